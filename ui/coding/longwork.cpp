#include "ui/coding/longwork.h"

#include <QPromise>

namespace soundings {

namespace {

/// Qt drops the result of a future that was cancelled, and work that was stopped has a result all the same:
/// it travels beside the future, which only carries progress and the wish to stop.
struct Running
{
    QPromise<void> promise;
    Result<BulkSummary> summary = failure(ErrorKind::Cancelled, {}); ///< written before the promise is kept
};

} // namespace

QFutureWatcherBase *startLong(Desk &desk, QObject *context, LongWork work,
                              std::function<void(const Result<BulkSummary> &)> done)
{
    const auto running = std::make_shared<Running>();
    auto *watcher = new QFutureWatcher<void>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [running, watcher, done = std::move(done)] {
                         watcher->deleteLater();
                         done(running->summary);
                     });
    running->promise.start();
    watcher->setFuture(running->promise.future());
    static_cast<void>(desk.submitLongJob([running, work = std::move(work)](Desk &on) {
        running->summary = work(on, [&](int made, int total) {
            running->promise.setProgressRange(0, total);
            running->promise.setProgressValue(made);
            return !running->promise.isCanceled() && !on.isClosing();
        });
        running->promise.finish();
    }));
    return watcher;
}

} // namespace soundings
