#include "app/commands/command.h"

#include "core/desk/recordkeeping.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, target;
};

int backup(Desk &desk, const Options &options)
{
    const Result<> made = backUp(desk, fromArgument(options.target));
    return made ? done : fail(made.error());
}

int rescue(const Options &options)
{
    const QString target = fromArgument(options.target);
    const Result<std::vector<Finding>> lost = salvage(fromArgument(options.file), target);
    if (!lost)
        return fail(lost.error());
    for (const Finding &finding : *lost)
        print(u"%1: %2: %3"_s.arg(finding.what, finding.where, finding.detail));
    if (lost->empty())
        return done;
    say(u"soundings: %1 was made of what could be read; what could not, and what is unsure, is listed (%2)"_s
            .arg(target)
            .arg(lost->size()));
    return someUnreadable;
}

} // namespace

void addBackup(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "backup", "Write a copy while the consultation is in use, and check it",
        [](CLI::App &command, Options &options) {
            command.add_option("FILE", options.target, "The copy; nothing is overwritten")->required();
        },
        backup);
}

void addSalvage(CLI::App &app, Commands &chosen)
{
    CLI::App *command =
        app.add_subcommand("salvage", "Read what can be read of a damaged consultation into a new one");
    const auto options = std::make_shared<Options>();
    command->add_option("DAMAGED", options->file, "The damaged file; it stays as it is")->required();
    command->add_option("NEW", options->target, "The file to make; nothing is overwritten")->required();
    command->callback([options, &chosen] { chosen.run = [options] { return rescue(*options); }; });
}

} // namespace soundings
