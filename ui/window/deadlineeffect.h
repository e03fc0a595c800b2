#pragma once

#include "core/desk/desk.h"

namespace soundings {

/// What moving the deadline would do to the responses there are.
struct DeadlineEffect
{
    int becomeOnTime = 0;
    int becomeLate = 0;

    friend bool operator==(const DeadlineEffect &, const DeadlineEffect &) = default;
};

/// Asks the desk; blocks, so off the GUI thread. Changes nothing.
[[nodiscard]] Result<DeadlineEffect> effectOf(const Desk &desk, Instant before, Instant after);

/// "3 late responses become on time."
[[nodiscard]] QString inWords(const DeadlineEffect &effect);

} // namespace soundings
