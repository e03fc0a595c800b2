#include "core/categorisation/grouping.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::categorisation;
using namespace Qt::StringLiterals;

namespace {

std::vector<CommentRow> comments(const QStringList &texts)
{
    std::vector<CommentRow> rows;
    for (const QString &text : texts) {
        CommentRow row;
        row.id = {qint64(rows.size()) + 1};
        row.response = {text.section(u'|', 0, 0).toLongLong()};
        row.words = text.section(u'|', 1);
        rows.push_back(row);
    }
    return rows;
}

} // namespace

TEST(Grouping, whatSaysTheSameStandsTogetherWhateverItsEndings)
{
    const auto groups = grouped(comments({u"1|Evening buses stop far too early in Leek"_s,
                                          u"2|Apprenticeship funding is hard to find for small firms"_s,
                                          u"3|The bus to Leek stops before the evening shift ends"_s,
                                          u"4|Small firms can't find funding for apprentices"_s,
                                          u"5|No bus runs to Leek of an evening"_s,
                                          u"6|We need apprenticeships, but a small firm finds no funding"_s,
                                          u"7|Canals are pretty"_s}));
    ASSERT_EQ(groups.size(), 2u);
    const auto holds = [&](const std::vector<qint64> &ids) {
        return std::any_of(groups.begin(), groups.end(), [&](const CommentGroup &group) {
            std::vector<qint64> found;
            for (const CommentId id : group.comments)
                found.push_back(id.value);
            std::sort(found.begin(), found.end());
            return found == ids && group.responses == 3;
        });
    };
    EXPECT_TRUE(holds({1, 3, 5}));
    EXPECT_TRUE(holds({2, 4, 6}));
    EXPECT_FALSE(groups.front().words.isEmpty());
}

TEST(Grouping, oneRespondentWhoRepeatsThemselvesIsNoGroup)
{
    EXPECT_TRUE(grouped(comments({u"1|Buses stop early"_s, u"1|Buses stop early"_s, u"1|Buses stop early"_s})).empty());
    EXPECT_TRUE(grouped({}).empty());
}
