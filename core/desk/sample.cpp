#include "core/desk/sample.h"

#include "core/consultation/words.h"
#include "core/deadline/localtime.h"
#include "core/desk/campaigns.h"
#include "core/desk/desk.h"
#include "core/desk/files.h"
#include "core/desk/tagging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

using ByMessage = QHash<QString, ResponseId>;

Result<std::vector<QJsonObject>> readLines(const QString &file)
{
    const Result<QByteArray> bytes = readWholeFile(file);
    if (!bytes)
        return passOn(bytes);
    std::vector<QJsonObject> objects;
    for (const QByteArray &line : bytes->split('\n')) {
        if (!line.trimmed().isEmpty())
            objects.push_back(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

QStringList strings(const QJsonValue &array)
{
    QStringList all;
    for (const QJsonValue &value : array.toArray())
        all << value.toString();
    return all;
}

Result<NewConsultation> describe(const QJsonObject &json, const QDir &folder)
{
    NewConsultation how;
    how.title = json[u"title"].toString();
    how.organisation = json[u"organisation"].toString();
    how.zone = json[u"zone"].toString().toLatin1();
    how.draftFile = folder.filePath(json[u"draft"].toString());
    how.themesFile = folder.filePath(json[u"themes"].toString());
    const Result<QTimeZone> zone = readZone(how.zone);
    if (!zone)
        return passOn(zone);
    const Result<Instant> opens = readTime(json[u"opens"].toString(), *zone);
    const Result<Instant> closes = readTime(json[u"closes"].toString(), *zone);
    if (!opens || !closes)
        return passOn(opens ? closes : opens);
    how.opens = *opens;
    how.closes = *closes;
    return how;
}

Respondent described(const QJsonObject &json, Respondent respondent)
{
    respondent.name = json[u"name"].toString(respondent.name);
    respondent.organisation = json[u"organisation"].toString(respondent.organisation);
    respondent.place = json[u"place"].toString(respondent.place);
    respondent.kind = fromWord<RespondentKind>(json[u"kind"].toString()).value_or(respondent.kind);
    return respondent;
}

Result<ByMessage> takeInSample(Desk &desk, const QStringList &sources, const ImportProgress &progress)
{
    const Result<ImportSummary> summary = desk.takeIn({sources, {}, {}}, {progress.step, {}, progress.stop});
    if (!summary)
        return passOn(summary);
    if (summary->cancelled)
        return failure(ErrorKind::Cancelled, QCoreApplication::translate("soundings", "Stopped."));
    ByMessage byMessage;
    for (const ImportItem &item : summary->items) {
        if (item.outcome == ImportOutcome::Added && !item.response.messageId.isEmpty())
            byMessage.insert(u'<' + item.response.messageId + u'>', item.response.id);
        if (progress.item)
            progress.item(item);
    }
    return byMessage;
}

/// Letters came on paper: when, and from whom, a person entered.
Result<> takeInLetters(Desk &desk, const QJsonArray &letters, const QDir &folder, const QTimeZone &zone)
{
    for (const QJsonValue &letter : letters) {
        const Result<Instant> received = readTime(letter[u"received"].toString(), zone);
        if (!received)
            return passOn(received);
        const Result<ImportSummary> summary =
            desk.takeIn({{folder.filePath(letter[u"file"].toString())},
                         fromWord<Channel>(letter[u"channel"].toString()).value_or(Channel::Letter), *received},
                        {});
        if (!summary)
            return passOn(summary);
        for (const ImportItem &item : summary->items) {
            const Result<ChangeSet> named = desk.apply(
                {RespondentChanged{item.response.id, item.response.respondent,
                                   described(letter.toObject(), item.response.respondent)}},
                {});
            if (!named)
                return passOn(named);
        }
    }
    return {};
}

Result<> nameRespondents(Desk &desk, const QString &file, const ByMessage &byMessage)
{
    const Result<std::vector<QJsonObject>> lines = readLines(file);
    if (!lines)
        return passOn(lines);
    ChangeSet changes;
    for (const QJsonObject &line : *lines) {
        const ResponseId id = byMessage.value(line[u"message-id"].toString());
        const Result<ResponseDetail> detail = desk.response(id);
        if (!detail)
            continue; // a duplicate: its first copy has been named
        const Respondent before = detail->response.respondent;
        const Respondent after = described(line, before);
        if (after != before)
            changes.push_back(RespondentChanged{id, before, after});
    }
    const Result<ChangeSet> applied = desk.apply(std::move(changes), {});
    return applied ? Result<>() : passOn(applied);
}

Result<> tagSample(Desk &desk, const QString &file, const ByMessage &byMessage)
{
    const Result<std::vector<QJsonObject>> lines = readLines(file);
    if (!lines)
        return passOn(lines);
    ChangeSet changes;
    QHash<ResponseId, int> commented;
    for (const QJsonObject &line : *lines) {
        Tagging how;
        how.response = byMessage.value(line[u"message-id"].toString());
        how.quote = line[u"quote"].toString();
        how.themes = strings(line[u"themes"]);
        how.sections = strings(line[u"sections"]);
        how.stance = fromWord<Stance>(line[u"stance"].toString()).value_or(Stance::None);
        how.note = line[u"note"].toString();
        const Result<Comment> comment = readTagging(desk, how);
        if (!comment)
            return passOn(comment);
        changes.push_back(CommentAdded{*comment});
        ++commented[how.response];
    }
    for (const ResponseId id : commented.keys())
        changes.push_back(StatusChanged{id, Status::Unread, Status::Tagged});
    const Result<ChangeSet> applied = desk.apply(std::move(changes), {});
    return applied ? Result<>() : passOn(applied);
}

Result<> fill(Desk &desk, const QJsonObject &json, const QDir &folder, const ImportProgress &progress)
{
    const Result<> letters = takeInLetters(desk, json[u"letters"].toArray(), folder,
                                           QTimeZone(json[u"zone"].toString().toLatin1()));
    if (!letters)
        return letters;
    QStringList sources;
    for (const QString &source : strings(json[u"responses"]))
        sources << folder.filePath(source);
    const Result<ByMessage> byMessage = takeInSample(desk, sources, progress);
    if (!byMessage)
        return passOn(byMessage);
    const QString respondents = folder.filePath(json[u"respondents"].toString());
    if (const Result<> named = nameRespondents(desk, respondents, *byMessage); !named)
        return named;
    if (const Result<> tagged = tagSample(desk, folder.filePath(json[u"comments"].toString()), *byMessage); !tagged)
        return tagged;
    const Result<CampaignSearch> campaigns = findCampaigns(desk);
    return campaigns ? Result<>() : passOn(campaigns);
}

} // namespace

Result<> makeSample(const QString &sampleFolder, const QString &targetFile, const QString &person,
                    const ImportProgress &progress)
{
    const QDir folder(sampleFolder);
    const Result<QByteArray> bytes = readWholeFile(folder.filePath(u"sample.json"_s));
    if (!bytes)
        return passOn(bytes);
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    const Result<NewConsultation> how = describe(json, folder);
    if (!how)
        return passOn(how);
    Result<std::unique_ptr<Desk>> desk = Desk::create(targetFile, *how, person);
    if (!desk)
        return passOn(desk);
    const Result<> filled = fill(**desk, json, folder, progress);
    desk->reset();
    if (!filled) {
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(targetFile + ending);
    }
    return filled;
}

Result<QString> sampleAt(const QString &file, const ImportProgress &progress)
{
    const QDir own(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QString target = file.isEmpty() ? own.filePath(u"sample.soundings"_s) : file;
    if (QFile::exists(target))
        return target;
    if (sampleFolder().isEmpty()) {
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("soundings", "The sample consultation is not installed."));
    }
    QDir().mkpath(QFileInfo(target).absolutePath());
    const Result<> made = makeSample(sampleFolder(), target, Desk::currentPerson(), progress);
    return made ? Result<QString>(target) : passOn(made);
}

QString sampleFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    for (const QString &place : {u"../share/soundings/sample"_s, u"../../../resources/sample"_s}) {
        if (program.exists(place + u"/sample.json"_s))
            return QDir::cleanPath(program.filePath(place));
    }
    return {};
}

} // namespace soundings
