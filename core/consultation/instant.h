#pragma once

#include <QDateTime>
#include <QString>

#include <compare>
#include <functional>

namespace soundings {

/// A moment, in milliseconds since 1970-01-01T00:00:00Z (as QDateTime counts them: no leap seconds).
struct Instant
{
    qint64 ms = 0;

    friend constexpr auto operator<=>(Instant, Instant) = default;
};

[[nodiscard]] inline Instant toInstant(const QDateTime &time) { return {time.toMSecsSinceEpoch()}; }
[[nodiscard]] inline QDateTime toUtc(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.ms, Qt::UTC);
}

/// ISO 8601 in UTC to the second, "2020-02-10T12:00:00Z": the form that scripts and the journal read.
[[nodiscard]] inline QString isoUtc(Instant instant) { return toUtc(instant).toString(Qt::ISODate); }

/// Where "now" comes from, so that tests and `status --at` can set it.
using Clock = std::function<Instant()>;
[[nodiscard]] inline Clock systemClock()
{
    return [] { return Instant{QDateTime::currentMSecsSinceEpoch()}; };
}

} // namespace soundings
