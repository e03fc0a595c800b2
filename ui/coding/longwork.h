#pragma once

#include "core/desk/bulk.h"

#include <QFutureWatcher>

namespace soundings {

using LongWork = std::function<Result<BulkSummary>(Desk &desk, const BatchProgress &progress)>;

/// Runs work that writes in batches beside the writing thread. The watcher shows its progress and can cancel
/// it; it is `context`'s and goes when the work is done, after `done` was called in the thread of `context`.
/// Where `context` goes first, nobody is told.
QFutureWatcherBase *startLong(Desk &desk, QObject *context, LongWork work,
                              std::function<void(const Result<BulkSummary> &)> done);

} // namespace soundings
