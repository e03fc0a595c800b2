#include "app/commands/command.h"
#include "core/desk/copying.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string from;
    std::string to;
};

int copy(const Options &options)
{
    const Result<CopyCounts> copied =
        copyConsultation(fromArgument(options.from), fromArgument(options.to), showProgress);
    if (!copied)
        return fail(copied.error());
    print(u"Copied and checked: %1 rows, %2 journal entries."_s.arg(copied->rows).arg(copied->journal));
    return done;
}

} // namespace

void addCopy(CLI::App &app, Commands &chosen)
{
    CLI::App *command = app.add_subcommand("copy", "Copy a consultation between a file and a team database, whole; goes on where it was broken off");
    const auto options = std::make_shared<Options>();
    command->add_option("FROM", options->from, "A consultation: a file, or a team database (postgresql://…)")->required();
    command->add_option("TO", options->to, "A file to make, or an empty team database; nothing is overwritten")->required();
    command->callback([&chosen, options] { chosen.run = [options] { return copy(*options); }; });
}

} // namespace soundings
