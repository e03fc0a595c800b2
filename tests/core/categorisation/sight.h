#pragma once

#include <QString>

#include <array>

/// How far apart people see two colours.
namespace soundings::test {

enum class Sight { Full, Protanopia, Deuteranopia, Tritanopia };

using Lab = std::array<double, 3>;
/// Of "#rrggbb" (sRGB, D65), as someone with that sight sees it: G. Machado, M. Oliveira, L. Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15 (2009), severity 1.0,
/// applied to linear light.
Lab seen(const QString &colour, Sight sight);
/// CIEDE2000: G. Sharma, W. Wu, E. Dalal, Color Research and Application 30 (2005).
double difference(const Lab &a, const Lab &b);
double luminance(const QString &colour); ///< relative, as WCAG 2.2 has it

} // namespace soundings::test
