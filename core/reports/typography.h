#pragma once

#include <QColor>
#include <QFont>

namespace soundings::reports {

/// Lengths in the layout are tenths of a point, so that a font's size, a whole number to Qt, is fine enough.
inline constexpr double unitsPerPoint = 10;

/// How one kind of text looks on paper.
struct Face
{
    QFont font;
    double leading = 0; ///< from baseline to baseline, in units
    QColor colour;
};

enum class Style { Title, Subtitle, Heading1, Heading2, Heading3, Body, Source, Aside, Cell, CellHead, Caption, Figure };

[[nodiscard]] Face face(Style style);

namespace ink {
inline constexpr QColor text{0x1c, 0x1f, 0x23};
inline constexpr QColor quiet{0x5a, 0x61, 0x6a};
inline constexpr QColor accent{0x1d, 0x4f, 0x7c};
inline constexpr QColor rule{0xc3, 0xc8, 0xce};
inline constexpr QColor shade{0xf3, 0xf5, 0xf7};
} // namespace ink

} // namespace soundings::reports
