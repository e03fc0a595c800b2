#pragma once

#include <QColor>
#include <QPalette>

namespace soundings {

/// Our two palettes. Every text role keeps a contrast of at least 4.5:1 to what it stands on (WCAG 2.2, 1.4.3).
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Whether text is lighter than its background.
[[nodiscard]] bool isDark(const QPalette &palette);

/// What a colour means, where it means something. Never the only sign: words or an icon stand with it.
enum class Tone { Neutral, Good, Warning, Bad, Info };

/// Legible as text on the palette's Window and Base.
[[nodiscard]] QColor toneColour(Tone tone, const QPalette &palette);
/// A quiet background for a strip or a chip of that tone; WindowText is legible on it.
[[nodiscard]] QColor toneBackground(Tone tone, const QPalette &palette);


} // namespace soundings
