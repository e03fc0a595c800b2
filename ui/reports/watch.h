#pragma once

#include "core/reports/report.h"

#include <atomic>
#include <memory>

namespace soundings {

/// How far a piece of work on another thread has come, and the wish that it stop. The GUI looks at it now and then:
/// nothing is posted, however fast the work tells.
struct Watch
{
    std::atomic<int> done = 0;
    std::atomic<int> total = 1;
    std::atomic<bool> stop = false;
};
using SharedWatch = std::shared_ptr<Watch>;

[[nodiscard]] inline reports::Progress progressOf(SharedWatch watch)
{
    return [watch = std::move(watch)](int done, int total) {
        watch->done = done;
        watch->total = total;
        return !watch->stop;
    };
}

} // namespace soundings
