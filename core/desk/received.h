#pragma once

#include "core/desk/importing.h"
#include "core/intake/letter.h"

namespace soundings {

/// What an item becomes that was read, before the store is asked anything about it. Takes the letter's
/// contents.
[[nodiscard]] Response responseFrom(intake::Letter &letter, const ImportRequest &request);
/// What an import tells of it: without the texts, but with their lengths.
[[nodiscard]] ImportItem itemFor(const QString &source, ImportOutcome outcome, const Response &response);

} // namespace soundings
