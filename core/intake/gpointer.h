#pragma once

#include <glib-object.h>

#include <memory>

/// For the sources of this room only: GLib stays out of every other header.
namespace soundings::intake {

struct GObjectUnref
{
    void operator()(gpointer object) const { g_object_unref(object); }
};
template<class T>
using GPointer = std::unique_ptr<T, GObjectUnref>;

} // namespace soundings::intake
