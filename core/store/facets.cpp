#include "core/store/listing.h"

#include "core/consultation/words.h"
#include "core/store/asking.h"
#include "core/store/reading.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

enum class About { Response, Comment };

/// How to read one facet in SQL: an expression, and the join that gives it.
struct Facet
{
    About about = About::Response;
    QString expression;
    QString join; ///< beyond response r, respondent p and, where it is about comments, comment c
};

template<class E>
QString wordCase(const QString &column)
{
    QString sql = u"CASE "_s + column;
    const QStringList words = wordsOf<E>();
    for (qsizetype i = 0; i < words.size(); ++i)
        sql += u" WHEN %1 THEN '%2'"_s.arg(i).arg(words[i]);
    return sql + u" END"_s;
}

/// The local day of an instant column: the zone's offset changes at few instants between the first and the last
/// response, so the database itself can tell the day.
QString dayExpression(Connection &connection, const QString &column)
{
    const QTimeZone zone(consultationOf(connection).zone);
    Statement span(connection, u"SELECT min(received), max(received) FROM response"_s);
    span.run().next();
    const QDateTime first = toUtc({span.number(0)});
    QString offset = QString::number(zone.offsetFromUtc(first));
    for (const QTimeZone::OffsetData &change : zone.transitions(first, toUtc({span.number(1)}))) {
        offset = u"CASE WHEN %1 < %2 THEN %3 ELSE %4 END"_s.arg(column)
                     .arg(change.atUtc.toMSecsSinceEpoch())
                     .arg(offset)
                     .arg(change.offsetFromUtc);
    }
    return connection.engine().dayOf(u"%1 / 1000 + (%2)"_s.arg(column, offset));
}

/// Paths of all themes, "People/Apprenticeships".
const QString themePaths = u"(WITH RECURSIVE path(id, path) AS (SELECT id, name FROM theme WHERE parent IS NULL "
                           "UNION ALL SELECT t.id, path.path || '/' || t.name FROM theme t JOIN path ON t.parent = "
                           "path.id) SELECT id, path FROM path)"_s;

/// Each theme or section with itself and all that it lies in.
QString withThoseAbove(const QString &table)
{
    return u"(WITH RECURSIVE within(id, above) AS (SELECT id, id FROM %1 UNION ALL SELECT w.id, a.parent FROM within w "
           "JOIN %1 a ON a.id = w.above WHERE a.parent IS NOT NULL) SELECT id, above FROM within)"_s.arg(table);
}

Facet facetOf(Connection &connection, const QString &name, int place)
{
    const QString n = QString::number(place);
    if (name == u"theme-within") {
        return {About::Comment, u"coalesce(tp%1.path, 'none')"_s.arg(n),
                u" LEFT JOIN comment_theme ct%1 ON ct%1.comment = c.id LEFT JOIN %2 w%1 ON w%1.id = ct%1.theme "
                "LEFT JOIN %3 tp%1 ON tp%1.id = w%1.above"_s.arg(n, withThoseAbove(u"theme"_s), themePaths)};
    }
    if (name == u"section-within") {
        return {About::Comment,
                u"coalesce(CASE WHEN s%1.number = '' THEN s%1.title ELSE s%1.number END, 'none')"_s.arg(n),
                u" LEFT JOIN comment_section cs%1 ON cs%1.comment = c.id LEFT JOIN %2 w%1 ON w%1.id = cs%1.section "
                "LEFT JOIN section s%1 ON s%1.id = w%1.above"_s.arg(n, withThoseAbove(u"section"_s))};
    }
    if (name == u"theme") {
        return {About::Comment, u"coalesce(tp%1.path, 'none')"_s.arg(n),
                u" LEFT JOIN comment_theme ct%1 ON ct%1.comment = c.id LEFT JOIN %2 tp%1 ON tp%1.id = ct%1.theme"_s
                    .arg(n, themePaths)};
    }
    if (name == u"section") {
        return {About::Comment,
                u"coalesce(CASE WHEN s%1.number = '' THEN s%1.title ELSE s%1.number END, 'none')"_s.arg(n),
                u" LEFT JOIN comment_section cs%1 ON cs%1.comment = c.id LEFT JOIN section s%1 ON s%1.id = "
                "cs%1.section"_s.arg(n)};
    }
    if (name == u"stance")
        return {About::Comment, u"coalesce(%1, 'none')"_s.arg(wordCase<Stance>(u"c.stance"_s)), {}};
    if (name == u"author")
        return {About::Comment, u"coalesce(c.author, 'none')"_s, {}};
    if (name == u"kind")
        return {About::Response, wordCase<RespondentKind>(u"p.kind"_s), {}};
    if (name == u"channel")
        return {About::Response, wordCase<Channel>(u"r.channel"_s), {}};
    if (name == u"status")
        return {About::Response, wordCase<Status>(u"r.status"_s), {}};
    if (name == u"timeliness")
        return {About::Response, wordCase<Timeliness>(u"r.timeliness"_s), {}};
    if (name == u"confidentiality")
        return {About::Response, wordCase<Confidentiality>(u"r.confidentiality"_s), {}};
    if (name == u"place")
        return {About::Response, u"CASE p.place WHEN '' THEN 'none' ELSE p.place END"_s, {}};
    if (name == u"assignee")
        return {About::Response, u"CASE r.assignee WHEN '' THEN 'none' ELSE r.assignee END"_s, {}};
    if (name == u"campaign")
        return {About::Response, u"coalesce(CAST(m%1.campaign AS TEXT), 'none')"_s.arg(n),
                u" LEFT JOIN campaign_member m%1 ON m%1.response = r.id"_s.arg(n)};
    if (name == u"day")
        return {About::Response, dayExpression(connection, u"r.received"_s), {}};
    refuse(ErrorKind::Invalid, QCoreApplication::translate("soundings", "“%1” can't be counted by. Choose one of: %2.")
                                   .arg(name, facets().join(u", "_s)));
}

Statement counted(Connection &connection, const QString &query, const QString &first, const QString &second)
{
    const CompiledQuery sql = ask(connection, query).sql;
    const Facet a = facetOf(connection, first, 1);
    const bool two = !second.isEmpty();
    const Facet b = two ? facetOf(connection, second, 2) : Facet{};
    QString from = u" FROM response r JOIN respondent p ON p.id = r.respondent"_s;
    if (a.about == About::Comment || b.about == About::Comment)
        from += u" LEFT JOIN counted_comment c ON c.response = r.id"_s;
    from += a.join + b.join;
    const QString where = u" WHERE "_s + sql.where;
    const QString statement =
        two ? u"SELECT (%1) COLLATE \"binary\", (%2) COLLATE \"binary\", count(DISTINCT r.id) AS n%3%4 GROUP BY 1, 2 ORDER BY n DESC, 1, 2"_s
                  .arg(a.expression, b.expression, from, where)
            : u"SELECT (%1) COLLATE \"binary\", count(DISTINCT r.id) AS n%2%3 GROUP BY 1 ORDER BY n DESC, 1"_s.arg(a.expression, from,
                                                                                               where);
    Statement rows(connection, statement);
    rows.withAll(sql.binds).run();
    return rows;
}

} // namespace

QStringList facets()
{
    return {u"theme"_s,  u"section"_s,  u"kind"_s,  u"channel"_s, u"status"_s,   u"timeliness"_s,
            u"stance"_s, u"campaign"_s, u"place"_s, u"day"_s,     u"assignee"_s, u"confidentiality"_s,
            u"author"_s};
}

std::vector<FacetCount> countBy(Connection &connection, const QString &query, const QString &facet)
{
    std::vector<FacetCount> counts;
    Statement rows = counted(connection, query, facet, {});
    while (rows.next())
        counts.push_back({rows.text(0), int(rows.number(1))});
    return counts;
}

std::vector<CrossCount> countBy(Connection &connection, const QString &query, const QString &first,
                                const QString &second)
{
    std::vector<CrossCount> counts;
    Statement rows = counted(connection, query, first, second);
    while (rows.next())
        counts.push_back({rows.text(0), rows.text(1), int(rows.number(2))});
    return counts;
}

} // namespace soundings::store
