#include "core/store/sectiontallies.h"

#include "core/consultation/labels.h"

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr int LongestQuote = 240; ///< code points

/// Every section with itself and each section above it.
const QString withinTable = u"within(section, upper) AS (SELECT id, id FROM section UNION ALL "
                            "SELECT w.section, s.parent FROM within w JOIN section s ON s.id = w.upper "
                            "WHERE s.parent IS NOT NULL)"_s;
/// Every theme with the one at the top of its branch.
const QString topTable = u"top(theme, root) AS (SELECT id, id FROM theme WHERE parent IS NULL UNION ALL "
                         "SELECT t.id, top.root FROM top JOIN theme t ON t.parent = top.theme)"_s;

std::array<int, stanceCount> stancesFrom(const Statement &row, int column)
{
    std::array<int, stanceCount> stances{};
    for (int i = 0; i < stanceCount; ++i)
        stances[size_t(i)] = int(row.number(column + i));
    return stances;
}

/// Grouped by the section alone, whose index gives them in order: a group for each stance would be sorted
/// first.
void countStances(Connection &connection, SectionTallies &tallies)
{
    Statement rows(connection, u"SELECT s.section, "
                               "count(CASE WHEN c.stance = 0 THEN 1 END), count(CASE WHEN c.stance = 1 THEN 1 END), "
                               "count(CASE WHEN c.stance = 2 THEN 1 END), count(CASE WHEN c.stance = 3 THEN 1 END), "
                               "count(CASE WHEN c.stance = 4 THEN 1 END) FROM comment_section s "
                               "JOIN counted_comment c ON c.id = s.comment GROUP BY s.section"_s);
    for (rows.run(); rows.next();)
        tallies.own[{rows.number(0)}].stances = stancesFrom(rows, 1);
}

void countThemes(Connection &connection, SectionTallies &tallies)
{
    Statement rows(connection,
                   u"WITH RECURSIVE "_s + topTable +
                       u" SELECT s.section, t.root, count(DISTINCT c.id) FROM comment_section s "
                       "JOIN counted_comment c ON c.id = s.comment "
                       "JOIN comment_theme ct ON ct.comment = c.id JOIN top t ON t.theme = ct.theme "
                       "GROUP BY s.section, t.root"_s);
    for (rows.run(); rows.next();)
        tallies.own[{rows.number(0)}].themes.insert({rows.number(1)}, int(rows.number(2)));
}

/// Adds up what each section has itself, and takes away what that counted more than once: few comments are on
/// several sections, so that this is far less work than telling all of them apart.
void countWithin(Connection &connection, SectionTallies &tallies)
{
    Statement pairs(connection, u"WITH RECURSIVE "_s + withinTable + u" SELECT section, upper FROM within"_s);
    for (pairs.run(); pairs.next();) {
        const auto own = tallies.own.constFind({pairs.number(0)});
        if (own == tallies.own.cend())
            continue;
        SectionTally &upper = tallies.within[{pairs.number(1)}];
        for (size_t i = 0; i < stanceCount; ++i)
            upper.stances[i] += own->stances[i];
    }
    Statement twice(
        connection,
        u"WITH RECURSIVE "_s + withinTable +
            u" SELECT w.upper, c.stance, count(*) - count(DISTINCT c.id) FROM "
            "(SELECT comment FROM comment_section GROUP BY comment HAVING count(*) > 1) several "
            "CROSS JOIN counted_comment c CROSS JOIN comment_section s JOIN within w ON w.section = s.section "
            "WHERE c.id = several.comment AND s.comment = c.id "
            "GROUP BY w.upper, c.stance"_s);
    for (twice.run(); twice.next();)
        tallies.within[{twice.number(0)}].stances[size_t(twice.number(1))] -= int(twice.number(2));
}

} // namespace

SectionTallies sectionTalliesOf(Connection &connection)
{
    SectionTallies tallies;
    countStances(connection, tallies);
    countThemes(connection, tallies);
    countWithin(connection, tallies);
    return tallies;
}

std::vector<SectionComment> sectionCommentsOf(Connection &connection, const SectionQuestion &question,
                                              CommentId after, int most)
{
    // An index has a section's comments in their order, so that each page is found at once.
    const QString ofOne = u"FROM comment_section s JOIN counted_comment c ON c.id = s.comment "
                          "WHERE s.section = ? AND s.comment > ?"_s;
    const QString ofBranch = u"FROM counted_comment c WHERE c.id IN (SELECT comment FROM comment_section "
                             "WHERE section IN (SELECT section FROM within WHERE upper = ?)) AND c.id > ?"_s;
    Statement rows(
        connection,
        u"WITH RECURSIVE "_s + withinTable + u", chosen AS (SELECT c.* "_s +
            (question.within ? ofBranch : ofOne) + u" AND (? < 0 OR c.stance = ?) ORDER BY "_s +
            (question.within ? u"c.id"_s : u"s.comment"_s) +
            u" LIMIT ?) "
            "SELECT c.id, c.response, r.number, p.name, p.organisation, p.address, c.stance, c.note, "
            "coalesce(substr(part.text, CAST(c.begin + 1 AS integer), CAST(CASE WHEN c.\"end\" - c.begin < %1 "
            "THEN c.\"end\" - c.begin ELSE %1 END AS integer)), '') "
            "FROM chosen c JOIN response r ON r.id = c.response JOIN respondent p ON p.id = r.respondent "
            "LEFT JOIN part ON part.id = c.part ORDER BY c.id"_s.arg(LongestQuote));
    const int stance = question.stance ? int(*question.stance) : -1;
    rows.with(question.section.value, after.value, stance, stance, most);
    Statement themes(connection, u"SELECT theme FROM comment_theme WHERE comment = ? ORDER BY theme"_s);
    std::vector<SectionComment> comments;
    for (rows.run(); rows.next();) {
        Respondent respondent;
        respondent.name = rows.text(3);
        respondent.organisation = rows.text(4);
        respondent.address = rows.text(5);
        SectionComment comment{{rows.number(0)},
                               {rows.number(1)},
                               int(rows.number(2)),
                               displayName(respondent),
                               static_cast<Stance>(rows.number(6)),
                               {},
                               rows.text(8),
                               rows.text(7)};
        for (themes.with(comment.id.value).run(); themes.next();)
            comment.themes.push_back({themes.number(0)});
        comments.push_back(std::move(comment));
    }
    return comments;
}

} // namespace soundings::store
