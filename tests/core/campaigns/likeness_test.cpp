#include "core/campaigns/likeness.h"

#include <gtest/gtest.h>

#include <random>

using namespace soundings::campaigns;
using namespace Qt::StringLiterals;

namespace {

/// By the textbook: a table of all beginnings.
size_t commonByTable(const Words &a, const Words &b)
{
    std::vector<std::vector<size_t>> best(a.size() + 1, std::vector<size_t>(b.size() + 1));
    for (size_t i = 0; i < a.size(); ++i) {
        for (size_t j = 0; j < b.size(); ++j)
            best[i + 1][j + 1] = a[i] == b[j] ? best[i][j] + 1 : std::max(best[i][j + 1], best[i + 1][j]);
    }
    return best[a.size()][b.size()];
}

} // namespace

TEST(Likeness, wordsInCommonAreThoseOfTheTextbook)
{
    std::mt19937 chance(1);
    for (int trial = 0; trial < 400; ++trial) {
        Words a(chance() % 200);
        Words b(chance() % 200);
        const quint32 vocabulary = quint32(2 + chance() % 60);
        for (Words *words : {&a, &b}) {
            for (quint32 &word : *words)
                word = quint32(chance() % vocabulary);
        }
        ASSERT_EQ(wordsInCommon(a, b), commonByTable(a, b)) << a.size() << " and " << b.size();
    }
}

TEST(Likeness, aLetterWithOwnWordsAddedIsWholeAndALongTextThatHoldsItIsNone)
{
    const Words letter = wordsOf(u"please keep the bus to leek it is how we get to work"_s);
    const Words added = wordsOf(u"please keep the bus to leek my own words it is how we get to work thank you"_s);
    EXPECT_DOUBLE_EQ(likeness(letter, added).ofKernel, 1);
    EXPECT_EQ(likeness(letter, added).own, 5);
    EXPECT_LT(likeness(added, letter).ofKernel, 0.8);
    Words book = letter;
    for (quint32 i = 0; i < 200; ++i)
        book.push_back(i);
    EXPECT_EQ(likeness(letter, book).ofKernel, 0);
    EXPECT_EQ(likeness({}, letter).ofKernel, 0);
}
