#include "core/categorisation/fuzzy.h"

#include <gmock/gmock.h>

using namespace soundings::categorisation;
using namespace Qt::StringLiterals;
using ::testing::ElementsAre;

TEST(Fit, lettersInOrderFitAndBeginningsFitBetter)
{
    EXPECT_GT(fit(u"app"_s, u"People/Apprenticeships"_s), 0);
    EXPECT_EQ(fit(u"xyz"_s, u"People"_s), 0);
    EXPECT_GT(fit(u"be"_s, u"Business environment"_s), fit(u"be"_s, u"Bottle deposits"_s))
        << "first letters of words";
    EXPECT_GT(fit(u"pe"_s, u"People"_s), fit(u"pe"_s, u"Campaign ethics"_s));
    EXPECT_GT(fit(u"ele"_s, u"\u00C9l\u00E9ments"_s), 0) << "accents don't matter";
    EXPECT_GT(fit(u"\u00E9le"_s, u"Elements"_s), 0);
    EXPECT_GT(fit(u"ti"_s, u"tti"_s), 0) << "a letter passed over is still found later";
    EXPECT_EQ(fit(u"aab"_s, u"ab"_s), 0) << "a letter is used once";
}

TEST(Fit, aPathIsFoundByPiecesOfItsNames)
{
    EXPECT_GT(fit(u"peo/app"_s, u"People/Apprenticeships"_s), 0);
    EXPECT_GT(fit(u"PEO / app"_s, u"People/Apprenticeships"_s), 0);
    EXPECT_GT(fit(u"peo/16"_s, u"People/Apprenticeships/Under 16"_s), 0) << "names between may be left out";
    EXPECT_EQ(fit(u"app/peo"_s, u"People/Apprenticeships"_s), 0);
    EXPECT_EQ(fit(u"peo/app"_s, u"People, apprentices"_s), 0);
    EXPECT_GT(fit(u"pa"_s, u"People/Apprenticeships"_s), 0) << "across the names where nothing nearer fits";
}

TEST(Fit, theNameItselfComesBeforeTheNamesAboveIt)
{
    const std::vector<Candidate> themes{
        {u"People/Housing"_s, 0}, {u"Places/Young people"_s, 0}, {u"People"_s, 0}};
    EXPECT_THAT(bestFits(u"people"_s, themes), ElementsAre(2, 1, 0));
}

TEST(Fit, amongEqualsTheOneUsedLastComesFirst)
{
    const std::vector<Candidate> themes{{u"Rail"_s, 0}, {u"Ideas"_s, 3}, {u"Rain"_s, 7}, {u"Roads"_s, 5}};
    EXPECT_THAT(bestFits(u"rai"_s, themes), ElementsAre(2, 0));
    EXPECT_THAT(bestFits({}, themes), ElementsAre(2, 3, 1, 0));
    EXPECT_TRUE(bestFits(u"zz"_s, themes).empty());
}
