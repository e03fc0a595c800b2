#include "ui/window/recordactions.h"

#include "core/desk/backups.h"
#include "core/desk/people.h"
#include "ui/widgets/icons.h"
#include "ui/window/backupplandialog.h"
#include "ui/window/backupschedule.h"
#include "ui/window/passworddialog.h"

#include <QTimer>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace soundings {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Where the journal stood when a file was last open here.
QString headKey(const QString &file)
{
    const QByteArray name = QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return u"journals/"_s + QString::fromLatin1(name);
}

QStringList linesOf(const std::vector<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines << u"%1: %2"_s.arg(finding.where, finding.detail);
    return lines;
}

} // namespace

RecordActions::RecordActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_schedule(new BackupSchedule(m_jobs, window, this))
    , m_backup(new QAction(namedIcon(u"save"_s), tr("&Back up…"), this))
    , m_locked(new QAction(namedIcon(u"save"_s), tr("B&ack up with a password…"), this))
    , m_plan(new QAction(namedIcon(u"save"_s), tr("Scheduled backups…"), this))
    , m_check(new QAction(namedIcon(u"done"_s), tr("C&heck the record"), this))
{
    m_backup->setToolTip(tr("Write a copy of the consultation as it stands, and check the copy"));
    m_locked->setToolTip(tr("Write a copy that nobody can read without a password, for a stick or a post box"));
    m_plan->setToolTip(tr("Back up every few hours and at closing, and keep so many copies"));
    m_check->setToolTip(tr("Compare everything in the file with what the journal says"));
    for (QAction *action : {m_backup, m_locked, m_plan, m_check}) {
        action->setStatusTip(action->toolTip());
        action->setEnabled(false);
        window->addAction(action);
    }
    connect(m_backup, &QAction::triggered, this, [this] { askBackup(false); });
    connect(m_locked, &QAction::triggered, this, [this] { askBackup(true); });
    connect(m_plan, &QAction::triggered, this, &RecordActions::askPlan);
    connect(m_check, &QAction::triggered, this, &RecordActions::check);
    connect(m_schedule, &BackupSchedule::statusMessage, this, &RecordActions::statusMessage);
    connect(m_schedule, &BackupSchedule::failed, this, &RecordActions::failed);
    connect(m_schedule, &BackupSchedule::started, this, &RecordActions::started);
    constexpr int minuteMs = 60'000;
    m_minute.setInterval(minuteMs);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        rememberHead();
        m_schedule->lookAtClock();
    });
}

RecordActions::~RecordActions()
{
    m_jobs.setDesk(nullptr);
}

void RecordActions::setDesk(Desk *desk)
{
    m_jobs.setDesk(desk);
    m_schedule->setDesk(desk);
    for (QAction *action : {m_backup, m_locked, m_check})
        action->setEnabled(desk != nullptr);
    m_plan->setEnabled(desk && !isTeamDatabase(desk->file())); // a server has those who back it up
    if (!desk) {
        m_minute.stop();
        return;
    }
    m_minute.start();
    desk->ask([](const Desk &open) { return whyOnlyRead(open.file()); })
        .then(this, [this](const std::optional<QString> &why) {
            if (why)
                Q_EMIT told(*why, {});
        });
    QTimer::singleShot(2s, this, [this, desk] { // the list first: it reads the same disk
        if (desk == m_jobs.desk())
            checkAtOpening();
    });
}

QList<WorkspaceMenu> RecordActions::menus() const
{
    return {{WorkspaceMenu::Record, {m_backup, m_locked, m_plan, m_check}}};
}

bool RecordActions::leave(const std::function<void()> &next)
{
    return m_schedule->leave(next);
}

void RecordActions::checkAtOpening()
{
    const QString file = m_jobs.desk()->file();
    const QByteArray head = QByteArray::fromHex(QSettings().value(headKey(file)).toByteArray());
    m_jobs.start<std::vector<Finding>>(
        this, [head](const Desk &desk, const RecordProgress &progress) { return quickCheck(desk, head, progress); },
        [this, file](const Result<std::vector<Finding>> &found) {
            if (!found) {
                if (found.error().kind == ErrorKind::Unreadable)
                    Q_EMIT damaged(file, {found.error().message + u' ' + found.error().detail});
                else if (found.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(found.error());
                return;
            }
            const auto older = [](const Finding &finding) { return finding.what == u"journal-head"; };
            if (found->size() == 1 && older(found->front()))
                Q_EMIT told(tr("The journal does not go back to where it stood when %1 was last open here. An older copy may "
                               "have been put in its place: compare it with your backups.")
                                .arg(QFileInfo(file).fileName()),
                            {});
            else if (!found->empty())
                Q_EMIT damaged(file, linesOf(*found));
            rememberHead();
        });
}

/// Settings are written through to the disk at once: not by the window's thread, and not again where nothing happened.
void RecordActions::rememberHead()
{
    if (!m_jobs.desk())
        return;
    m_jobs.desk()->ask([](const Desk &desk) {
        const Result<JournalMark> mark = journalMark(desk);
        if (!mark || mark->entry == 0)
            return;
        QSettings settings;
        const QString key = headKey(desk.file());
        if (settings.value(key).toByteArray() != mark->head.toHex())
            settings.setValue(key, mark->head.toHex());
    });
}

void RecordActions::askBackup(bool locked)
{
    if (!m_jobs.desk())
        return;
    const QString ending = locked ? u"soundings-locked"_s : u"soundings"_s;
    const QString place = m_jobs.desk()->file();
    const QString name = tr("%1 %2.%3", "file name, day and ending of a backup")
                             .arg(placeName(place), QDate::currentDate().toString(Qt::ISODate), ending);
    const QString folder = isTeamDatabase(place) ? QString() : QFileInfo(place).absolutePath() + u'/';
    auto *dialog = new QFileDialog(m_window, locked ? tr("Back up with a password") : tr("Back up"), folder + name,
                                   locked ? tr("Backups with a password (*.soundings-locked)")
                                          : tr("Consultations (*.soundings)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    connect(dialog, &QFileDialog::fileSelected, this, [this, locked](const QString &file) {
        if (!locked) {
            backUpTo(file);
            return;
        }
        auto *asked = new PasswordDialog(file, m_window);
        connect(asked, &PasswordDialog::given, this, [this, file](const QString &password) { backUpTo(file, password); });
        asked->open();
    });
    dialog->open();
}

void RecordActions::backUpTo(const QString &file, const std::optional<QString> &password)
{
    if (!m_jobs.desk())
        return;
    const QString name = QFileInfo(file).fileName();
    QFutureWatcherBase *job = m_jobs.start<void>(
        this,
        [file, password](const Desk &desk, const RecordProgress &progress) {
            return backUp(desk, file, progress, password);
        },
        [this, file, name](const Result<> &made) {
            if (made)
                Q_EMIT statusMessage(tr("Backed up to %1; the copy was checked.").arg(file));
            else if (made.error().kind == ErrorKind::Cancelled)
                Q_EMIT statusMessage(tr("%1: stopped; nothing was left there.").arg(name));
            else
                Q_EMIT failed(made.error());
        });
    Q_EMIT started(tr("Backing up to %1").arg(name), job);
}

void RecordActions::check()
{
    if (!m_jobs.desk())
        return;
    struct Checked
    {
        std::vector<Finding> amiss;
        Result<QString> erased;
    };
    const auto work = [](const Desk &desk, const auto &progress) -> Result<Checked> {
        Result<std::vector<Finding>> amiss = verifyRecord(desk, progress);
        if (!amiss)
            return passOn(amiss);
        return Checked{*std::move(amiss), erasedSoFar(desk)};
    };
    QFutureWatcherBase *job = m_jobs.start<Checked>(this, work, [this](const Result<Checked> &checked) {
        if (!checked && checked.error().kind == ErrorKind::Cancelled)
            Q_EMIT statusMessage(tr("Checking was stopped: nothing is known of the record."));
        else if (!checked)
            Q_EMIT failed(checked.error());
        else if (checked->amiss.empty())
            Q_EMIT statusMessage(tr("All is well: the record is as it was written. %1")
                                     .arg(checked->erased.value_or(QString()))
                                     .trimmed());
        else
            Q_EMIT told(tr("The file and its journal do not say the same, in %n place(s). Keep the file as "
                           "it is, and compare it with a backup.",
                           nullptr, int(checked->amiss.size())),
                        linesOf(checked->amiss).join(u'\n'));
        });
    Q_EMIT started(tr("Checking the record"), job);
}

void RecordActions::askPlan()
{
    if (!m_jobs.desk())
        return;
    auto *dialog = new BackupPlanDialog(m_schedule->plan(), m_schedule->newest(), m_window);
    connect(dialog, &BackupPlanDialog::chosen, m_schedule, &BackupSchedule::setPlan);
    connect(m_schedule, &BackupSchedule::deskGone, dialog, &QDialog::reject);
    dialog->open();
}

} // namespace soundings
