#pragma once

#include "core/references/references.h"
#include "core/references/textwords.h"

namespace soundings::references {

/// Six or more words of the draft in a row, in any case and however their dashes, quotes and line ends are
/// written; with "…" for what is left out, or a word or two changed. Runs that any text has are none: they
/// need three words that say something. Positions in UTF-16 units.
[[nodiscard]] std::vector<Reference> quotations(const DraftIndex &index, const QString &text,
                                                const std::vector<TextWord> &words);

} // namespace soundings::references
