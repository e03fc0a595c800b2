#include "app/commands/command.h"
#include "core/desk/copying.h"

#include <cstdio>

#include <unistd.h>

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
    int shown = -1;
    const auto progress = [&](qint64 done, qint64 all) {
        if (const int percent = int(done * 100 / std::max<qint64>(all, 1)); percent != shown && ::isatty(STDERR_FILENO)) {
            shown = percent;
            std::fprintf(stderr, "\r%d %% of the rows", percent);
        }
        return true;
    };
    const Result<CopyCounts> copied = copyConsultation(fromArgument(options.from), fromArgument(options.to), progress);
    if (shown >= 0)
        std::fputc('\n', stderr);
    if (!copied)
        return fail(copied.error());
    print(u"Copied and checked: %1 rows, %2 journal entries."_s.arg(copied->rows).arg(copied->journal));
    return done;
}

} // namespace

void addCopy(CLI::App &app, Commands &chosen)
{
    CLI::App *command = app.add_subcommand("copy", "Copy a consultation between a file and a team database, whole");
    const auto options = std::make_shared<Options>();
    command->add_option("FROM", options->from, "A consultation: a file, or a team database (postgresql://…)")->required();
    command->add_option("TO", options->to, "A file to make, or an empty team database; nothing is overwritten")->required();
    command->callback([&chosen, options] { chosen.run = [options] { return copy(*options); }; });
}

} // namespace soundings
