#include "core/store/considering.h"

#include "core/store/asking.h"
#include "core/store/journal.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

/// sum() of PostgreSQL is of another type than what it adds up.
const QString totals = u"SELECT response, count(*) AS times, count(DISTINCT person) AS people, "
                       "CAST(sum(seconds) AS BIGINT) AS seconds, min(opened) AS first_opened, "
                       "max(opened) AS last_opened FROM viewing GROUP BY response"_s;

QString columnOf(ConsiderationKey key)
{
    switch (key) {
    case ConsiderationKey::Reference: return u"r.number"_s;
    case ConsiderationKey::Respondent: return u"p.sort_name COLLATE \"binary\""_s;
    case ConsiderationKey::Received: return u"r.received"_s;
    case ConsiderationKey::FirstOpened: return u"coalesce(v.first_opened, 0)"_s;
    case ConsiderationKey::People: return u"coalesce(v.people, 0)"_s;
    case ConsiderationKey::Times: return u"coalesce(v.times, 0)"_s;
    case ConsiderationKey::InView: return u"coalesce(v.seconds, 0)"_s;
    case ConsiderationKey::Comments: return u"r.comments"_s;
    case ConsiderationKey::Status: return u"r.status"_s;
    case ConsiderationKey::Acknowledged: return u"coalesce(r.acknowledged, 0)"_s;
    }
    return u"r.number"_s;
}

QString listOf(const std::vector<ResponseId> &ids)
{
    QJsonArray array;
    for (const ResponseId id : ids)
        array.append(id.value);
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

template<class E>
E as(const Statement &row, int column)
{
    return static_cast<E>(row.number(column));
}

std::optional<Instant> instantOrNone(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant{row.number(column)});
}

ConsiderationRow rowFrom(const Statement &row)
{
    ConsiderationRow r;
    r.id = {row.number(0)};
    r.number = int(row.number(1));
    r.respondent = {{}, row.text(2), row.text(3), as<RespondentKind>(row, 4), row.text(5), row.text(6)};
    r.channel = as<Channel>(row, 7);
    r.received = {row.number(8)};
    r.evidence = as<Evidence>(row, 9);
    r.timeliness = as<Timeliness>(row, 10);
    r.lateRuling = as<LateRuling>(row, 11);
    r.confidentiality = as<Confidentiality>(row, 12);
    r.status = as<Status>(row, 13);
    r.acknowledged = instantOrNone(row, 14);
    r.comments = int(row.number(15));
    return r;
}

} // namespace

std::vector<ResponseId> considered(Connection &connection, const QString &query, ConsiderationSort sort)
{
    const Asked asked = ask(connection, query);
    std::vector<ResponseId> ids;
    Statement rows(connection, u"SELECT r.id FROM response r JOIN respondent p ON p.id = r.respondent "
                               "LEFT JOIN (%1) v ON v.response = r.id WHERE (%2) ORDER BY %3 %4, r.number"_s.arg(
                                   totals, asked.sql.where, columnOf(sort.key), sort.descending ? u"DESC"_s : u"ASC"_s));
    for (rows.withAll(asked.sql.binds).run(); rows.next();)
        ids.push_back({rows.number(0)});
    return ids;
}

std::vector<ConsiderationRow> considerationRows(Connection &connection, const std::vector<ResponseId> &ids)
{
    const QString list = listOf(ids);
    const QString listed = connection.engine().listedIds();
    QHash<ResponseId, ConsiderationRow> byId;
    Statement rows(connection, u"SELECT r.id, r.number, p.name, p.organisation, p.kind, p.place, p.address, r.channel, "
                               "r.received, r.evidence, r.timeliness, r.late_ruling, r.confidentiality, r.status, "
                               "r.acknowledged, r.comments FROM response r JOIN respondent p ON p.id = r.respondent "
                               "WHERE r.id IN "_s + listed);
    for (rows.with(list).run(); rows.next();) {
        ConsiderationRow row = rowFrom(rows);
        byId.insert(row.id, std::move(row));
    }
    for (const Viewing &viewing : viewingsOf(connection, ids)) {
        const auto row = byId.find(viewing.response);
        if (row == byId.end())
            continue;
        ++row->times;
        row->seconds += viewing.seconds;
        row->firstOpened = row->firstOpened.value_or(viewing.opened);
        row->lastOpened = viewing.opened;
        if (!row->people.contains(viewing.person))
            row->people << viewing.person;
    }
    std::vector<ConsiderationRow> ordered;
    for (const ResponseId id : ids) {
        if (const auto row = byId.find(id); row != byId.end()) {
            row->people.sort(Qt::CaseInsensitive);
            ordered.push_back(*row);
        }
    }
    return ordered;
}

std::vector<Viewing> viewingsOf(Connection &connection, const std::vector<ResponseId> &ids)
{
    std::vector<Viewing> viewings;
    Statement rows(connection, u"SELECT response, opened, person, seconds FROM viewing WHERE response IN %1 "
                               "ORDER BY opened, id"_s.arg(connection.engine().listedIds()));
    for (rows.with(listOf(ids)).run(); rows.next();)
        viewings.push_back({{rows.number(0)}, {rows.number(1)}, rows.text(2), int(rows.number(3))});
    return viewings;
}

std::vector<ConsiderationStep> considerationSteps(Connection &connection, const std::vector<ResponseId> &ids)
{
    std::vector<std::pair<ResponseId, qint64>> entries;
    Statement rows(connection, u"SELECT response, seq FROM journal WHERE response IN %1 AND kind IN ('status-changed', "
                               "'acknowledged', 'late-ruled', 'duplicate-judged', 'receipt-corrected', 'person-erased') "
                               "ORDER BY seq"_s.arg(connection.engine().listedIds()));
    for (rows.with(listOf(ids)).run(); rows.next();)
        entries.emplace_back(ResponseId{rows.number(0)}, rows.number(1));
    std::vector<qint64> numbers;
    for (const auto &[response, entry] : entries)
        numbers.push_back(entry);
    std::vector<ConsiderationStep> steps;
    for (const JournalRow &row : journalRows(connection, numbers))
        steps.push_back({row.response, row.seq, row.at, row.by, row.what});
    return steps;
}

} // namespace soundings::store
