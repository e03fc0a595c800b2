#pragma once

#include "core/reports/report.h"

namespace soundings::reports {

/// A passage that a comment is on: [begin, end) in UTF-16 units.
struct Marked
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QString colour; ///< "#rrggbb"
    int number = 0; ///< stands raised behind the passage, "[3]"
};

/// A respondent's text as paragraphs, an empty line between two of them; other line ends stay. Where passages
/// overlap, the one that began last gives the colour; each has its number.
[[nodiscard]] std::vector<Paragraph> markedText(const QString &text, const std::vector<Marked> &passages);

} // namespace soundings::reports
