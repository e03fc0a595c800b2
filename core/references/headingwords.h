#pragma once

#include "core/references/references.h"
#include "core/references/textwords.h"

namespace soundings::references {

/// Headings of the draft, and titles of its priorities, by their words: in quotes, in capitals, on a line of
/// their own, after "the section on", before "section", or as long as no chance brings them together.
/// Positions in UTF-16 units.
[[nodiscard]] std::vector<Reference> headingWords(const DraftIndex &index, const QString &text,
                                                  const std::vector<TextWord> &words);

} // namespace soundings::references
