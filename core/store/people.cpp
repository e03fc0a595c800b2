#include "core/store/people.h"

#include "core/search/wordscanner.h"
#include "core/store/erasing.h"
#include "core/store/reading.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString listOf(const std::vector<ResponseId> &ids)
{
    QJsonArray array;
    for (const ResponseId id : ids)
        array.append(id.value);
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// Rows of id, number, text and author.
void add(std::vector<HeldMention> &mentions, Connection &connection, HeldMention::Kind kind, const QString &sql,
         const QVariantList &values)
{
    Statement rows(connection, sql);
    for (rows.withAll(values).run(); rows.next();)
        mentions.push_back({kind, rows.number(0), int(rows.number(1)), rows.text(2), rows.text(3)});
}

/// Items that could not be read may have the name in their bytes.
bool isIn(const QByteArray &bytes, const QString &words)
{
    return QString::fromUtf8(bytes).contains(words, Qt::CaseInsensitive)
           || QString::fromLatin1(bytes).contains(words, Qt::CaseInsensitive);
}

} // namespace

std::vector<HeldResponse> heldResponses(Connection &connection, const std::vector<ResponseId> &ids)
{
    QHash<ResponseId, HeldResponse> byId;
    Statement rows(connection, u"SELECT r.id, r.number, p.id, p.name, p.organisation, p.kind, p.place, p.address, "
                               "r.subject, r.received FROM response r JOIN respondent p ON p.id = r.respondent "
                               "WHERE r.id IN "_s + connection.engine().listedIds());
    for (rows.with(listOf(ids)).run(); rows.next();) {
        byId.insert({rows.number(0)},
                    {{rows.number(0)},
                     int(rows.number(1)),
                     {{rows.number(2)}, rows.text(3), rows.text(4), static_cast<RespondentKind>(rows.number(5)),
                      rows.text(6), rows.text(7)},
                     rows.text(8),
                     {rows.number(9)}});
    }
    std::vector<HeldResponse> ordered;
    for (const ResponseId id : ids) {
        if (const auto found = byId.constFind(id); found != byId.constEnd())
            ordered.push_back(*found);
    }
    return ordered;
}

std::vector<ResponseId> namedInDelivery(Connection &connection, const QString &words)
{
    const QString folded = search::fold(words);
    std::vector<ResponseId> ids;
    Statement rows(connection, u"SELECT id FROM response WHERE instr(fold(source), ?) > 0 OR instr(fold(message_id), ?) > 0 "
                               "OR id IN (SELECT response FROM hop WHERE instr(fold(sender), ?) > 0 OR "
                               "instr(fold(receiver), ?) > 0) ORDER BY number"_s);
    for (rows.with(folded, folded, folded, folded).run(); rows.next();)
        ids.push_back({rows.number(0)});
    return ids;
}

std::vector<HeldMention> mentionsOf(Connection &connection, const QString &words)
{
    using Kind = HeldMention::Kind;
    const QString folded = search::fold(words);
    std::vector<HeldMention> mentions;
    add(mentions, connection, Kind::Note,
        u"SELECT c.id, r.number, c.note, c.author FROM comment c JOIN response r ON r.id = c.response "
        "WHERE instr(fold(c.note), ?) > 0 ORDER BY c.id"_s,
        {folded});
    add(mentions, connection, Kind::Memo,
        u"SELECT m.id, coalesce(r.number, 0), m.text, m.author FROM memo m "
        "LEFT JOIN response r ON m.kind = %1 AND r.id = m.target WHERE instr(fold(m.text), ?) > 0 ORDER BY m.id"_s
            .arg(int(MemoKind::Response)),
        {folded});
    add(mentions, connection, Kind::Search,
        u"SELECT id, 0, name || ': ' || query, '' FROM saved_search WHERE instr(fold(name), ?) > 0 OR "
        "instr(fold(query), ?) > 0 ORDER BY id"_s,
        {folded, folded});
    add(mentions, connection, Kind::Reason,
        u"SELECT id, number, late_reason, '' FROM response WHERE instr(fold(late_reason), ?) > 0 "
        "UNION ALL SELECT t.response, r.number, t.reason, '' FROM twin t JOIN response r ON r.id = t.response "
        "WHERE instr(fold(t.reason), ?) > 0 "
        "UNION ALL SELECT id, 0, reason, by FROM extension WHERE instr(fold(reason), ?) > 0"_s,
        {folded, folded, folded});
    for (const UnreadableItem &item : unreadableItems(connection)) {
        if (item.source.startsWith(erasedSource))
            continue;
        if (search::fold(item.source).contains(folded) || isIn(originalBytes(connection, item.original), words))
            mentions.push_back({Kind::Unreadable, item.id.value, 0, item.source, {}});
    }
    return mentions;
}

int entriesAbout(Connection &connection, const std::vector<ResponseId> &ids)
{
    Statement count(connection,
                    u"SELECT count(*) FROM journal WHERE response IN "_s + connection.engine().listedIds());
    return count.with(listOf(ids)).run().next() ? int(count.number(0)) : 0;
}

std::vector<HeldMention> notesOn(Connection &connection, ResponseId response)
{
    std::vector<HeldMention> notes;
    add(notes, connection, HeldMention::Kind::Note,
        u"SELECT c.id, r.number, c.note, c.author FROM comment c JOIN response r ON r.id = c.response "
        "WHERE c.response = ? AND c.note <> '' ORDER BY c.id"_s,
        {response.value});
    return notes;
}

} // namespace soundings::store
