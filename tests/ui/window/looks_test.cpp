#include "ui/widgets/edgedstyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/themecolours.h"

#include "tests/support/files.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QStyleOption>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

class Palettes : public ::testing::TestWithParam<bool>
{
protected:
    QPalette palette() const { return GetParam() ? darkPalette() : lightPalette(); }
    double between(QPalette::ColorRole text, QPalette::ColorRole ground) const
    {
        return contrast(palette().color(text), palette().color(ground));
    }
};

} // namespace

TEST_P(Palettes, KeepTextLegible)
{
    EXPECT_GE(between(QPalette::WindowText, QPalette::Window), 7);
    EXPECT_GE(between(QPalette::Text, QPalette::Base), 7);
    EXPECT_GE(between(QPalette::Text, QPalette::AlternateBase), 7);
    EXPECT_GE(between(QPalette::ButtonText, QPalette::Button), 7);
    EXPECT_GE(between(QPalette::HighlightedText, QPalette::Highlight), 4.5);
    EXPECT_GE(between(QPalette::Link, QPalette::Base), 4.5);
    EXPECT_GE(between(QPalette::LinkVisited, QPalette::Base), 4.5);
    EXPECT_GE(between(QPalette::PlaceholderText, QPalette::Base), 4.5);
    EXPECT_GE(between(QPalette::PlaceholderText, QPalette::Window), 4.5);
    EXPECT_GE(between(QPalette::ToolTipText, QPalette::ToolTipBase), 4.5);
}

TEST_P(Palettes, KeepColoursWithAMeaningLegible)
{
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Warning, Tone::Bad, Tone::Info}) {
        const QColor colour = toneColour(tone, palette());
        EXPECT_GE(contrast(colour, palette().color(QPalette::Window)), 4.5) << int(tone);
        EXPECT_GE(contrast(colour, palette().color(QPalette::Base)), 4.5) << int(tone);
        const QColor ground = toneBackground(tone, palette());
        EXPECT_GE(contrast(palette().color(QPalette::WindowText), ground), 7) << int(tone);
        EXPECT_GE(contrast(colour, ground), 4.0) << int(tone); // bold words and icons
    }
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, Palettes, ::testing::Bool());

TEST(EdgedStyleTest, ShowsInTheDarkWhereATickGoes)
{
    const EdgedStyle style;
    const QPalette palette = darkPalette();
    for (const QStyle::PrimitiveElement element :
         {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton, QStyle::PE_FrameLineEdit}) {
        QStyleOptionFrame option;
        option.palette = palette;
        option.state = QStyle::State_Enabled;
        option.rect = {4, 4, 16, 16};
        option.lineWidth = 1;
        QImage image(24, 24, QImage::Format_RGB32);
        image.fill(palette.color(QPalette::Window));
        QPainter painter(&image);
        style.drawPrimitive(element, &option, &painter);
        painter.end();
        double most = 0;
        for (int x = 4; x < 12; ++x)
            most = std::max(most, contrast(image.pixelColor(x, 12), palette.color(QPalette::Window)));
        EXPECT_GE(most, 3) << element;
    }
}

TEST(Contrast, IsThatOfTheWebsGuidelines)
{
    EXPECT_DOUBLE_EQ(contrast(Qt::black, Qt::white), 21);
    EXPECT_DOUBLE_EQ(contrast(Qt::white, Qt::white), 1);
    EXPECT_NEAR(contrast(QColor(0x767676), Qt::white), 4.54, 0.01);
}

TEST(Icons, AllDrawSomething)
{
    ASSERT_FALSE(namedIcon(u"open"_s).isNull());
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    EXPECT_GT(files.size(), 40);
    for (const QString &file : files) {
        const QIcon icon = namedIcon(file.chopped(4));
        ASSERT_FALSE(icon.isNull()) << qPrintable(file);
        const QImage picture = icon.pixmap(QSize(24, 24)).toImage().convertToFormat(QImage::Format_ARGB32);
        int inked = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                inked += qAlpha(picture.pixel(x, y)) > 128 ? 1 : 0;
        }
        EXPECT_GT(inked, 15) << qPrintable(file);
    }
    EXPECT_TRUE(namedIcon(u"no such icon"_s).isNull());
}

TEST(Icons, FollowThePalette)
{
    const QIcon icon = namedIcon(u"draft"_s);
    const auto darkest = [&] {
        const QImage picture = icon.pixmap(QSize(48, 48)).toImage().convertToFormat(QImage::Format_ARGB32);
        int least = 255;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (qAlpha(picture.pixel(x, y)) == 255)
                    least = std::min(least, qGray(picture.pixel(x, y)));
            }
        }
        return least;
    };
    QApplication::setPalette(lightPalette());
    EXPECT_LT(darkest(), 80);
    QApplication::setPalette(darkPalette());
    EXPECT_GT(darkest(), 180);
    QApplication::setPalette(lightPalette());
}
