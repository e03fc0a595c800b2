#pragma once

#include "core/desk/measuring.h"

#include <QTimeZone>

/// Tables of the work on a consultation, saved as CSV. A file stands whole or not at all. Long: through
/// ask().
namespace soundings {

/// A row a theme and one overall, by responses and by characters.
[[nodiscard]] Result<> writeAgreement(const MeasuredAgreement &measured, const QString &file);
/// The entries that are wanted, newest first, with the time in UTC and on the consultation's clock.
[[nodiscard]] Result<> writeJournal(const Desk &desk, const JournalFilter &filter, const QString &file);

/// Rows as they stand, the first of them the heads.
[[nodiscard]] Result<> writeLines(const std::vector<QStringList> &lines, const QString &file);

} // namespace soundings
