#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/result.h"
#include "core/receipt/receipt.h"

namespace soundings {

class Desk;

/// Everything about when a response came: its headers read anew from the kept original, the corrections and
/// rulings from the journal. Blocks: on a reading thread.
[[nodiscard]] Result<Receipt> receiptOf(const Desk &desk, ResponseId id);

} // namespace soundings
