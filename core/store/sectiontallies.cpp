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

/// Grouped by the section alone, whose index gives them in order: a group for each stance would be sorted first.
void countStances(Connection &connection, SectionTallies &tallies)
{
    Statement rows(connection, u"SELECT s.section, sum(c.stance = 0), sum(c.stance = 1), sum(c.stance = 2), "
                               "sum(c.stance = 3), sum(c.stance = 4) FROM comment_section s "
                               "JOIN counted_comment c ON c.id = s.comment GROUP BY s.section"_s);
    for (rows.run(); rows.next();)
        tallies.own[{rows.number(0)}].stances = stancesFrom(rows, 1);
}

void countThemes(Connection &connection, SectionTallies &tallies)
{
    Statement rows(connection, u"WITH RECURSIVE "_s + topTable
                                   + u" SELECT s.section, t.root, count(DISTINCT c.id) FROM comment_section s "
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
    Statement twice(connection,
                    u"WITH RECURSIVE "_s + withinTable
                        + u" SELECT w.upper, c.stance, count(*) - count(DISTINCT c.id) FROM "
                          "(SELECT comment FROM comment_section GROUP BY comment HAVING count(*) > 1) several "
                          "CROSS JOIN counted_comment c ON c.id = several.comment "
                          "CROSS JOIN comment_section s ON s.comment = c.id JOIN within w ON w.section = s.section "
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

std::vector<SectionComment> sectionCommentsOf(Connection &connection, const SectionQuestion &question, CommentId after,
                                              int most)
{
    // An index has a section's comments in their order, so that each page is found at once.
    const QString ofOne = u"FROM comment_section s JOIN counted_comment c ON c.id = s.comment "
                          "WHERE s.section = ?1 AND s.comment > ?2"_s;
    const QString ofBranch = u"FROM counted_comment c WHERE c.id > ?2 AND c.id IN (SELECT comment FROM comment_section "
                             "WHERE section IN (SELECT section FROM within WHERE upper = ?1))"_s;
    Statement rows(connection,
                   u"WITH RECURSIVE "_s + withinTable + u", chosen AS (SELECT c.* "_s
                       + (question.within ? ofBranch : ofOne)
                       + u" AND (?3 < 0 OR c.stance = ?3) ORDER BY c.id LIMIT ?4) "
                         "SELECT c.id, c.response, r.number, p.name, p.organisation, p.address, c.stance, c.note, "
                         "ifnull(substr(part.text, c.begin + 1, min(c.\"end\" - c.begin, ?5)), ''), "
                         "ifnull((SELECT group_concat(theme) FROM comment_theme WHERE comment = c.id), '') "
                         "FROM chosen c JOIN response r ON r.id = c.response JOIN respondent p ON p.id = r.respondent "
                         "LEFT JOIN part ON part.id = c.part ORDER BY c.id"_s);
    rows.with(question.section.value, after.value, question.stance ? int(*question.stance) : -1, most, LongestQuote);
    std::vector<SectionComment> comments;
    for (rows.run(); rows.next();) {
        Respondent respondent;
        respondent.name = rows.text(3);
        respondent.organisation = rows.text(4);
        respondent.address = rows.text(5);
        SectionComment comment{{rows.number(0)}, {rows.number(1)}, int(rows.number(2)), displayName(respondent),
                               static_cast<Stance>(rows.number(6)), {}, rows.text(8), rows.text(7)};
        const QStringList themes = rows.text(9).split(u',', Qt::SkipEmptyParts);
        for (const QString &theme : themes)
            comment.themes.push_back({theme.toLongLong()});
        comments.push_back(std::move(comment));
    }
    return comments;
}

} // namespace soundings::store
