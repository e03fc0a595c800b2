#include "app/commands/command.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

struct Options
{
    std::string file, table, output;
};

/// What of the map a person should look at before using it.
void tellProblems(const survey::Guess &guess, const tables::Table &table)
{
    if (!guess.certain)
        say(guess.doubt);
    const tables::Sheet *sheet = survey::sheetOf(guess.map, table);
    if (!sheet)
        return;
    for (const survey::Problem &problem : survey::checkMap(guess.map, *sheet))
        say(problem.text);
}

int map(Desk &desk, const Options &options)
{
    const QString file = fromArgument(options.table);
    if (tableTypeOf(file).isEmpty()) {
        return fail({ErrorKind::Invalid,
                     QCoreApplication::translate(
                         "soundings", "%1 is no table: survey tables end in .csv, .tsv, .xlsx, .xls or .ods.")
                         .arg(QFileInfo(file).fileName()),
                     {}});
    }
    const Result<tables::Table> table = desk.readTable(file);
    if (!table)
        return fail(table.error());
    const survey::Guess guess = survey::guessMap(*table);
    tellProblems(guess, *table);
    if (options.output.empty()) {
        print(QString::fromUtf8(survey::writeMap(guess.map)).trimmed());
        return done;
    }
    const Result<> written = writeMapFile(fromArgument(options.output), guess.map);
    return written ? done : fail(written.error());
}

} // namespace

void addMap(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "map",
        "What the columns of a survey's table seem to mean, as a map to correct and import with",
        [](CLI::App &command, Options &options) {
            command.add_option("TABLE", options.table, "A survey's table")->required();
            command.add_option("--output", options.output, "The map file to write; otherwise it is printed");
        },
        map);
}

} // namespace soundings
