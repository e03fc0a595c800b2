#include "app/commands/importeditems.h"

#include "core/desk/projects.h"

#include <QFileInfo>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, output;
};

int exportAll(Desk &desk, const Options &options)
{
    const QString file = fromArgument(options.output);
    if (!file.endsWith(u".qdpx"_s, Qt::CaseInsensitive)) {
        return fail({ErrorKind::Invalid,
                     u"%1: a consultation is exported as .qdpx (REFI-QDA)."_s.arg(QFileInfo(file).fileName()),
                     {}});
    }
    const Result<ProjectExport> written = exportProject(desk, file, [](int made, int total, const QString &) {
        showProgress(made, total);
        return true;
    });
    clearProgress();
    if (!written)
        return fail(written.error());
    for (const QString &sentence : written->leftOut)
        say(sentence);
    say(u"%1 responses, %2 comments exported"_s.arg(written->responses).arg(written->comments));
    return done;
}

} // namespace

void addExport(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "export",
        "Write the consultation as a REFI-QDA project, for NVivo, MAXQDA, ATLAS.ti and others",
        [](CLI::App &command, Options &options) {
            command.add_option("FILE", options.output, "The .qdpx file to write")->required();
        },
        exportAll);
}

} // namespace soundings
