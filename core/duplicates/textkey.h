#pragma once

#include "core/consultation/response.h"

#include <QString>

/// Pure: what a response says, without how it was written down.
namespace soundings::duplicates {

/// The texts of all parts as they were written, an empty line between them, without what in messages is not the writer's
/// own: quotes, signatures and disclaimers (core/quoting).
[[nodiscard]] QString ownText(const std::vector<Part> &parts);

/// The words of ownText(), folded to one case, one blank between them; without punctuation, which differs when a letter is typed
/// again or scanned. May be empty.
[[nodiscard]] QString bareText(const std::vector<Part> &parts);
/// SHA-256, cut to 16 bytes; empty for an empty text: that says the same as nothing.
[[nodiscard]] QByteArray textKey(const QString &bareText);

} // namespace soundings::duplicates
