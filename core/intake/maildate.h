#pragma once

#include "core/consultation/instant.h"

#include <QByteArrayView>

#include <optional>

namespace soundings::intake {

/// The moment a mail header names. Reads RFC 5322 3.3 with its obsolete forms, asctime, ISO 8601, and what broken
/// mailers write: comments anywhere, no weekday, no seconds, two-digit years (RFC 5322 4.3), "12.00.00", "PM",
/// "GMT+0100", "+01:00", German and French months. Zones known by name are those of RFC 5322, British Summer Time
/// and the European ones; an unknown name and a missing zone count as UTC, as RFC 5322 4.3 has it.
/// None where it can't be made out, and for years outside 1990…2100: such a clock proves nothing.
[[nodiscard]] std::optional<Instant> mailDate(QByteArrayView text);

/// Whether a zone stands behind the time: an offset, or a name ("GMT"). "AM" and "PM" are none.
[[nodiscard]] bool namesZone(QByteArrayView text);

} // namespace soundings::intake
