#include "ui/window/opener.h"

#include "core/desk/backups.h"
#include "core/desk/places.h"
#include "core/desk/sample.h"

#include <QDir>
#include <QFileInfo>
#include <QThread>

namespace soundings {

using namespace Qt::StringLiterals;

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
    run(tr("Opening %1").arg(placeName(file)), file, [file](const ImportProgress &) { return Desk::open(file); });
}

void Opener::create(const QString &file, const NewConsultation &how)
{
    run(tr("Making %1").arg(placeName(file)), file,
        [file, how](const ImportProgress &) { return Desk::create(file, how); });
}

void Opener::openSample(const QString &file)
{
    run(tr("Making the sample consultation"), file, [file, folder = m_sampleFolder](const ImportProgress &progress) -> Opened {
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

namespace {

RecordProgress asRecord(const ImportProgress &progress)
{
    constexpr int parts = 1'000;
    return [step = progress.step](qint64 done, qint64 all) {
        return step(all > 0 ? int(parts * std::min(done, all) / all) : 0, parts, {});
    };
}

QStringList linesOf(const std::vector<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines << u"%1: %2"_s.arg(finding.where, finding.detail);
    return lines;
}

} // namespace

void Opener::restore(const QString &backup, const QString &file, const QString &password)
{
    auto lines = std::make_shared<QStringList>();
    const auto work = [backup, file, password, lines](const ImportProgress &progress) -> Opened {
        const Result<std::vector<Finding>> amiss = restoreBackup(backup, file, password, asRecord(progress));
        if (!amiss)
            return passOn(amiss);
        *lines = linesOf(*amiss);
        return Desk::open(file);
    };
    run(tr("Restoring %1").arg(placeName(backup)), file, work,
        tr("%1 was restored. This was amiss in the backup already:").arg(QDir::toNativeSeparators(file)), lines);
}

void Opener::salvage(const QString &damaged, const QString &fresh)
{
    auto lines = std::make_shared<QStringList>();
    const auto work = [damaged, fresh, lines](const ImportProgress &progress) -> Opened {
        const Result<Salvage> salvaged = soundings::salvage(damaged, fresh, asRecord(progress));
        if (!salvaged)
            return passOn(salvaged);
        *lines << salvaged->saved << QString()
               << (salvaged->lost.empty() ? tr("Nothing was lost.") : tr("Not saved, or not sure to be right:"))
               << linesOf(salvaged->lost);
        return Desk::open(fresh);
    };
    run(tr("Reading what can be read of %1").arg(placeName(damaged)), fresh, work,
        tr("%1 was made of what could be read of %2. The damaged file stays as it is. Saved:")
            .arg(QDir::toNativeSeparators(fresh), QDir::toNativeSeparators(damaged)),
        lines);
}

void Opener::run(const QString &title, const QString &place, std::function<Opened(const ImportProgress &)> work,
                 const QString &heading, std::shared_ptr<QStringList> lines)
{
    m_place = place;
    m_heading = heading;
    m_lines = std::move(lines);
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
        if (m_lines && !m_lines->isEmpty())
            Q_EMIT told(m_heading, *m_lines);
        Q_EMIT opened();
    } else if (answer->error().kind != ErrorKind::Cancelled) {
        Q_EMIT failed(answer->error());
    }
}

} // namespace soundings
