#include "app/commands/command.h"

#include "core/desk/files.h"

namespace soundings {

namespace {

struct Options
{
    std::string file, reference, output;
};

int original(Desk &desk, const Options &options)
{
    const Result<ResponseId> id = responseNamed(desk, options.reference);
    if (!id)
        return fail(id.error());
    const Result<QByteArray> bytes = desk.original(*id);
    if (!bytes)
        return fail(bytes.error());
    const Result<> written = writeWholeFile(fromArgument(options.output), *bytes);
    return written ? done : fail(written.error());
}

} // namespace

void addOriginal(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "original", "The bytes of a response exactly as they were received",
        [](CLI::App &command, Options &options) {
            command.add_option("REFERENCE", options.reference, "Like R-0017")->required();
            command.add_option("--output", options.output, "The file to write")->required();
        },
        original);
}

} // namespace soundings
