#include "ui/read/draftsections.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

Section section(int id, int page, double top)
{
    Section made;
    made.id = SectionId{id};
    made.page = page;
    made.box = {0.1, top, 0.9, top + 0.02};
    return made;
}

} // namespace

TEST(DraftSections, reachFromTheirHeadingToTheNext)
{
    const DraftSections sections({section(1, 0, 0.5), section(2, 0, 0.7), section(3, 2, 0.25)}, 4);
    const auto &stretches = sections.stretches();
    ASSERT_EQ(stretches.size(), 6U); // 1 on page 0; 2 on 0, 1 and 2; 3 on 2 and 3
    EXPECT_EQ(stretches[0].bottom, 0.7);
    EXPECT_EQ(stretches[1].bottom, 1);
    EXPECT_EQ(stretches[3].page, 2);
    EXPECT_EQ(stretches[3].bottom, 0.25);
    EXPECT_EQ(stretches[5].page, 3);
}

TEST(DraftSections, knowWhichOneAPlaceIsIn)
{
    const DraftSections sections({section(1, 0, 0.5), section(2, 0, 0.7), section(3, 2, 0.25), section(4, 9, 0)}, 4);
    EXPECT_FALSE(sections.at(0, 0.1).isValid());
    EXPECT_EQ(sections.at(0, 0.6), SectionId{1});
    EXPECT_EQ(sections.at(1, 0.1), SectionId{2});
    EXPECT_EQ(sections.at(2, 0.2), SectionId{2});
    EXPECT_EQ(sections.at(3, 0.9), SectionId{3}); // the fourth is on a page that is not there
}

TEST(DraftSections, areNamedByNumberAndTitle)
{
    Section made = section(1, 0, 0);
    made.title = u"Ideas"_s;
    EXPECT_EQ(headingOf(made), u"Ideas"_s);
    made.number = u"3"_s;
    EXPECT_EQ(headingOf(made), u"3 Ideas"_s);
}
