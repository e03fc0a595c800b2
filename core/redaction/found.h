#pragma once

#include "core/consultation/point.h"

#include <QRegularExpression>
#include <QString>

#include <vector>

/// Pure: what of a text tells who wrote, or of somebody else, and the text without it.
namespace soundings::redaction {

/// A stretch of a text that may be personal, in UTF-16 units.
struct Found
{
    qsizetype begin = 0;
    qsizetype end = 0;
    RedactionReason reason = RedactionReason::Other;
    bool own = false; ///< the respondent's own name, organisation or address, as the response is filed under it

    friend bool operator==(const Found &, const Found &) = default;
};

using Finds = std::vector<Found>;

/// All that the pattern matches, or the group of that number of each match.
void collect(Finds &finds, const QString &text, const QRegularExpression &pattern, RedactionReason reason, int group = 0);

/// In order, not overlapping: of two that overlap the one that begins first and reaches farther gives the reason, and
/// the two are one.
[[nodiscard]] Finds merged(Finds finds);

} // namespace soundings::redaction
