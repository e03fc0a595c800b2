#pragma once

#include "core/intake/gpointer.h"

#include <gmime/gmime.h>

#include <mutex>

/// For the sources of this room only: GMime stays out of every other header.
namespace soundings::intake {

/// GMime wants to be started once a process before its first use. Any thread.
inline void startGMime()
{
    static std::once_flag once;
    std::call_once(once, g_mime_init);
}

} // namespace soundings::intake
