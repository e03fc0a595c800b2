#pragma once

#include <QColor>
#include <QPalette>

namespace soundings {

/// WCAG 2.2 contrast of two opaque colours, 1…21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

/// Black or white, whichever reads better on `background`: at least 4.5 on any colour.
[[nodiscard]] QColor textOn(const QColor &background);

/// `colour`, made lighter or darker no more than it takes to stand out from `background` by `least`.
[[nodiscard]] QColor legible(const QColor &colour, const QColor &background, double least = 4.5);

/// `amount` (0…1) of `colour` over `base`.
[[nodiscard]] QColor blend(const QColor &colour, const QColor &base, double amount);

/// A tint of `colour` to stand behind the palette's text, strong or weak, that keeps the text at 4.5 or better.
[[nodiscard]] QColor tint(const QColor &colour, const QPalette &palette, double amount);

/// Behind the words that a search found.
[[nodiscard]] QColor hitColour(const QPalette &palette);

/// For late and for failed, on the palette's base.
[[nodiscard]] QColor warningColour(const QPalette &palette);
[[nodiscard]] QColor errorColour(const QPalette &palette);
[[nodiscard]] QColor quietColour(const QPalette &palette); ///< for secondary text, 4.5 or better

/// Colours for new themes (core/categorisation/palette.h), far enough apart to tell; the first ones first.
[[nodiscard]] QColor suggestedThemeColour(int index);

} // namespace soundings
