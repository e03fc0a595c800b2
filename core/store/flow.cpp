#include "core/store/flow.h"

#include "core/store/asking.h"
#include "core/store/listing.h"

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

/// As the partial indexes have it, to the letter, so that they are used.
QString conditionOf(Waiting waiting)
{
    switch (waiting) {
    case Waiting::Unread: return u"r.status = 0"_s;
    case Waiting::WithoutComments: return u"r.comments = 0"_s;
    case Waiting::WithProposals: return u"r.proposals > 0"_s;
    case Waiting::Unassigned: return u"r.assignee = ''"_s;
    }
    return u"FALSE"_s;
}

struct Key
{
    QString column;
    bool descending = false;
};

/// The list's order, column by column; empty where only the whole list knows it.
std::vector<Key> keysOf(Sort sort)
{
    const bool down = sort.descending;
    switch (sort.key) {
    case SortKey::Received: return {{u"r.received"_s, down}, {u"r.number"_s, down}};
    case SortKey::Relevance: return {};
    case SortKey::Reference: return {{u"r.number"_s, down}};
    case SortKey::Respondent: return {{u"p.sort_name COLLATE \"binary\""_s, down}, {u"r.number"_s, false}};
    case SortKey::Kind: return {{u"p.kind"_s, down}, {u"r.number"_s, false}};
    case SortKey::Timeliness: return {{u"r.timeliness"_s, down}, {u"r.late_ruling"_s, false}, {u"r.number"_s, false}};
    case SortKey::Status: return {{u"r.status"_s, down}, {u"r.number"_s, false}};
    }
    return {};
}

const QString responses = u" FROM response r JOIN respondent p ON p.id = r.respondent WHERE "_s;

/// That a response comes after the one whose keys these are.
QString afterSql(const std::vector<Key> &keys, const QVariantList &values, QVariantList &binds)
{
    QStringList ways;
    QString same;
    QVariantList sameBinds;
    for (size_t i = 0; i < keys.size(); ++i) {
        ways << u'(' + same + keys[i].column + (keys[i].descending ? u" < ?"_s : u" > ?"_s) + u')';
        binds << sameBinds << values[qsizetype(i)];
        same += keys[i].column + u" = ? AND "_s;
        sameBinds << values[qsizetype(i)];
    }
    // Said of the first column alone too, so that an index can begin there.
    const QString from = keys.front().column + (keys.front().descending ? u" <= ?"_s : u" >= ?"_s);
    binds.prepend(values.front());
    return u" AND "_s + from + u" AND ("_s + ways.join(u" OR "_s) + u')';
}

std::optional<ResponseId> byKeys(Connection &connection, const std::vector<Key> &keys, Waiting waiting,
                                 const CompiledQuery &query, ResponseId from, const QVariantList &after)
{
    QVariantList binds = query.binds;
    QString sql = u"SELECT r.id"_s + responses + u'(' + query.where + u") AND "_s + conditionOf(waiting)
        + u" AND r.id <> ?"_s;
    binds << from.value;
    if (!after.isEmpty()) {
        QVariantList more;
        sql += afterSql(keys, after, more);
        binds << more;
    }
    QStringList order;
    for (const Key &key : keys)
        order << key.column + (key.descending ? u" DESC"_s : u" ASC"_s);
    Statement row(connection, sql + u" ORDER BY "_s + order.join(u", "_s) + u" LIMIT 1"_s);
    return row.withAll(binds).run().next() ? std::optional(ResponseId{row.number(0)}) : std::nullopt;
}

std::optional<ResponseId> inWholeList(Connection &connection, Waiting waiting, const QString &query, Sort sort,
                                      ResponseId from)
{
    std::vector<ResponseId> all = matching(connection, query, sort);
    const auto here = std::find(all.begin(), all.end(), from);
    if (here != all.end())
        std::rotate(all.begin(), here + 1, all.end());
    Statement waits(connection, u"SELECT 1 FROM response r WHERE r.id = ? AND "_s + conditionOf(waiting));
    for (const ResponseId id : all) {
        if (id != from && waits.with(id.value).run().next())
            return id;
    }
    return std::nullopt;
}

} // namespace

std::optional<ResponseId> nextWaiting(Connection &connection, Waiting waiting, const QString &query, Sort sort,
                                      ResponseId from)
{
    const std::vector<Key> keys = keysOf(sort);
    if (keys.empty())
        return inWholeList(connection, waiting, query, sort, from);
    const CompiledQuery compiled = ask(connection, query).sql;
    QStringList columns;
    for (const Key &key : keys)
        columns << key.column;
    Statement here(connection, u"SELECT "_s + columns.join(u", "_s) + responses + u"r.id = ?"_s);
    if (here.with(from.value).run().next()) {
        QVariantList values;
        for (int i = 0; i < int(keys.size()); ++i)
            values << here[i];
        if (const auto found = byKeys(connection, keys, waiting, compiled, from, values))
            return found;
    }
    return byKeys(connection, keys, waiting, compiled, from, {});
}

} // namespace soundings::store
