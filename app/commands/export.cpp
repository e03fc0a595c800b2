#include "app/commands/importeditems.h"

#include "core/desk/exporting.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, output;
    bool anonymous = false;
};

int exportAll(Desk &desk, const Options &options)
{
    const Result<Exported> written =
        exportConsultation(
            desk, fromArgument(options.output),
            [](int made, int total, const QString &) {
                showProgress(made, total);
                return true;
            },
            options.anonymous);
    clearProgress();
    if (!written)
        return fail(written.error());
    for (const QString &sentence : written->leftOut + written->remarks)
        say(sentence);
    say(u"%1 responses, %2 comments exported"_s.arg(written->responses).arg(written->comments));
    return done;
}

} // namespace

void addExport(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "export",
        "Write all responses: a REFI-QDA project, a workbook, a table or JSON lines",
        [](CLI::App &command, Options &options) {
            command.add_option("FILE", options.output, "The file to write; its ending chooses the format: .qdpx, .xlsx, .csv or .jsonl")->required();
            command.add_flag("--anonymous", options.anonymous,
                             "Without what tells who wrote, and without what is confidential; not as .qdpx");
        },
        exportAll);
}

} // namespace soundings
