#include "ui/read/passagelanes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace soundings;

namespace {

bool overlap(const TextRange &a, const TextRange &b)
{
    return a.begin < b.end && b.begin < a.end;
}

} // namespace

TEST(PassageLanes, commentsThatFollowEachOtherShareOneLane)
{
    const std::vector<Lane> lanes = lanesOf({{0, 10}, {10, 20}, {30, 40}});
    EXPECT_EQ(lanes, (std::vector<Lane>{{0, 0, 1}, {0, 1, 1}, {0, 2, 1}}));
}

TEST(PassageLanes, tenAtOnePlaceStandSideBySide)
{
    std::vector<TextRange> nested;
    for (int i = 0; i < 10; ++i)
        nested.push_back({i, 100 - i});
    const std::vector<Lane> lanes = lanesOf(nested);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(lanes[static_cast<size_t>(i)], (Lane{i, 0, 10}));
}

TEST(PassageLanes, aFreedLaneIsUsedAgain)
{
    EXPECT_EQ(lanesOf({{0, 10}, {5, 30}, {12, 20}}), (std::vector<Lane>{{0, 0, 2}, {1, 0, 2}, {0, 0, 2}}));
}

TEST(PassageLanes, noTwoThatOverlapShareOneAndNoneIsWasted)
{
    std::mt19937 random(3);
    std::vector<TextRange> ranges;
    for (int i = 0; i < 400; ++i) {
        const int begin = static_cast<int>(random() % 3000);
        ranges.push_back({begin, begin + 1 + static_cast<int>(random() % 80)});
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const TextRange &a, const TextRange &b) { return a.begin < b.begin; });
    const std::vector<Lane> lanes = lanesOf(ranges);
    int most = 0;
    for (size_t i = 0; i < ranges.size(); ++i) {
        int here = 1;
        for (size_t j = 0; j < i; ++j) {
            if (!overlap(ranges[i], ranges[j]))
                continue;
            EXPECT_NE(lanes[i].lane, lanes[j].lane);
            EXPECT_EQ(lanes[i].cluster, lanes[j].cluster);
            here += ranges[j].end > ranges[i].begin;
        }
        EXPECT_LT(lanes[i].lane, lanes[i].lanes);
        most = std::max(most, here);
    }
    EXPECT_EQ(std::max_element(lanes.begin(), lanes.end(),
                               [](const Lane &a, const Lane &b) { return a.lanes < b.lanes; })
                  ->lanes,
              most);
}
