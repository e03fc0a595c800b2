#pragma once

#include "core/consultation/instant.h"
#include "core/consultation/result.h"

#include <QTimeZone>

#include <optional>

namespace soundings {

/// What a wall-clock time means in a zone. Clocks that go forward skip times, clocks that go back repeat them.
struct WallTime
{
    std::optional<Instant> first;  ///< none: the clocks skip this time
    std::optional<Instant> second; ///< set when the clocks show this time twice
};
[[nodiscard]] WallTime resolve(const QDateTime &wall, const QTimeZone &zone);

/// ISO 8601 as scripts and people write it: "2020-02-10T12:00", with seconds or without, a space for the T, an
/// offset ("Z", "+01:00") or none: then in `zone`. A time that the clocks skip is refused; of one shown twice the
/// first is taken. A date without a time is refused, as a deadline needs both.
[[nodiscard]] Result<Instant> readTime(QStringView text, const QTimeZone &zone);

/// The zone of an IANA id, refused with a sentence when there is none of that name.
[[nodiscard]] Result<QTimeZone> readZone(const QByteArray &id);

/// "Monday 10 February 2020, 12:00 GMT": for people. Seconds are shown where they are not zero.
[[nodiscard]] QString longLocalTime(Instant instant, const QTimeZone &zone);
/// "10 Feb 2020 12:00"
[[nodiscard]] QString shortLocalTime(Instant instant, const QTimeZone &zone);

} // namespace soundings
