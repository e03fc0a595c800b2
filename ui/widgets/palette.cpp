#include "ui/widgets/palette.h"

#include <algorithm>
#include <cmath>

namespace soundings {

namespace {

struct Shades
{
    QRgb window, windowText, base, alternate, button, light, mid, dark, highlight, link, visited, placeholder,
        disabled, tip, tipText;
};

QPalette paletteOf(const Shades &shades)
{
    QPalette palette;
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::WindowText, shades.windowText);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::Text, shades.windowText);
    palette.setColor(QPalette::Button, shades.button);
    palette.setColor(QPalette::ButtonText, shades.windowText);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Light, shades.light);
    palette.setColor(QPalette::Midlight, shades.light);
    palette.setColor(QPalette::Mid, shades.mid);
    palette.setColor(QPalette::Dark, shades.dark);
    palette.setColor(QPalette::Shadow, shades.dark);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, shades.link);
    palette.setColor(QPalette::LinkVisited, shades.visited);
    palette.setColor(QPalette::PlaceholderText, shades.placeholder);
    palette.setColor(QPalette::ToolTipBase, shades.tip);
    palette.setColor(QPalette::ToolTipText, shades.tipText);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, shades.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, shades.mid);
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = 0xfff3f5f7, .windowText = 0xff1c2430, .base = 0xffffffff, .alternate = 0xfff7f9fa,
                      .button = 0xfffafbfc, .light = 0xffffffff, .mid = 0xffc9d0d8, .dark = 0xff9aa5b1,
                      .highlight = 0xff0f6674, .link = 0xff0b5a87, .visited = 0xff6b4a94, .placeholder = 0xff667180,
                      .disabled = 0xff8a94a1, .tip = 0xff27303d, .tipText = 0xfff3f5f7});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0xff20252b, .windowText = 0xffe2e7ed, .base = 0xff171b20, .alternate = 0xff1c2127,
                      .button = 0xff2d343c, .light = 0xff3b444e, .mid = 0xff3a434d, .dark = 0xff12161a,
                      .highlight = 0xff1b7482, .link = 0xff79bdf2, .visited = 0xffc2a5ea, .placeholder = 0xff93a0ae,
                      .disabled = 0xff6f7a86, .tip = 0xff3b444e, .tipText = 0xffeef2f6});
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Good:
        return dark ? QColor(0x6fd39a) : QColor(0x1b6e3c);
    case Tone::Warning:
        return dark ? QColor(0xf0b95a) : QColor(0x8a5300);
    case Tone::Bad:
        return dark ? QColor(0xff9a8f) : QColor(0xb3261e);
    case Tone::Info:
        return dark ? QColor(0x79bdf2) : QColor(0x0b5a87);
    case Tone::Neutral:
        break;
    }
    return palette.color(QPalette::PlaceholderText);
}

QColor toneBackground(Tone tone, const QPalette &palette)
{
    const QColor from = palette.color(QPalette::Window);
    const QColor to = toneColour(tone, palette);
    const float share = isDark(palette) ? 0.16F : 0.10F;
    return QColor::fromRgbF(from.redF() + (to.redF() - from.redF()) * share,
                            from.greenF() + (to.greenF() - from.greenF()) * share,
                            from.blueF() + (to.blueF() - from.blueF()) * share);
}


} // namespace soundings
