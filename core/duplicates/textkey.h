#pragma once

#include "core/consultation/response.h"

#include <QString>

/// Pure: what a response says, without how it was written down.
namespace soundings::duplicates {

/// The words of all parts, folded to one case, one blank between them; quotes, signatures and disclaimers of
/// messages left out (core/quoting), and punctuation, which differs when a letter is typed again or scanned.
/// May be empty.
[[nodiscard]] QString bareText(const std::vector<Part> &parts);
/// SHA-256, cut to 16 bytes; empty for an empty text: that says the same as nothing.
[[nodiscard]] QByteArray textKey(const QString &bareText);

} // namespace soundings::duplicates
