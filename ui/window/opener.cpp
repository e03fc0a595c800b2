#include "ui/window/opener.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

namespace soundings {

namespace {

constexpr qint64 progressEveryMs = 100;

} // namespace

Opener::Opener(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Opener::~Opener()
{
    if (m_watcher)
        m_watcher->cancel();
    m_pool.waitForDone();
}

void Opener::open(const QString &file)
{
    run(tr("Opening %1").arg(QFileInfo(file).fileName()), [file](const Progress &) { return Desk::open(file); });
}

void Opener::create(const QString &file, const NewConsultation &how)
{
    run(tr("Making %1").arg(QFileInfo(file).fileName()),
        [file, how](const Progress &) { return Desk::create(file, how); });
}

void Opener::openSample(const QString &file)
{
    run(tr("Making the sample consultation"), [file, make = m_makeSample](const Progress &progress) -> Opened {
        const Result<QString> made = make(file, progress);
        if (!made)
            return passOn(made);
        return Desk::open(*made);
    });
}

void Opener::run(const QString &title, std::function<Opened(const Progress &)> work)
{
    if (m_watcher) {
        m_watcher->disconnect(this);
        m_watcher->cancel();
    }
    auto answer = std::make_shared<Opened>(failure(ErrorKind::Cancelled, {}));
    m_answer = answer;
    m_watcher = std::make_unique<QFutureWatcher<void>>();
    connect(m_watcher.get(), &QFutureWatcherBase::finished, this, &Opener::finish);
    m_watcher->setFuture(QtConcurrent::run(
        &m_pool, [answer, work = std::move(work), home = thread()](QPromise<void> &promise) {
            QElapsedTimer sinceTold;
            const Progress progress = [&](int done, int total, const QString &what) {
                if (!sinceTold.isValid() || sinceTold.hasExpired(progressEveryMs)) {
                    promise.setProgressRange(0, total);
                    promise.setProgressValueAndText(done, what);
                    sinceTold.restart();
                }
                return !promise.isCanceled();
            };
            if (promise.isCanceled())
                return;
            *answer = work(progress);
            if (promise.isCanceled())
                *answer = failure(ErrorKind::Cancelled, {}); // nobody waits for it: closed again here
            if (*answer)
                (**answer)->moveToThread(home); // its signals are for the window
        }));
    Q_EMIT started(title, m_watcher.get());
}

void Opener::finish()
{
    const std::shared_ptr<Opened> answer = std::exchange(m_answer, nullptr);
    if (!answer)
        return;
    if (*answer) {
        m_desk = std::move(**answer);
        Q_EMIT opened();
    } else if (answer->error().kind != ErrorKind::Cancelled) {
        Q_EMIT failed(answer->error());
    }
}

} // namespace soundings
