#include "app/commands/command.h"

#include "core/desk/reporting.h"
#include "core/reports/write.h"

#include <QFile>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, kind, output;
    std::vector<std::string> query;
    bool anonymous = false;
    std::string title, introduction, logo;
    std::vector<std::string> leftOut;
};

int report(Desk &desk, const Options &options)
{
    ReportRequest request;
    request.kind = fromArgument(options.kind);
    request.query = joined(options.query);
    request.anonymous = options.anonymous;
    request.form.title = fromArgument(options.title);
    for (const std::string &section : options.leftOut)
        request.form.leftOut << fromArgument(section);
    for (const auto &[name, into] : {std::pair(&options.introduction, false), std::pair(&options.logo, true)}) {
        if (name->empty())
            continue;
        QFile file(fromArgument(*name));
        if (!file.open(QIODevice::ReadOnly))
            return fail({ErrorKind::NotFound, u"%1 can't be read."_s.arg(file.fileName()), file.errorString()});
        if (into)
            request.form.logo = file.readAll();
        else
            request.form.introduction = QString::fromUtf8(file.readAll());
    }
    const Result<reports::Report> built = buildReport(desk, request);
    if (!built)
        return failQuery(request.query, built.error());
    const Result<> written = reports::write(*built, fromArgument(options.output));
    return written ? done : fail(written.error());
}

} // namespace

void addReport(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "report", "Write a report",
        [](CLI::App &command, Options &options) {
            command.add_option("KIND", options.kind, "summary, response, responses, receipt, consideration, points, you-said-we-did or campaigns")->required();
            command.add_option("QUERY", options.query, "Only the responses that match");
            command.add_option("--output", options.output, "The file to write; its ending chooses the format")->required();
            command.add_flag("--anonymous", options.anonymous,
                             "Without what tells who wrote, and without what is confidential");
            command.add_option("--title", options.title, "Instead of the report's own");
            command.add_option("--introduction", options.introduction, "A text file whose words stand before all else");
            command.add_option("--logo", options.logo, "A PNG or JPEG picture beside the title");
            command.add_option("--leave-out", options.leftOut, "A section, by its heading; may be given several times");
        },
        report);
}

} // namespace soundings
