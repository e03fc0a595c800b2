#include "core/store/listing.h"

#include "core/search/hits.h"
#include "core/store/asking.h"
#include "core/store/reading.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

/// A snippet is one line of a list: longer, and its hit would stand out of sight.
constexpr int snippetChars = 72;

QString orderBy(Sort sort)
{
    const QString way = sort.descending ? u" DESC"_s : u" ASC"_s;
    switch (sort.key) {
    case SortKey::Received: return u"r.received"_s + way + u", r.number"_s + way;
    case SortKey::Relevance: return u"r.received DESC, r.number DESC"_s; // where nothing tells it
    case SortKey::Reference: return u"r.number"_s + way;
    case SortKey::Respondent: return u"p.sort_name COLLATE \"binary\""_s + way + u", r.number"_s;
    case SortKey::Kind: return u"p.kind"_s + way + u", r.number"_s;
    case SortKey::Timeliness: return u"r.timeliness"_s + way + u", r.late_ruling, r.number"_s;
    case SortKey::Status: return u"r.status"_s + way + u", r.number"_s;
    }
    return u"r.number"_s;
}

bool sortsByRespondent(Sort sort)
{
    return sort.key == SortKey::Respondent || sort.key == SortKey::Kind;
}

QString jsonOf(const std::vector<ResponseId> &ids)
{
    QJsonArray array;
    for (const ResponseId id : ids)
        array.append(id.value);
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QHash<ResponseId, std::vector<ThemeId>> themesFor(Connection &connection, const QString &ids)
{
    QHash<ResponseId, std::vector<ThemeId>> found;
    std::vector<Theme> order = themesOf(connection);
    QHash<ThemeId, int> place;
    for (size_t i = 0; i < order.size(); ++i)
        place.insert(order[i].id, int(i));
    Statement rows(connection, u"SELECT DISTINCT c.response, t.theme FROM counted_comment c "
                               "JOIN comment_theme t ON t.comment = c.id "
                               "WHERE c.response IN "_s + connection.engine().listedIds());
    rows.with(ids).run();
    while (rows.next())
        found[{rows.number(0)}].push_back({rows.number(1)});
    for (std::vector<ThemeId> &themes : found)
        std::sort(themes.begin(), themes.end(), [&](ThemeId a, ThemeId b) { return place[a] < place[b]; });
    return found;
}

void addSnippets(Connection &connection, const QString &ids, const Asked &asked,
                 const std::optional<QHash<ResponseId, double>> &known, QHash<ResponseId, ResponseRow> &rows)
{
    const std::vector<search::Term> terms = search::highlightTerms(asked.node);
    if (terms.empty())
        return;
    Statement texts(connection, u"SELECT id, message || '\n' || attachments FROM search_source WHERE id IN "_s
                                    + connection.engine().listedIds());
    texts.with(ids).run();
    while (texts.next())
        rows[{texts.number(0)}].snippet = search::snippet(texts.text(1), terms, snippetChars).text;
    if (asked.sql.ranking.empty())
        return;
    const QHash<ResponseId, double> scores = known ? *known : connection.engine().scores(connection, asked.sql, ids);
    for (auto score = scores.begin(); score != scores.end(); ++score)
        rows[score.key()].score = score.value();
}

ResponseRow rowFrom(const Statement &row)
{
    ResponseRow r;
    r.id = {row.number(0)};
    r.number = int(row.number(1));
    r.subject = row.text(2);
    r.name = row.text(3);
    r.organisation = row.text(4);
    r.kind = static_cast<RespondentKind>(row.number(5));
    r.place = row.text(6);
    r.channel = static_cast<Channel>(row.number(7));
    r.received = {row.number(8)};
    r.timeliness = static_cast<Timeliness>(row.number(9));
    r.lateRuling = static_cast<LateRuling>(row.number(10));
    r.status = static_cast<Status>(row.number(11));
    r.confidentiality = static_cast<Confidentiality>(row.number(12));
    r.assignee = row.text(13);
    r.comments = int(row.number(14));
    r.attachments = int(row.number(15));
    r.duplicate = row.number(16) != 0;
    r.campaign = {row.number(17)};
    r.address = row.text(18);
    return r;
}

} // namespace

std::vector<ResponseId> matching(Connection &connection, const QString &query, Sort sort)
{
    const Asked asked = ask(connection, query);
    if (sort.key == SortKey::Relevance && !asked.sql.ranking.empty())
        return connection.engine().ranked(connection, asked.sql);
    Statement rows(connection, u"SELECT r.id FROM response r"_s
                                   + (sortsByRespondent(sort) ? u" JOIN respondent p ON p.id = r.respondent"_s : QString())
                                   + u" WHERE ("_s + asked.sql.where + u") ORDER BY "_s + orderBy(sort));
    rows.withAll(asked.sql.binds).run();
    std::vector<ResponseId> ids;
    while (rows.next())
        ids.push_back({rows.number(0)});
    return ids;
}

int countMatching(Connection &connection, const QString &query)
{
    const Asked asked = ask(connection, query);
    Statement row(connection, u"SELECT count(*) FROM response r WHERE "_s + asked.sql.where);
    row.withAll(asked.sql.binds).run().next();
    return int(row.number(0));
}

std::vector<ResponseRow> rowsOf(Connection &connection, const std::vector<ResponseId> &ids, const QString &query)
{
    return rowsOf(connection, ids, ask(connection, query), std::nullopt);
}

std::vector<ResponseRow> rowsOf(Connection &connection, const std::vector<ResponseId> &ids, const Asked &asked,
                                const std::optional<QHash<ResponseId, double>> &scores)
{
    const QString json = jsonOf(ids);
    QHash<ResponseId, ResponseRow> byId;
    Statement rows(connection, u"SELECT r.id, r.number, r.subject, p.name, p.organisation, p.kind, p.place, r.channel, "
                               "r.received, r.timeliness, r.late_ruling, r.status, r.confidentiality, r.assignee, "
                               "r.comments, r.attachments, "
                               "EXISTS(SELECT 1 FROM twin t WHERE t.response = r.id AND t.ruling = 3), "
                               "(SELECT m.campaign FROM campaign_member m WHERE m.response = r.id), p.address "
                               "FROM response r JOIN respondent p ON p.id = r.respondent "
                               "WHERE r.id IN "_s + connection.engine().listedIds());
    rows.with(json).run();
    while (rows.next()) {
        ResponseRow row = rowFrom(rows);
        byId.insert(row.id, std::move(row));
    }
    const QHash<ResponseId, std::vector<ThemeId>> themes = themesFor(connection, json);
    addSnippets(connection, json, asked, scores, byId);
    std::vector<ResponseRow> ordered;
    ordered.reserve(ids.size());
    for (const ResponseId id : ids) {
        const auto found = byId.find(id);
        if (found == byId.end())
            continue;
        found->themes = themes.value(id);
        ordered.push_back(*found);
    }
    return ordered;
}

} // namespace soundings::store
