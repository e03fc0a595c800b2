#pragma once

#include "core/redaction/found.h"

namespace soundings::redaction {

/// [begin, end) in UTF-16 units, and what stands there instead.
struct Cut
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QString instead;
};

/// What stands where something was taken out: a bar, always of the same length, so that it does not tell how long the
/// words were, and what they were, "█████ [name]", for those who hear the text.
[[nodiscard]] QString bar(RedactionReason reason);

[[nodiscard]] std::vector<Cut> cutsFor(const Finds &finds); ///< in order, not overlapping
/// The text with its cuts made: nothing of what was cut is in it.
[[nodiscard]] QString withCuts(const QString &text, const std::vector<Cut> &cuts);
/// [begin, end) of it.
[[nodiscard]] QString withCuts(const QString &text, const std::vector<Cut> &cuts, qsizetype begin, qsizetype end);
/// Where [begin, end) of a text is once the cuts are made; an end within a cut takes in all of the bar.
[[nodiscard]] std::pair<qsizetype, qsizetype> moved(const std::vector<Cut> &cuts, qsizetype begin, qsizetype end);

} // namespace soundings::redaction
