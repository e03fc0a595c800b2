#pragma once

#include "core/desk/recordkeeping.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QtConcurrent>

#include <memory>

namespace soundings {

/// Long reading of an open consultation, one piece of work at a time, on a thread of its own: beside imports, which may
/// run for days where a folder is watched, and beside what the window asks for. Of the GUI thread.
class RecordJobs
{
public:
    RecordJobs()
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setExpiryTimeout(0); // the thread's own connection to the file goes with it
    }
    ~RecordJobs() { setDesk(nullptr); }
    RecordJobs(const RecordJobs &) = delete;
    RecordJobs &operator=(const RecordJobs &) = delete;

    /// nullptr before the desk is closed: stops what runs, and waits for it.
    void setDesk(Desk *desk)
    {
        m_stop->store(true);
        m_pool.waitForDone();
        m_stop = std::make_shared<std::atomic<bool>>(false);
        m_desk = desk;
    }
    [[nodiscard]] Desk *desk() const { return m_desk; }

    /// `work(const Desk &, const RecordProgress &)` gives a Result<T>. `done` is told it in the thread of `context`, unless
    /// the desk was closed meanwhile. The watcher shows progress, can cancel, is `context`'s and goes when all is told.
    template<class T, class Work>
    QFutureWatcherBase *start(QObject *context, Work work, std::function<void(const Result<T> &)> done)
    {
        // Qt drops the result of a future that was cancelled, and work that was stopped has one all the same.
        struct Running
        {
            QPromise<void> promise;
            Result<T> outcome = failure(ErrorKind::Cancelled, {}); ///< written before the promise is kept
        };
        const auto running = std::make_shared<Running>();
        auto *watcher = new QFutureWatcher<void>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                         [running, watcher, stop = m_stop, done = std::move(done)] {
                             watcher->deleteLater();
                             if (!*stop)
                                 done(running->outcome);
                         });
        running->promise.start();
        running->promise.setProgressRange(0, parts);
        watcher->setFuture(running->promise.future());
        m_pool.start([running, desk = m_desk, stop = m_stop, work = std::move(work)] {
            const RecordProgress progress = [&](qint64 made, qint64 all) {
                if (all > 0)
                    running->promise.setProgressValue(int(parts * std::min(made, all) / all));
                return !running->promise.isCanceled() && !*stop;
            };
            if (progress(0, 0))
                running->outcome = work(static_cast<const Desk &>(*desk), progress);
            running->promise.finish();
        });
        return watcher;
    }

private:
    static constexpr int parts = 1'000;

    QThreadPool m_pool;
    Desk *m_desk = nullptr;
    std::shared_ptr<std::atomic<bool>> m_stop = std::make_shared<std::atomic<bool>>(false);
};

} // namespace soundings
