#pragma once

#include "core/consultation/consultation.h"
#include "core/consultation/response.h"

namespace soundings {

enum class DeadlineState { NotOpen, Open, ClosingSoon, Closed };

/// "Closing soon" begins this long before the closing instant.
inline constexpr qint64 closingSoonMs = qint64(48) * 60 * 60 * 1000;

/// The closing instant itself still counts as open: what arrives then is on time.
[[nodiscard]] DeadlineState stateAt(const Consultation &consultation, Instant now);

/// Whole seconds until the closing instant; 0 once it is reached.
[[nodiscard]] qint64 secondsLeft(const Consultation &consultation, Instant now);

/// On time at or before the closing instant: 12:00:00 is, 12:00:01 is not.
[[nodiscard]] Timeliness timelinessOf(Instant received, Instant closes);

/// Sent in time and received too late: late all the same, and to be said so.
[[nodiscard]] bool wasSentInTime(const Response &response, Instant closes);

/// "not-open", "open", "closing-soon", "closed", as scripts read it.
[[nodiscard]] QString toWord(DeadlineState state);

} // namespace soundings
