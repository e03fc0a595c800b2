#include "core/index/bitmap.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace soundings::index;

namespace {

Bitmap of(const std::set<Document> &documents)
{
    return Bitmap::ofSorted({documents.begin(), documents.end()});
}

std::set<Document> some(std::mt19937 &random, size_t many, Document below)
{
    std::set<Document> found;
    while (found.size() < many)
        found.insert(Document(random() % below));
    return found;
}

} // namespace

TEST(Bitmap, SpreadItIsTheSameSetAndCountsAlike)
{
    std::mt19937 random(7);
    for (const size_t many : {1, 63, 700, 4'095, 4'097, 30'000}) {
        for (const Document below : {Document(40'000), Document(65'536), Document(200'001), Document(9'000'000)}) {
            const std::set<Document> documents = some(random, many, below);
            const std::set<Document> others = some(random, 5'000, below);
            const Bitmap spread = of(documents).spread();
            const std::vector<Document> all = spread.documents();
            EXPECT_EQ(std::set<Document>(all.begin(), all.end()), documents);
            EXPECT_EQ(spread.count(), many);
            size_t both = 0;
            for (const Document other : others)
                both += documents.count(other);
            EXPECT_EQ(of(others).countOfBoth(spread), both) << many << " below " << below;
        }
    }
    EXPECT_TRUE(Bitmap().spread().isEmpty());
}

TEST(Bitmap, WhatIsSpreadIsChangedLikeAnyOther)
{
    Bitmap spread = of({1, 70'000, 140'000}).spread();
    spread.add(2);
    spread.remove(70'000);
    spread -= of({1});
    EXPECT_EQ(spread.documents(), (std::vector<Document>{2, 140'000}));
    Bitmap kept = of({2, 3, 140'000});
    kept &= spread;
    EXPECT_EQ(kept.documents(), (std::vector<Document>{2, 140'000}));
    ASSERT_TRUE(Bitmap::read(spread.bytes().constData(), size_t(spread.bytes().size())));
}
