#include "core/draft/pagetext.h"
#include "tests/support/files.h"

#include <gmock/gmock.h>

using namespace soundings;
using namespace soundings::draft;
using namespace Qt::StringLiterals;
using ::testing::ElementsAre;

namespace {

/// Two columns of two lines, each word 0.1 wide and 0.02 high.
PageText columns()
{
    const auto word = [](const QString &text, double left, double top) {
        return RawWord{text, {left, top, left + 0.1, top + 0.02}, true, {}};
    };
    return composePage({word(u"one"_s, 0.1, 0.1), word(u"two"_s, 0.21, 0.1), word(u"three"_s, 0.1, 0.13),
                        word(u"four"_s, 0.6, 0.1), word(u"five"_s, 0.6, 0.13)});
}

} // namespace

TEST(PageText, keepsLinesAndColumnsApart)
{
    const PageText page = columns();
    EXPECT_EQ(page.text, u"one two\nthree\nfour\nfive"_s);
    EXPECT_EQ(page.lines.size(), 4U);
    EXPECT_EQ(lineText(page, 0), u"one two"_s);
}

TEST(PageText, joinsWhatTouchesWithoutASpace)
{
    const PageText page = composePage({{u"£"_s, {0.1, 0.1, 0.11, 0.12}, false, {}}, {u"536"_s, {0.11, 0.1, 0.15, 0.12}, false, {}}});
    EXPECT_EQ(page.text, u"£536"_s);
}

TEST(PageText, findsTheWordUnderAndNearestToAPoint)
{
    const PageText page = columns();
    EXPECT_EQ(wordAt(page, 0.25, 0.11), 1);
    EXPECT_FALSE(wordAt(page, 0.45, 0.11).has_value());
    EXPECT_EQ(nearestWord(page, 0.05, 0.141, 1.4), 2);  // the margin left of line two
    EXPECT_EQ(nearestWord(page, 0.4, 0.11, 1.4), 1);    // the end of a line, not the one below
    EXPECT_EQ(nearestWord(page, 0.65, 0.9, 1.4), 4);
    EXPECT_FALSE(nearestWord({}, 0.5, 0.5, 1.4).has_value());
}

TEST(PageText, marksABoxALineCutAtLetters)
{
    PageText page = columns();
    page.words[1].edges = {0.21f, 0.24f, 0.28f, 0.31f};
    const std::vector<Box> boxes = boxesBetween(page, 5, 13); // "wo\nthree"
    ASSERT_EQ(boxes.size(), 2U);
    EXPECT_NEAR(boxes[0].left, 0.24, 1e-6);
    EXPECT_NEAR(boxes[0].right, 0.31, 1e-6);
    EXPECT_EQ(boxes[1], (Box{0.1, 0.13, 0.2, 0.15}));
    EXPECT_THAT(wordsBetween(page, 5, 13), ElementsAre(1, 2));
    EXPECT_TRUE(boxesBetween(page, 3, 3).empty());
}
