#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

/// For the sources of this room only: GMime stays out of every other header.
namespace soundings::intake {

/// GMime wants to be started once a process before its first use. Any thread.
inline void startGMime()
{
    static std::once_flag once;
    std::call_once(once, g_mime_init);
}

struct GObjectUnref
{
    void operator()(gpointer object) const { g_object_unref(object); }
};
template<class T>
using GPointer = std::unique_ptr<T, GObjectUnref>;

} // namespace soundings::intake
