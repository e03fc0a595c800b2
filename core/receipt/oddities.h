#pragma once

#include "core/consultation/response.h"

#include <QString>

#include <optional>
#include <vector>

/// Pure: what does not fit together in the times that a message carries.
namespace soundings {

/// A time as a header of mail states it: `Date`, or one `Received` (RFC 5321, 4.4).
struct Stamp
{
    Hop hop;           ///< of `Date` only `at`
    QString written;   ///< the time, word for word; empty: none
    bool zoned = true; ///< a zone stands with it; without one it is read as UTC

    friend bool operator==(const Stamp &, const Stamp &) = default;
};

/// The times of one message, as they are to be weighed.
struct Stamps
{
    std::optional<Stamp> date; ///< the sender's own; none without the header
    std::vector<Stamp> hops;   ///< newest first
    Instant received;          ///< the instant of receipt in force
    Instant takenIn; ///< when Soundings took it in: nothing can have been sent or received after that
};

struct Oddity
{
    enum class Kind {
        SentAfterReceived,
        HopsOutOfOrder, ///< received earlier than the hop before it on the way
        NoZone,
        InTheFuture, ///< after it was taken in
        Absurd,      ///< a time that can't be read, or of a year outside 1990…2100
        NoTime,      ///< a hop that states none
        LongWay,     ///< more than a week between sending and receipt
    };
    Kind kind = Kind::NoTime;
    std::optional<size_t> hop; ///< place in Stamps::hops; none: the date, or the message as a whole
    QString sentence;          ///< for a person

    friend bool operator==(const Oddity &, const Oddity &) = default;
};

/// Clocks of servers differ; up to here nobody minds.
inline constexpr qint64 clockToleranceMs = 60 * 1000;

/// The message as a whole first, then hop by hop from the newest.
[[nodiscard]] std::vector<Oddity> odditiesOf(const Stamps &stamps);

} // namespace soundings
