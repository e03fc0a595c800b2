#pragma once

#include "core/desk/desk.h"
#include "ui/models/recordjobs.h"
#include "ui/widgets/workspace.h"

#include <QTimer>

namespace soundings {

class BackupSchedule;

/// What keeps the record safe: backups, by hand and by plan, checking it, and saying who else writes.
class RecordActions : public QObject
{
    Q_OBJECT

public:
    /// `window` owns the dialogs.
    explicit RecordActions(QWidget *window);
    ~RecordActions() override;

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] QList<WorkspaceMenu> menus() const;
    /// Before a person lets the consultation go: true where it is backed up first; `next` is called after that, or never,
    /// where they rather stay. MainWindow::setFarewell() takes it.
    bool leave(const std::function<void()> &next);

    void askBackup(bool locked);
    /// `password`: the backup opens with that alone.
    void backUpTo(const QString &file, const std::optional<QString> &password = std::nullopt);
    void check();
    void askPlan();
    [[nodiscard]] BackupSchedule &schedule() { return *m_schedule; }

Q_SIGNALS:
    void statusMessage(const QString &text);
    void failed(const soundings::Error &error);
    void told(const QString &message, const QString &detail); ///< what a person should not miss
    void started(const QString &title, QFutureWatcherBase *job);
    /// The open file is not whole: what the check at opening has found, a line each.
    void damaged(const QString &file, const QStringList &found);

private:
    void checkAtOpening();
    void rememberHead();

    QWidget *m_window;
    RecordJobs m_jobs;
    BackupSchedule *m_schedule;
    QTimer m_minute;
    QAction *m_backup;
    QAction *m_locked;
    QAction *m_plan;
    QAction *m_check;
};

} // namespace soundings
