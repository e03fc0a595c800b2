#pragma once

#include "core/draft/pagetext.h"

#include <QString>

#include <vector>

namespace soundings::draft {

/// A place where the text looked for stands.
struct Hit
{
    int page = 0;
    int begin = 0; ///< in the page's text, UTF-16 units
    int end = 0;
    std::vector<Box> boxes; ///< one a line

    friend bool operator==(const Hit &, const Hit &) = default;
};

/// Every hit on a page, in reading order, none overlapping another. In any case, with or without accents, across
/// line ends, words parted by a hyphen at a line's end found whole. A query of white space alone finds nothing.
[[nodiscard]] std::vector<Hit> findText(const PageText &text, int page, const QString &query);

} // namespace soundings::draft
