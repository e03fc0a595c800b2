#include "ui/widgets/themecolours.h"

#include <gtest/gtest.h>

using namespace soundings;

namespace {

QPalette dark()
{
    QPalette palette;
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x1e));
    palette.setColor(QPalette::Text, QColor(0xe6, 0xe6, 0xe6));
    return palette;
}

QPalette light()
{
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, Qt::black);
    return palette;
}

} // namespace

TEST(ThemeColours, contrastIsThatOfTheStandard)
{
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21.0, 0.01);
    EXPECT_NEAR(contrast(QColor(0x76, 0x76, 0x76), Qt::white), 4.54, 0.01); // the greyest that passes on white
}

TEST(ThemeColours, anyThemesNameCanBeReadOnItsColour)
{
    for (int red = 0; red < 256; red += 15) {
        for (int green = 0; green < 256; green += 15) {
            for (int blue = 0; blue < 256; blue += 15) {
                const QColor colour(red, green, blue);
                ASSERT_GE(contrast(textOn(colour), colour), 4.5) << colour.name().toStdString();
            }
        }
    }
}

TEST(ThemeColours, taggedTextAndFoundWordsCanBeReadInBothPalettes)
{
    for (const QPalette &palette : {light(), dark()}) {
        const QColor text = palette.color(QPalette::Text);
        EXPECT_GE(contrast(hitColour(palette), text), 4.5);
        EXPECT_GE(contrast(errorColour(palette), palette.color(QPalette::Base)), 4.5);
        EXPECT_GE(contrast(warningColour(palette), palette.color(QPalette::Base)), 4.5);
        for (int i = 0; i < 12; ++i) {
            EXPECT_GE(contrast(tint(suggestedThemeColour(i), palette, 0.45), text), 4.5);
            EXPECT_GE(contrast(legible(suggestedThemeColour(i), palette.color(QPalette::Base), 3.0),
                               palette.color(QPalette::Base)), 3.0);
        }
    }
}
