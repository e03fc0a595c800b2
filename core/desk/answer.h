#pragma once

#include <QFuture>
#include <QFutureWatcher>

namespace soundings {

/// A future that tells one listener, in the listener's thread, and no longer once the listener is gone.
///
/// QFuture::then(context, …) is not safe for that in Qt 6.4: it looks at the context from the working thread, and
/// asserts where the context went first.
template<class T>
class Answer : public QFuture<T>
{
public:
    Answer() = default;
    Answer(QFuture<T> future) : QFuture<T>(std::move(future)) {}

    /// Calls `f(T)` in the thread of `context`, which is the caller's. Not at all where the work was cancelled, or
    /// `context` goes first. The result is taken out of the future.
    template<class F>
    void then(QObject *context, F f)
    {
        auto *watcher = new QFutureWatcher<T>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, f = std::move(f)]() mutable {
            watcher->deleteLater();
            QFuture<T> future = watcher->future();
            if (future.isValid() && future.resultCount() > 0)
                f(future.takeResult());
        });
        watcher->setFuture(*this);
    }
};
template<class T>
Answer(QFuture<T>) -> Answer<T>;

} // namespace soundings
