#pragma once

#include "core/redaction/found.h"

namespace soundings::redaction {

/// Names of people where a text says that they are names: after titles, in salutations, in heads of messages and lines
/// such as "On … Ann Lee wrote:", after "my name is". The title itself is none. What was named so is found again where
/// the family name stands alone.
[[nodiscard]] Finds names(const QString &text);

/// Names that stand as the last line of a message, or beneath a closing formula.
[[nodiscard]] Finds signedNames(const QString &text);

/// A word that a capital does not make a name: "Council", "Local", "Resident".
[[nodiscard]] bool isCommonWord(const QString &word);

/// Where the signature begins, or -1: RFC 3676, 4.3 ("-- " on a line), or a closing formula with only a few short
/// lines below it.
[[nodiscard]] qsizetype signatureOf(const QString &text);

} // namespace soundings::redaction
