#pragma once

#include "core/consultation/comment.h"
#include "ui/models/themelooks.h"

#include <QTimeZone>

namespace soundings {

/// What hovering over a comment says, a line each: its themes, stance, sections, note, whether it is to be
/// quoted, who made it and when, or what proposes it.
[[nodiscard]] QString commentTip(const Comment &comment, const ThemeLooks &themes,
                                 const SectionLabels &sections, const QTimeZone &zone);

} // namespace soundings
