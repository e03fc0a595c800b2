#pragma once

#include <QString>

namespace soundings::categorisation {

inline constexpr int paletteSize = 12;

/// The nth colour for new themes, "#rrggbb", counted round. Any two of the twelve differ by 15.8 CIEDE2000 or
/// more as people see them with full sight, protanopia, deuteranopia and tritanopia (simulated after Machado,
/// Oliveira and Fernandes 2009); the first five, by 22. Chosen by search: twelve colours do not go much
/// farther apart that are neither too light on white nor too dark on a dark page. Beyond twelve, and in print
/// without colour, names must tell.
[[nodiscard]] QString themeColour(int n);

} // namespace soundings::categorisation
