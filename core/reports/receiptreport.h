#pragma once

#include "core/receipt/receipt.h"
#include "core/reports/report.h"

namespace soundings::reports {

/// How one response came, for a file or an inspector: its times, its way, what is odd about them, the
/// evidence chosen, corrections and rulings with their reasons, and the deadline they were held against.
[[nodiscard]] Report receiptReport(const Receipt &receipt, Instant made, const QByteArray &journalHead);

} // namespace soundings::reports
