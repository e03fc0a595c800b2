#include "app/commands/command.h"

#include "core/desk/reporting.h"
#include "core/reports/write.h"

namespace soundings {

namespace {

struct Options
{
    std::string file, kind, output;
    std::vector<std::string> query;
    bool anonymous = false;
};

int report(Desk &desk, const Options &options)
{
    ReportRequest request;
    request.kind = fromArgument(options.kind);
    request.query = joined(options.query);
    request.anonymous = options.anonymous;
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
            command.add_option("KIND", options.kind, "summary, response, responses, receipt, consideration, points or you-said-we-did")->required();
            command.add_option("QUERY", options.query, "Only the responses that match");
            command.add_option("--output", options.output, "The file to write; its ending chooses the format")->required();
            command.add_flag("--anonymous", options.anonymous,
                             "Without what tells who wrote, and without what is confidential");
        },
        report);
}

} // namespace soundings
