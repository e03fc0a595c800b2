#pragma once

#include "core/intake/reading.h"

namespace soundings::intake {

/// What the child program makes of what a walk found.
inline Item itemOf(const Found &found)
{
    const auto *raw = std::get_if<Raw>(&found);
    return raw ? read(*raw) : Item(std::get<Unread>(found));
}

} // namespace soundings::intake
