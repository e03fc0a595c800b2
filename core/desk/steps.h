#pragma once

#include "core/desk/desk.h"
#include "core/desk/sharing.h"

#include <mutex>
#include <vector>

/// For this room's own files.
namespace soundings {

/// What can be undone and redone, guarded against the GUI thread's asking while the writer works.
struct Desk::Steps
{
    SharedPlace place;
    QString named;      ///< what was opened, where a copy of it is read
    std::mutex writing; ///< one writer at a time, so that `changed` comes in the journal's order
    mutable std::mutex guard;
    std::vector<UndoStep> done;
    std::vector<UndoStep> undone;
};

} // namespace soundings
