#include "ui/read/drafttiles.h"

#include <gtest/gtest.h>

using namespace soundings;

namespace {

QImage picture(int side)
{
    return QImage(side, side, QImage::Format_RGB32); // side × side × 4 bytes
}

} // namespace

TEST(DraftTiles, areOneForASmallPageAndSquaresForALargeOne)
{
    EXPECT_EQ(tilesOf(3, 1000, {800, 1200}, {0, 0, 10, 10}).size(), 1U);
    EXPECT_EQ(tilesOf(3, 1000, {800, 1200}, {0, 0, 10, 10})[0].rect, QRect(0, 0, 800, 1200));
    const auto tiles = tilesOf(3, 9000, {5000, 7000}, {1000, 1000, 100, 100});
    ASSERT_EQ(tiles.size(), 4U);
    QRect covered;
    for (const Tile &tile : tiles)
        covered |= tile.rect;
    EXPECT_TRUE(covered.contains(QRect(1000, 1000, 100, 100)));
    // The last one is cut to the page.
    EXPECT_EQ(tilesOf(3, 9000, {5000, 7000}, {4990, 6990, 500, 500})[0].rect.bottomRight(), QPoint(4999, 6999));
    EXPECT_TRUE(tilesOf(3, 9000, {5000, 7000}, {6000, 0, 10, 10}).empty());
}

TEST(TileCache, staysWithinItsBytesAndDropsWhatWasNotUsedLongest)
{
    TileCache cache(3 * 100 * 100 * 4);
    for (int page = 0; page < 3; ++page)
        cache.insert({{page, 1000, 0, 0}, {}}, picture(100));
    EXPECT_FALSE(cache.find({0, 1000, 0, 0}).isNull()); // used: 1 is the oldest now
    cache.insert({{7, 1000, 0, 0}, {}}, picture(100));
    EXPECT_TRUE(cache.contains({0, 1000, 0, 0}));
    EXPECT_FALSE(cache.contains({1, 1000, 0, 0}));
    EXPECT_LE(cache.bytes(), 3 * 100 * 100 * 4);
    cache.insert({{7, 1000, 0, 0}, {}}, picture(50)); // in place of the one before
    EXPECT_EQ(cache.bytes(), 2 * 100 * 100 * 4 + 50 * 50 * 4);
}

TEST(TileCache, givesOtherScalesOfAPageCoarsestFirst)
{
    TileCache cache(1 << 20);
    for (const int scale : {3000, 500, 1000})
        cache.insert({{1, scale, 0, 0}, {}}, picture(10));
    cache.insert({{2, 700, 0, 0}, {}}, picture(10));
    const auto others = cache.standIns(1, 1000);
    ASSERT_EQ(others.size(), 2U);
    EXPECT_EQ(others[0].tile.key.scale, 500);
    EXPECT_EQ(others[1].tile.key.scale, 3000);
}
