#pragma once

#include "core/references/references.h"

namespace soundings::references {

/// References by a noun and a number: "sections 3.2 and 4.1", "paras 45–47", "p. 12", "§3.2", "Chapter
/// Three", "Annex B", "Priority 2". Positions in UTF-16 units.
[[nodiscard]] std::vector<Reference> namedNumbers(const DraftIndex &index, const QString &text);

/// Numbers that stand alone and are the draft's: "3.2 (Skills)", "(7.2)", "3.2.1", "3.2: we agree" at a
/// line's beginning. Positions in UTF-16 units.
[[nodiscard]] std::vector<Reference> bareNumbers(const DraftIndex &index, const QString &text);

} // namespace soundings::references
