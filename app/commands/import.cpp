#include "app/commands/importeditems.h"

#include "core/consultation/words.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, channel, received, map;
    std::vector<std::string> sources;
    bool json = false;
};

Result<ImportRequest> requestFrom(const Desk &desk, const Options &options)
{
    ImportRequest request;
    for (const std::string &source : options.sources)
        request.sources << fromArgument(source);
    request.channel = fromWord<Channel>(fromArgument(options.channel));
    if (!options.received.empty()) {
        const Result<Instant> received = timeIn(desk, options.received);
        if (!received)
            return passOn(received);
        request.received = *received;
    }
    if (!options.map.empty()) {
        Result<survey::SurveyMap> map = readMapFile(fromArgument(options.map));
        if (!map)
            return passOn(map);
        request.map = *std::move(map);
    }
    return request;
}

int take(Desk &desk, const Options &options)
{
    const Result<ImportRequest> request = requestFrom(desk, options);
    if (!request)
        return fail(request.error());
    ImportProgress progress;
    progress.item = [&](const ImportItem &item) { printItem(item, options.json); };
    progress.step = [](int taken, int total, const QString &) {
        showProgress(taken, total);
        return true;
    };
    const Result<ImportSummary> summary = desk.takeIn(*request, progress);
    clearProgress();
    return summary ? endOfImport(*summary) : fail(summary.error());
}

} // namespace

void addImport(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "import", "Take in files, folders, mbox files, Maildirs and survey tables",
        [](CLI::App &command, Options &options) {
            command.add_option("SOURCE", options.sources, "Files and folders")->required();
            command.add_option("--channel", options.channel, "How it came, where the kind of file does not tell")
                ->check(CLI::IsMember({"email", "letter", "survey", "event", "phone"}));
            command.add_option("--received", options.received, "When it came, on your word");
            command.add_option("--map", options.map, "What the columns of survey tables mean; “soundings map” writes one");
            command.add_flag("--json", options.json, "As JSON lines, one for each item");
        },
        take);
}

} // namespace soundings
