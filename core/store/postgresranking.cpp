#include "core/store/postgresranking.h"

#include "core/store/lexemes.h"

#include <algorithm>
#include <cmath>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

struct Sql
{
    QString text;
    QVariantList binds;
};

/// Where, in one piece, a place of a phrase stands.
Sql placesSql(const WordPlace &place, size_t offset)
{
    Sql sql{u"SELECT p - %1 FROM unnest(s.words) w, unnest(w.positions) p WHERE "_s.arg(offset), {}};
    if (place.prefix) {
        sql.text += u"starts_with(w.lexeme, ?)"_s;
        sql.binds << place.lexemes.first();
    } else {
        sql.text += u"w.lexeme IN (%1)"_s.arg(QStringList(place.lexemes.size(), u"?"_s).join(u", "_s));
        sql.binds << QVariantList(place.lexemes.begin(), place.lexemes.end());
    }
    return sql;
}

/// How often a text stands in a piece: where it begins there, and each of its words is at its distance.
Sql timesSql(const RankedText &ranked)
{
    const search::Text &text = ranked.text;
    const std::vector<WordPlace> places = placesOf(text);
    const size_t length = std::min(places.size(), size_t(longestPhrase));
    QStringList sets;
    Sql sql{{}, QVariantList{tsqueries(text).first()} + ranked.binds};
    for (size_t i = 0; i < length; ++i) {
        const Sql set = placesSql(places[i], i);
        sets << set.text;
        sql.binds << set.binds;
    }
    sql.text = u"sum(CASE WHEN s.words @@ CAST(? AS tsquery) AND %1 THEN (SELECT count(*) FROM (%2) x(p) WHERE p <= s.own) "
               "ELSE 0 END)"_s.arg(ranked.where, sets.join(u" INTERSECT "_s));
    return sql;
}

double weightOf(Connection &connection, const search::Text &text, double responses)
{
    const QStringList queries = tsqueries(text);
    const QStringList conditions(queries.size(), connection.engine().matchCondition());
    Statement count(connection, u"SELECT count(*) FROM response r WHERE "_s + conditions.join(u" AND "_s));
    count.withAll(QVariantList(queries.begin(), queries.end())).run().next();
    const auto hits = double(count.number(0));
    const double weight = std::log((responses - hits + 0.5) / (hits + 0.5));
    return weight <= 0 ? 1e-6 : weight;
}

struct Scored
{
    ResponseId id;
    qint64 number = 0;
    double score = 0;
};

std::vector<Scored> scored(Connection &connection, const CompiledQuery &query, const QString &condition,
                           const QVariantList &binds)
{
    Statement all(connection, u"SELECT count(*), coalesce(sum(size), 0) FROM search WHERE piece = 0"_s);
    all.run().next();
    const auto responses = double(all.number(0));
    const double average = double(all.number(1)) / responses;
    std::vector<double> weights;
    QString times;
    QVariantList values;
    for (const RankedText &text : query.ranking) {
        weights.push_back(weightOf(connection, text.text, responses));
        const Sql sql = timesSql(text);
        times += u", "_s + sql.text;
        values += sql.binds;
    }
    Statement rows(connection, u"SELECT r.id, r.number, max(s.size)%1 FROM response r JOIN search s ON s.response = r.id "
                               "WHERE %2 GROUP BY r.id, r.number"_s.arg(times, condition));
    std::vector<Scored> found;
    for (rows.withAll(values + binds).run(); rows.next();) {
        constexpr double k1 = 1.2;
        constexpr double b = 0.75;
        Scored one{{rows.number(0)}, rows.number(1), 0};
        const auto size = double(rows.number(2));
        for (size_t i = 0; i < weights.size(); ++i) {
            const auto often = double(rows.number(int(i) + 3));
            one.score += weights[i] * ((often * (k1 + 1.0)) / (often + k1 * (1 - b + b * size / average)));
        }
        found.push_back(one);
    }
    return found;
}

} // namespace

std::vector<ResponseId> rankedByWords(Connection &connection, const CompiledQuery &query)
{
    std::vector<Scored> found = scored(connection, query, query.where, query.binds);
    std::sort(found.begin(), found.end(), [](const Scored &a, const Scored &b) {
        return std::pair(-a.score, a.number) < std::pair(-b.score, b.number);
    });
    std::vector<ResponseId> ids;
    for (const Scored &one : found)
        ids.push_back(one.id);
    return ids;
}

QHash<ResponseId, double> scoresByWords(Connection &connection, const CompiledQuery &query, const QString &ids)
{
    QHash<ResponseId, double> scores;
    for (const Scored &one : scored(connection, query, u"r.id IN "_s + connection.engine().listedIds(), {ids}))
        scores.insert(one.id, one.score);
    return scores;
}

} // namespace soundings::store
