#include "ui/read/draftlayout.h"

#include <gtest/gtest.h>

using namespace soundings;

namespace {

DraftLayout portraits(DraftFit fit, double zoom = 1, QSize view = {600, 500})
{
    DraftLayout layout({{400, 600}, {400, 600}, {600, 400}});
    layout.arrange(fit, zoom, view, 1.0);
    return layout;
}

} // namespace

TEST(DraftLayout, putsPagesOneUnderTheOtherInTheMiddle)
{
    const DraftLayout layout = portraits(DraftFit::Percent, 0.5);
    EXPECT_EQ(layout.pageRect(0).size(), QSize(200, 300));
    EXPECT_GT(layout.pageRect(1).top(), layout.pageRect(0).bottom());
    EXPECT_NEAR(layout.pageRect(0).center().x(), layout.pageRect(2).center().x(), 1);
    EXPECT_EQ(layout.contentSize().height(), layout.pageRect(2).bottom() + 1 + DraftLayout::Gap);
}

TEST(DraftLayout, fitsTheWidthAndTheWholePageIntoTheView)
{
    const DraftLayout wide = portraits(DraftFit::Width);
    EXPECT_LE(wide.contentSize().width(), 600);
    EXPECT_GT(wide.contentSize().width(), 590);
    EXPECT_EQ(wide.pageRect(2).width(), wide.pageRect(0).width()); // the spread does not make the others small
    EXPECT_LT(wide.scale(2), wide.scale(0));
    EXPECT_EQ(portraits(DraftFit::Percent, 0.5).scale(2), 0.5);
    const DraftLayout whole = portraits(DraftFit::Page);
    EXPECT_LE(whole.pageRect(0).height(), 500);
    EXPECT_GT(whole.pageRect(0).height(), 460);
}

TEST(DraftLayout, keepsTheZoomBetweenTenAndEightHundredPercent)
{
    EXPECT_EQ(portraits(DraftFit::Percent, 0.001).zoom(), 0.1);
    EXPECT_EQ(portraits(DraftFit::Percent, 99).zoom(), 8);
    EXPECT_EQ(portraits(DraftFit::Width, 1, {10, 10}).zoom(), 0.1);
}

TEST(DraftLayout, findsPagesAndPlacesThereAndBack)
{
    const DraftLayout layout = portraits(DraftFit::Percent, 1);
    const QRect second = layout.pageRect(1);
    EXPECT_EQ(layout.pageAt(second.center()), 1);
    EXPECT_FALSE(layout.pageAt({second.center().x(), second.top() - 3}).has_value());
    EXPECT_EQ(layout.pagesBetween(second.top() - 30, second.top() + 5), (std::pair<int, int>(0, 1)));
    EXPECT_FALSE(layout.pagesBetween(second.top() - 5, second.top() - 3).has_value());
    const PageSpot spot = layout.spotAt(second.topLeft() + QPoint(100, 150));
    EXPECT_EQ(spot.page, 1);
    EXPECT_NEAR(spot.at.x(), 0.25, 1e-9);
    EXPECT_NEAR(spot.at.y(), 0.25, 1e-9);
    EXPECT_EQ(layout.pointOf(spot).toPoint(), second.topLeft() + QPoint(100, 150));
    EXPECT_EQ(layout.spotAt({0, -500}).page, 0);
    EXPECT_EQ(layout.spotAt({0, 99999}).page, 2);
}

TEST(DraftLayout, isEmptyWithoutPages)
{
    DraftLayout layout;
    layout.arrange(DraftFit::Width, 1, {600, 500}, 1.3);
    EXPECT_FALSE(layout.pagesBetween(0, 1000).has_value());
    EXPECT_FALSE(layout.pageAt({5, 5}).has_value());
    EXPECT_EQ(layout.spotAt({5, 5}).page, 0);
}
