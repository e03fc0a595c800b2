#include "app/commands/command.h"

namespace soundings {

namespace {

struct Options
{
    std::string file, closes, reason;
};

int extend(Desk &desk, const Options &options)
{
    const Result<Instant> closes = timeIn(desk, options.closes);
    if (!closes)
        return fail(closes.error());
    const Result<ChangeSet> moved = desk.extend(*closes, fromArgument(options.reason));
    return moved ? done : fail(moved.error());
}

} // namespace

void addExtend(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "extend", "Move the deadline; the old one stays on record",
        [](CLI::App &command, Options &options) {
            command.add_option("--closes", options.closes, "The new deadline, like 2020-02-14T17:00")->required();
            command.add_option("--reason", options.reason, "Why; it stays on record and is printed in reports")->required();
        },
        extend);
}

} // namespace soundings
