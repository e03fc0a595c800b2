#include "core/categorisation/palette.h"
#include "tests/core/categorisation/sight.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;
using categorisation::themeColour;

namespace {

double least(int colours)
{
    double nearest = 1000;
    for (const Sight sight : {Sight::Full, Sight::Protanopia, Sight::Deuteranopia, Sight::Tritanopia}) {
        for (int i = 0; i < colours; ++i) {
            for (int j = 0; j < i; ++j)
                nearest =
                    std::min(nearest, difference(seen(themeColour(i), sight), seen(themeColour(j), sight)));
        }
    }
    return nearest;
}

} // namespace

TEST(Sight, differencesAreThoseOfTheFormulasPublishedTable)
{
    // Sharma, Wu and Dalal (2005), table 1: pairs 1, 4, 7, 17 and 25.
    EXPECT_NEAR(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 0.00005);
    EXPECT_NEAR(difference({50, -1.3802, -84.2814}, {50, 0, -82.7485}), 1.0000, 0.00005);
    EXPECT_NEAR(difference({50, 0, 0}, {50, -1, 2}), 2.3669, 0.00005);
    EXPECT_NEAR(difference({50, 2.5, 0}, {73, 25, -18}), 27.1492, 0.00005);
    EXPECT_NEAR(difference({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}), 1.2644, 0.00005);
}

TEST(Palette, coloursStayApartForTheColourBlind)
{
    std::cout << "least CIEDE2000 of 5: " << least(5) << ", of 8: " << least(8) << ", of 12: " << least(12)
              << '\n';
    EXPECT_GE(least(5), 22);
    EXPECT_GE(least(8), 16);
    EXPECT_GE(least(categorisation::paletteSize), 15.5);
}

TEST(Palette, textCanBeReadOnEveryColourAndEveryColourBeSeenOnBothPages)
{
    const auto contrast = [](double a, double b) {
        return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
    };
    for (int i = 0; i < categorisation::paletteSize; ++i) {
        const double light = luminance(themeColour(i));
        EXPECT_GE(std::max(contrast(light, 0), contrast(light, 1)), 4.5) << themeColour(i).toStdString();
        EXPECT_GE(contrast(light, 1), 2.0) << themeColour(i).toStdString() << " on white";
        EXPECT_GE(contrast(light, luminance(u"#1e1e1e"_s)), 1.6)
            << themeColour(i).toStdString() << " on a dark page";
    }
}

TEST(Palette, goesRound)
{
    EXPECT_EQ(themeColour(12), themeColour(0));
    EXPECT_NE(themeColour(11), themeColour(0));
}
