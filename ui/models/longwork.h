#pragma once

#include "core/desk/bulk.h"

#include <QFutureWatcher>
#include <QPromise>

#include <memory>

namespace soundings {

/// Work in batches, as those of core/desk/bulk.h do it.
using LongWork = std::function<Result<BulkSummary>(Desk &desk, const BatchProgress &progress)>;

/// Runs work on a consultation beside the writing thread. `work(Desk &, const BatchProgress &)` gives a
/// Result<T>; its progress may be told, and says whether to go on. The watcher shows that and can cancel it;
/// it is `context`'s and goes when the work is done, after `done` was called in the thread of `context`.
/// Where `context` goes first, nobody is told.
///
/// Qt drops the result of a future that was cancelled, and work that was stopped has a result all the same:
/// it travels beside the future, which only carries progress and the wish to stop.
template<class T, class Work>
QFutureWatcherBase *startLong(Desk &desk, QObject *context, Work work,
                              std::function<void(const Result<T> &)> done)
{
    struct Running
    {
        QPromise<void> promise;
        Result<T> outcome = failure(ErrorKind::Cancelled, {}); ///< written before the promise is kept
    };
    const auto running = std::make_shared<Running>();
    auto *watcher = new QFutureWatcher<void>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [running, watcher, done = std::move(done)] {
                         watcher->deleteLater();
                         done(running->outcome);
                     });
    running->promise.start();
    watcher->setFuture(running->promise.future());
    static_cast<void>(desk.submitLongJob([running, work = std::move(work)](Desk &on) {
        running->outcome = work(on, [&](int made, int total) {
            running->promise.setProgressRange(0, total);
            running->promise.setProgressValue(made);
            return !running->promise.isCanceled() && !on.isClosing();
        });
        running->promise.finish();
    }));
    return watcher;
}

} // namespace soundings
