#include "app/commands/command.h"

namespace soundings {

namespace {

struct Options
{
    std::string file;
    bool rebuild = false;
};

int index(Desk &desk, const Options &options)
{
    // The index is written with every change, so without --rebuild there is nothing to catch up on.
    const Result<> built = options.rebuild ? desk.rebuildIndex() : Result<>();
    return built ? done : fail(built.error());
}

} // namespace

void addIndex(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "index", "Bring the search index up to date",
        [](CLI::App &command, Options &options) {
            command.add_flag("--rebuild", options.rebuild, "Make it anew from the texts");
        },
        index);
}

} // namespace soundings
