#include "ui/window/opener.h"

#include "core/desk/places.h"
#include "core/desk/sample.h"

#include <QDir>
#include <QFileInfo>
#include <QThread>

namespace soundings {

Opener::Opener(QObject *parent) : QObject(parent), m_sampleFolder(sampleFolder())
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(0); // the thread's own connection to the file goes with it
}

Opener::~Opener()
{
    if (m_watcher)
        m_watcher->cancel();
    m_pool.waitForDone();
}

void Opener::open(const QString &file)
{
    run(tr("Opening %1").arg(placeName(file)), [file](const ImportProgress &) { return Desk::open(file); });
}

void Opener::create(const QString &file, const NewConsultation &how)
{
    run(tr("Making %1").arg(placeName(file)),
        [file, how](const ImportProgress &) { return Desk::create(file, how); });
}

void Opener::openSample(const QString &file)
{
    run(tr("Making the sample consultation"), [file, folder = m_sampleFolder](const ImportProgress &progress) -> Opened {
        if (QFileInfo::exists(file))
            return Desk::open(file);
        if (folder.isEmpty()) {
            return failure(ErrorKind::NotFound, tr("The sample is missing from this installation of Soundings. "
                                                   "Install it again, or start a consultation of your own."));
        }
        if (!QDir().mkpath(QFileInfo(file).absolutePath())) {
            return failure(ErrorKind::Storage, tr("The folder %1 for the sample can't be made.")
                                                   .arg(QDir::toNativeSeparators(QFileInfo(file).absolutePath())));
        }
        if (const Result<> made = makeSample(folder, file, Desk::currentPerson(), progress); !made)
            return passOn(made);
        return Desk::open(file);
    });
}

void Opener::run(const QString &title, std::function<Opened(const ImportProgress &)> work)
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
            ImportProgress progress;
            progress.step = [&](int done, int total, const QString &what) {
                promise.setProgressRange(0, total);
                promise.setProgressValueAndText(done, what);
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
