#pragma once

#include "core/desk/crosstable.h"

namespace soundings {

/// How many of what the query finds arrived in each hour about the closing time, from a day before it to half a day after:
/// hour × timeliness, hours as "2020-02-10 11:00" on the consultation's clock. Blocks: for ask().
[[nodiscard]] Result<CrossTable> arrivalsByHour(const Desk &desk, const QString &query);

/// The tests that find what arrived in such an hour: "received:>=2020-02-10T11:00 received:<2020-02-10T12:00".
[[nodiscard]] QString receivedInHour(const QString &hour);
/// The hour in which a moment falls, as above.
[[nodiscard]] QString hourOf(Instant moment, const QByteArray &zone);

} // namespace soundings
