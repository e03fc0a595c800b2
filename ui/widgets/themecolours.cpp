#include "ui/widgets/themecolours.h"

#include "core/categorisation/palette.h"

#include <cmath>

namespace soundings {

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// WCAG 2.2, "relative luminance".
double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

QColor textOn(const QColor &background)
{
    return contrast(background, Qt::black) >= contrast(background, Qt::white) ? QColor(Qt::black) : QColor(Qt::white);
}

QColor legible(const QColor &colour, const QColor &background, double least)
{
    const QColor end = textOn(background);
    for (int step = 0; step <= 20; ++step) {
        const QColor shade = blend(end, colour, step / 20.0);
        if (contrast(shade, background) >= least)
            return shade;
    }
    return end;
}

QColor blend(const QColor &colour, const QColor &base, double amount)
{
    const auto mix = [amount](float over, float under) {
        return static_cast<float>(over * amount + under * (1 - amount));
    };
    return QColor::fromRgbF(mix(colour.redF(), base.redF()), mix(colour.greenF(), base.greenF()),
                            mix(colour.blueF(), base.blueF()));
}

QColor tint(const QColor &colour, const QPalette &palette, double amount)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    for (double strength = amount; strength > 0.05; strength -= 0.05) {
        const QColor shade = blend(colour, base, strength);
        if (contrast(shade, text) >= 4.5)
            return shade;
    }
    return blend(colour, base, 0.05);
}

QColor hitColour(const QPalette &palette)
{
    return tint(QColor(0xff, 0xd5, 0x2e), palette, 0.75);
}

QColor warningColour(const QPalette &palette)
{
    return legible(QColor(0xb4, 0x53, 0x09), palette.color(QPalette::Base));
}

QColor errorColour(const QPalette &palette)
{
    return legible(QColor(0xc6, 0x28, 0x28), palette.color(QPalette::Base));
}

QColor quietColour(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    return legible(blend(palette.color(QPalette::Text), base, 0.6), base);
}

QColor suggestedThemeColour(int index)
{
    return QColor(categorisation::themeColour(index));
}

} // namespace soundings
