#include "app/commands/importeditems.h"

#include "core/desk/projects.h"

#include <QFileInfo>

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

bool goOn(int taken, int total, const QString &)
{
    showProgress(taken, total);
    return true;
}

int takeProject(Desk &desk, const QString &file, const ImportRequest &request, bool json)
{
    const Result<ProjectImport> taken = importProject(desk, {file, request.channel, request.received}, goOn);
    clearProgress();
    if (!taken)
        return fail(taken.error());
    for (const ImportItem &item : taken->responses)
        printItem(item, json);
    for (const QString &sentence : taken->notCarried)
        say(sentence);
    say(u"%1: %2 responses, %3 themes, %4 comments added; %5 comments there already"_s.arg(QFileInfo(file).fileName())
            .arg(taken->responses.size())
            .arg(taken->themes)
            .arg(taken->comments)
            .arg(taken->commentsThere));
    return taken->unreadable > 0 ? someUnreadable : done;
}

int take(Desk &desk, const Options &options)
{
    Result<ImportRequest> request = requestFrom(desk, options);
    if (!request)
        return fail(request.error());
    QStringList projects;
    for (const QString &source : QStringList(request->sources)) {
        if (source.endsWith(u".qdpx"_s, Qt::CaseInsensitive) && QFileInfo(source).isFile())
            projects << source;
    }
    int status = done;
    for (const QString &project : projects) {
        request->sources.removeAll(project);
        const int taken = takeProject(desk, project, *request, options.json);
        if (taken != done && taken != someUnreadable)
            return taken;
        status = qMax(status, taken);
    }
    if (request->sources.isEmpty())
        return status;
    ImportProgress progress;
    progress.item = [&](const ImportItem &item) { printItem(item, options.json); };
    progress.step = goOn;
    const Result<ImportSummary> summary = desk.takeIn(*request, progress);
    clearProgress();
    return summary ? qMax(status, endOfImport(*summary)) : fail(summary.error());
}

} // namespace

void addImport(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "import", "Take in files, folders, mbox files, Maildirs, survey tables and REFI-QDA projects",
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
