#pragma once

#include <QFutureWatcher>
#include <QWidget>

#include <vector>

class QProgressBar;
class QToolButton;

namespace soundings {

/// The running jobs, in the status bar: what the newest does, how far it is, and a button to stop it.
class JobBar : public QWidget
{
    Q_OBJECT

public:
    explicit JobBar(QWidget *parent = nullptr);

    /// Shows the job until it is finished. The watcher stays its caller's; it may go away at any time. A click on
    /// the name of the job emits clicked().
    void add(const QString &title, QFutureWatcherBase *job);
    [[nodiscard]] bool isBusy() const { return !m_jobs.empty(); }
    void cancelAll();
    void forgetAll(); ///< shows them no longer; they run on or stop as they were told

Q_SIGNALS:
    void clicked();
    void busyChanged(bool busy);

private:
    struct Job
    {
        QString title;
        QFutureWatcherBase *watcher;
    };
    void remove(const QObject *watcher);
    void refresh();

    std::vector<Job> m_jobs;
    QToolButton *m_name;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
};

} // namespace soundings
