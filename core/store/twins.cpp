#include "core/store/twins.h"

#include "core/consultation/words.h"
#include "core/duplicates/textkey.h"
#include "core/store/applying.h"

#include <QCoreApplication>
#include <QtConcurrent>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString referenceOf(Connection &connection, ResponseId response)
{
    Statement row(connection, u"SELECT number FROM response WHERE id = ?"_s);
    if (!row.with(response.value).run().next())
        refuse(ErrorKind::NotFound, text("This response is not in the consultation."));
    return reference(int(row.number(0)));
}

bool isSetAside(Connection &connection, ResponseId response, ResponseId exceptFor = {})
{
    Statement row(connection, u"SELECT 1 FROM twin WHERE response = ? AND other <> ? AND ruling = ?"_s);
    return row.with(response.value, exceptFor.value, int(TwinRuling::SetAside)).run().next();
}

/// Of several that say the same one must stay in the numbers.
void checkSomethingStays(Connection &connection, const DuplicateJudged &change)
{
    if (change.reasonAfter.trimmed().isEmpty())
        refuse(ErrorKind::Invalid, text("Say why it is set aside: the reason stays on record."));
    if (isSetAside(connection, change.other)) {
        refuse(
            ErrorKind::Refused,
            text("%1 is set aside itself. Keep one of the two in the numbers.").arg(change.otherReference));
    }
    if (isSetAside(connection, change.response, change.other)) {
        refuse(ErrorKind::Refused, text("%1 is set aside already, as a duplicate of another response.")
                                       .arg(referenceOf(connection, change.response)));
    }
    Statement leaning(connection, u"SELECT r.number FROM twin t JOIN response r ON r.id = t.response "
                                  "WHERE t.other = ? AND t.ruling = ?"_s);
    if (leaning.with(change.response.value, int(TwinRuling::SetAside)).run().next()) {
        refuse(ErrorKind::Refused,
               text("%1 was set aside as a duplicate of %2, so %2 must stay. Set the other one aside.")
                   .arg(reference(int(leaning.number(0))), referenceOf(connection, change.response)));
    }
}

QByteArray textKeyOf(const std::vector<Part> &parts)
{
    return duplicates::textKey(duplicates::bareText(parts));
}

void keepTextKey(Connection &connection, ResponseId response, const QByteArray &key)
{
    if (!key.isEmpty())
        Statement(connection, u"INSERT INTO text_key VALUES(?, ?)"_s).with(response.value, key).run();
}

} // namespace

/// Reckoned on all processors: an import waits for nothing else as often as for the one that writes.
void keepTextKeys(Connection &connection, const std::vector<const Response *> &received)
{
    const auto keys = QtConcurrent::blockingMapped<std::vector<QByteArray>>(
        received, [](const Response *response) { return textKeyOf(response->parts); });
    for (size_t i = 0; i < received.size(); ++i)
        keepTextKey(connection, received[i]->id, keys[i]);
}

void fillTextKeys(Connection &connection)
{
    std::vector<ResponseId> ids;
    Statement rows(connection, u"SELECT id FROM response ORDER BY id"_s);
    for (rows.run(); rows.next();)
        ids.push_back({rows.number(0)});
    for (const ResponseId id : ids)
        keepTextKey(connection, id, textKeyOf(textsOf(connection, id)));
}

void judgeTwins(Connection &connection, DuplicateJudged &change)
{
    change.otherReference = referenceOf(connection, change.other);
    if (change.after == TwinRuling::SetAside)
        checkSomethingStays(connection, change);
    Statement standing(connection,
                       u"SELECT response, ruling, reason FROM twin WHERE (response = ? AND other = ?) OR "
                       "(response = ? AND other = ?)"_s);
    standing.with(change.response.value, change.other.value, change.other.value, change.response.value).run();
    const bool judged = standing.next();
    const bool same = judged ? standing.number(0) == change.response.value &&
                                   standing.number(1) == int(change.before) &&
                                   standing.text(2) == change.reasonBefore
                             : change.before == TwinRuling::None;
    if (!same)
        overtaken("The judgement on these two");
    Statement(connection, u"DELETE FROM twin WHERE response = ? AND other = ?"_s)
        .with(change.response.value, change.other.value)
        .run();
    if (change.after != TwinRuling::None) {
        Statement(connection, u"INSERT INTO twin VALUES(?, ?, ?, ?)"_s)
            .with(change.response.value, change.other.value, int(change.after), change.reasonAfter)
            .run();
    }
    if (change.earlierBefore == change.earlierAfter)
        return;
    Statement earlier(connection,
                      u"UPDATE response SET earlier = ? WHERE id = ? AND coalesce(earlier, 0) = ?"_s);
    earlier.with(idOrNull(change.earlierAfter), change.response.value, change.earlierBefore.value).run();
    if (earlier.rowsAffected() != 1)
        overtaken("The response");
}

void joinRespondents(Connection &connection, RespondentsJoined &change)
{
    change.otherReference = referenceOf(connection, change.other);
    Statement update(connection, change.after ? u"INSERT INTO joined VALUES(?, ?) ON CONFLICT DO NOTHING"_s
                                              : u"DELETE FROM joined WHERE response = ? AND other = ?"_s);
    update.with(change.response.value, change.other.value).run();
    if (change.before == change.after || update.rowsAffected() != 1)
        overtaken("Who is one person with whom");
}

void dismissSuggestion(Connection &connection, const SuggestionDismissed &change)
{
    Statement update(connection, change.after ? u"INSERT INTO suggestion_dismissed VALUES(?) ON CONFLICT DO NOTHING"_s
                                              : u"DELETE FROM suggestion_dismissed WHERE response = ?"_s);
    update.with(change.response.value).run();
    if (change.before == change.after || update.rowsAffected() != 1)
        overtaken("The suggestion");
}

std::vector<duplicates::Candidate> twinCandidates(Connection &connection)
{
    std::vector<duplicates::Candidate> all;
    QHash<ResponseId, size_t> places;
    Statement rows(connection,
                   u"SELECT r.id, r.number, p.name, p.organisation, p.address, r.channel, r.message_id, "
                   "r.original, k.key FROM response r JOIN respondent p ON p.id = r.respondent "
                   "LEFT JOIN text_key k ON k.response = r.id ORDER BY r.number"_s);
    for (rows.run(); rows.next();) {
        places.insert({rows.number(0)}, all.size());
        all.push_back({{rows.number(0)},
                       int(rows.number(1)),
                       sortKey(rows.text(2)),
                       sortKey(rows.text(3)),
                       sortKey(rows.text(4)),
                       static_cast<Channel>(rows.number(5)),
                       rows.text(6),
                       rows.bytes(7),
                       {},
                       rows.bytes(8)});
    }
    Statement files(connection, u"SELECT response, sha256 FROM part WHERE kind = ? AND bytes > 0"_s);
    for (files.with(int(PartKind::Attachment)).run(); files.next();) {
        if (const auto place = places.constFind({files.number(0)}); place != places.constEnd())
            all[*place].attachments.push_back(files.bytes(1));
    }
    return all;
}

std::vector<duplicates::Judgement> twinJudgements(Connection &connection)
{
    std::vector<duplicates::Judgement> all;
    Statement rows(connection,
                   u"SELECT response, other, ruling, reason FROM twin ORDER BY response, other"_s);
    for (rows.run(); rows.next();)
        all.push_back(
            {{rows.number(0)}, {rows.number(1)}, static_cast<TwinRuling>(rows.number(2)), rows.text(3)});
    return all;
}

std::vector<std::pair<ResponseId, ResponseId>> joinedResponses(Connection &connection)
{
    std::vector<std::pair<ResponseId, ResponseId>> all;
    Statement rows(connection, u"SELECT response, other FROM joined ORDER BY response, other"_s);
    for (rows.run(); rows.next();)
        all.emplace_back(ResponseId{rows.number(0)}, ResponseId{rows.number(1)});
    return all;
}

std::vector<Part> textsOf(Connection &connection, ResponseId response)
{
    std::vector<Part> parts;
    Statement rows(connection, u"SELECT kind, idx, text FROM part WHERE response = ? ORDER BY idx"_s);
    for (rows.with(response.value).run(); rows.next();) {
        Part part;
        part.kind = static_cast<PartKind>(rows.number(0));
        part.index = int(rows.number(1));
        part.text = rows.text(2);
        parts.push_back(std::move(part));
    }
    return parts;
}

bool isOpenForSuggestion(Connection &connection, ResponseId response)
{
    Statement row(connection,
                  u"SELECT EXISTS(SELECT 1 FROM suggestion_dismissed WHERE response = ?) OR "
                  "EXISTS(SELECT 1 FROM journal WHERE response = ? AND kind = 'respondent-changed')"_s);
    row.with(response.value, response.value).run().next();
    return row.number(0) == 0;
}

std::vector<Respondent> namedFromDomain(Connection &connection, const QString &domain, ResponseId except)
{
    std::vector<Respondent> all;
    QString pattern = sortKey(domain);
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    // Few are edited by hand: their journal entries lead to them, not a walk over all addresses.
    Statement rows(
        connection,
        u"SELECT p.name, p.organisation, p.kind, p.place, p.address "
        "FROM journal j JOIN response r ON r.id = j.response JOIN respondent p ON p.id = r.respondent "
        "WHERE j.kind = 'respondent-changed' AND r.id <> ? AND p.address_key LIKE ? ESCAPE '\\' "
        "GROUP BY p.name, p.organisation, p.kind, p.place, p.address ORDER BY max(j.seq) DESC LIMIT 20"_s);
    for (rows.with(except.value, u"%@"_s + pattern).run(); rows.next();) {
        all.push_back({{},
                       rows.text(0),
                       rows.text(1),
                       static_cast<RespondentKind>(rows.number(2)),
                       rows.text(3),
                       rows.text(4)});
    }
    return all;
}

} // namespace soundings::store
