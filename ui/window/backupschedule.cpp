#include "ui/window/backupschedule.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTimer>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

BackupPlan readPlan(const QString &key)
{
    const QSettings settings;
    const BackupPlan usual;
    const auto value = [&](const QString &name, const QVariant &otherwise) {
        return settings.value(key + name, otherwise);
    };
    return {value(u"/folder"_s, usual.folder).toString(), value(u"/everyHours"_s, usual.everyHours).toInt(),
            value(u"/atClosing"_s, usual.atClosing).toBool(), std::max(1, value(u"/keep"_s, usual.keep).toInt())};
}

void keepPlan(const QString &key, const BackupPlan &plan)
{
    QSettings settings;
    settings.setValue(key + u"/folder"_s, plan.folder);
    settings.setValue(key + u"/everyHours"_s, plan.everyHours);
    settings.setValue(key + u"/atClosing"_s, plan.atClosing);
    settings.setValue(key + u"/keep"_s, plan.keep);
}

} // namespace

BackupSchedule::BackupSchedule(RecordJobs &jobs, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_window(window)
{}

void BackupSchedule::setDesk(Desk *desk)
{
    m_plan = {};
    m_key.clear();
    m_newest = {};
    m_running = false;
    if (!desk) {
        Q_EMIT deskGone();
        return;
    }
    if (isTeamDatabase(desk->file()))
        return;
    m_jobs.start<QByteArray>(
        this, [](const Desk &open, const RecordProgress &) { return open.journalBeginning(); },
        [this](const Result<QByteArray> &beginning) {
            if (!beginning)
                return; // what is wrong with the file is said by those who show it
            m_key = u"backups/"_s + QString::fromLatin1(beginning->toHex().left(32));
            m_plan = readPlan(m_key);
            Q_EMIT planKnown();
            askNewest();
        });
}

void BackupSchedule::setPlan(const BackupPlan &plan)
{
    if (m_key.isEmpty() || plan == m_plan)
        return;
    m_plan = plan;
    keepPlan(m_key, plan);
    askNewest();
}

void BackupSchedule::askNewest()
{
    if (m_plan.folder.isEmpty())
        return;
    m_jobs.start<std::vector<KeptBackup>>(
        this, [folder = m_plan.folder](const Desk &desk, const RecordProgress &) { return keptBackups(desk, folder); },
        [this](const Result<std::vector<KeptBackup>> &kept) {
            m_newest = kept && !kept->empty() ? kept->front().made : QDateTime();
            lookAtClock();
        });
}

void BackupSchedule::lookAtClock()
{
    const QDateTime now = QDateTime::currentDateTime();
    if (m_running || !m_jobs.desk() || !isDue(m_plan, m_newest, now))
        return;
    run(tr("Scheduled backup"), [this, now](const Result<PlannedBackup> &made) {
        m_newest = now; // a folder that is not there is asked for again after as long
        if (made)
            tell(*made);
        else if (made.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(made.error());
    });
}

bool BackupSchedule::leave(const std::function<void()> &next)
{
    if (!m_jobs.desk() || m_plan.folder.isEmpty() || !m_plan.atClosing)
        return false;
    // By then the job bar has seen the job end.
    const auto later = [this, next] { QTimer::singleShot(0, this, next); };
    run(tr("Backing up before closing"), [this, later](const Result<PlannedBackup> &made) {
        if (made || made.error().kind == ErrorKind::Cancelled) {
            later();
            return;
        }
        auto *box = new QMessageBox(QMessageBox::Warning, tr("No backup"),
                                    tr("The backup before closing could not be made. All your work is stored all the same."),
                                    QMessageBox::NoButton, m_window);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setInformativeText(made.error().message);
        const QPushButton *close = box->addButton(tr("Close without a backup"), QMessageBox::AcceptRole);
        box->setDefaultButton(box->addButton(tr("Stay"), QMessageBox::RejectRole));
        connect(close, &QPushButton::clicked, this, later);
        box->open();
    });
    return true;
}

void BackupSchedule::run(const QString &title, std::function<void(const Result<PlannedBackup> &)> done)
{
    m_running = true;
    QFutureWatcherBase *job = m_jobs.start<PlannedBackup>(
        this,
        [plan = m_plan](const Desk &desk, const RecordProgress &progress) { return backUpByPlan(desk, plan, progress); },
        [this, done = std::move(done)](const Result<PlannedBackup> &made) {
            m_running = false;
            done(made);
        });
    Q_EMIT started(title, job);
}

void BackupSchedule::tell(const PlannedBackup &made)
{
    if (!made.notRemoved.isEmpty()) {
        Q_EMIT failed({ErrorKind::Storage,
                       tr("Old backups could not be removed, and the folder will fill: %1. Remove them yourself.")
                           .arg(made.notRemoved.join(u", "_s)),
                       {}});
    } else if (!made.file.isEmpty()) {
        Q_EMIT statusMessage(tr("Backed up to %1; the copy was checked.").arg(made.file));
    }
}

} // namespace soundings
