#pragma once

#include "core/desk/backups.h"
#include "ui/models/recordjobs.h"

#include <QDateTime>
#include <QObject>

class QWidget;

namespace soundings {

/// Backs up the open consultation by the plan that this person has for it: by the clock, and when it is closed. The plan is
/// kept in their settings, by the consultation and not by the file's name.
class BackupSchedule : public QObject
{
    Q_OBJECT

public:
    /// `jobs` outlives it. `window` owns the question that is asked where a backup at closing fails.
    BackupSchedule(RecordJobs &jobs, QWidget *window, QObject *parent);

    void setDesk(Desk *desk); ///< that `jobs` reads; nullptr before it is closed
    [[nodiscard]] const BackupPlan &plan() const { return m_plan; }
    void setPlan(const BackupPlan &plan);
    [[nodiscard]] QDateTime newest() const { return m_newest; } ///< backup; invalid: none is known
    /// To be called every minute.
    void lookAtClock();
    /// As RecordActions::leave().
    bool leave(const std::function<void()> &next);

Q_SIGNALS:
    void statusMessage(const QString &text);
    void failed(const soundings::Error &error);
    void started(const QString &title, QFutureWatcherBase *job);
    void planKnown(); ///< of a consultation that was just opened
    void deskGone();

private:
    void askNewest();
    void run(const QString &title, std::function<void(const Result<PlannedBackup> &)> done);
    void tell(const PlannedBackup &made);

    RecordJobs &m_jobs;
    QWidget *m_window;
    BackupPlan m_plan;
    QString m_key;      ///< of the plan in the settings; empty: not known yet
    QDateTime m_newest; ///< or when it was last looked, and nothing was new
    bool m_running = false;
};

} // namespace soundings
