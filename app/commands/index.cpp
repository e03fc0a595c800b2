#include "app/commands/command.h"
#include "app/commands/importeditems.h"
#include "core/desk/indexkeeping.h"

namespace soundings {

namespace {

struct Options
{
    std::string file;
    bool rebuild = false;
};

int index(Desk &desk, const Options &options)
{
    const Result<QString> complaint = bringIndexUpToDate(desk, options.rebuild, [](qint64 made, qint64 total) {
        showProgress(int(made), int(total));
        return true;
    });
    clearProgress();
    if (!complaint)
        return fail(complaint.error());
    if (!complaint->isEmpty())
        say(*complaint);
    return done;
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
