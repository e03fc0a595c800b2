#pragma once

#include "core/draft/pagetext.h"

#include <QString>

namespace soundings::extract {

/// The text of a page with its lines joined to paragraphs: a blank line where space or a new column sets them
/// apart,
/// `\n` where a line ends early, begins a list item or is indented. A hyphen at a line's end stays, and the
/// line end after it. Pure.
[[nodiscard]] QString paragraphsOf(const draft::PageText &page);

/// What stands between two lines of one paragraph.
[[nodiscard]] QChar lineJoin(QStringView before);

} // namespace soundings::extract
