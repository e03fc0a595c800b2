#include "ui/read/draftmargin.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

Section section(int id, int page, double top)
{
    Section made;
    made.id = SectionId{id};
    made.number = QString::number(id);
    made.title = u"Kilns"_s;
    made.page = page;
    made.box = {0.1, top, 0.9, top + 0.02};
    return made;
}

SectionTally tally(int support, int oppose)
{
    SectionTally made;
    made.stances[size_t(Stance::Support)] = support;
    made.stances[size_t(Stance::Oppose)] = oppose;
    return made;
}

/// Section 1 on page 0; 2 on pages 0 to 2; 3 below it on page 2.
const DraftSections sections({section(1, 0, 0.1), section(2, 0, 0.5), section(3, 2, 0.4)}, 3);

} // namespace

TEST(DraftMargin, aBarStandsWhereTheSectionDoesAndIsAsWideAsItsCommentsAreMany)
{
    SectionTallies tallies;
    tallies.own = {{SectionId{1}, tally(1, 1)}, {SectionId{2}, tally(1, 7)}};
    const DraftMargin margin(sections, tallies, MarginBy::Stance, {});
    const auto first = margin.onPage(0);
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0].width, 0.25);
    EXPECT_EQ(first[0].stretch.top, 0.1);
    EXPECT_EQ(first[0].stretch.bottom, 0.5);
    EXPECT_EQ(first[1].width, 1);
    ASSERT_EQ(first[1].parts.size(), 2u);
    EXPECT_EQ(first[1].parts[1].count, 7);
    EXPECT_NE(first[1].parts[0].pattern, first[1].parts[1].pattern) << "told apart without colour";
}

TEST(DraftMargin, aSectionGoesOnOverPagesAndOneWithoutCommentsIsMarkedOnce)
{
    SectionTallies tallies;
    tallies.own = {{SectionId{2}, tally(2, 0)}};
    const DraftMargin margin(sections, tallies, MarginBy::Stance, {});
    ASSERT_EQ(margin.onPage(1).size(), 1u);
    EXPECT_FALSE(margin.onPage(1)[0].begins);
    EXPECT_EQ(margin.onPage(1)[0].count, 2);
    EXPECT_EQ(margin.onPage(0)[0].count, 0);
    const DraftMargin none(sections, {}, MarginBy::Stance, {});
    EXPECT_EQ(none.onPage(0).size(), 2u);
    EXPECT_TRUE(none.onPage(1).empty());
}

TEST(DraftMargin, byThemeItHasTheThemesColoursAndSaysWhereThereIsNone)
{
    SectionTallies tallies;
    tallies.own = {{SectionId{1}, tally(3, 0)}, {SectionId{3}, tally(1, 0)}};
    tallies.own[SectionId{1}].themes = {{ThemeId{8}, 1}, {ThemeId{7}, 2}};
    const ThemeLooks looks{{ThemeId{7}, {u"People"_s, u"People"_s, Qt::red, 0}},
                           {ThemeId{8}, {u"Places"_s, u"Places"_s, Qt::blue, 1}}};
    const DraftMargin margin(sections, tallies, MarginBy::Theme, looks);
    ASSERT_EQ(margin.onPage(0)[0].parts.size(), 2u);
    EXPECT_EQ(margin.onPage(0)[0].parts[0].colour, QColor(Qt::red));
    ASSERT_EQ(margin.onPage(2).size(), 1u) << "where section 2 only goes on and has nothing, there is no bar";
    EXPECT_FALSE(margin.onPage(2)[0].parts.at(0).colour.isValid());
    const QString tip = margin.tip(*sections.find(SectionId{1}));
    EXPECT_TRUE(tip.startsWith(u"1 Kilns\n3 comment"_s)) << tip.toStdString();
    EXPECT_TRUE(tip.contains(u"People: 2\nPlaces: 1"_s)) << tip.toStdString();
}
