#pragma once

#include "core/desk/desk.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>

#include <memory>

namespace soundings {

class ImportDialog;

/// Runs the imports that a person asks for, one after another, and shows each in a dialog of its own; mailboxes and
/// folders that are watched run beside them.
class Imports : public QObject
{
    Q_OBJECT

public:
    explicit Imports(QWidget *window);
    ~Imports() override; ///< stops them; the desk must still be there, or have been let go with setDesk

    /// nullptr before the desk is closed: stops what runs.
    void setDesk(Desk *desk);

    /// Asks in a dialog what the columns mean of each survey table among the sources; the rest is taken in at once.
    void start(const ImportRequest &request);
    void fetch(const MailboxRequest &request);
    void watchFolder(const QString &folder);
    void askDetails();
    void askMailbox();
    void showRunning(); ///< the dialog of what runs, in front
    void showUnreadable();

Q_SIGNALS:
    /// The job stays ours; it may go away at any time.
    void started(const QString &title, QFutureWatcherBase *job);
    void finished(const QString &what); ///< in a line
    void responseRequested(soundings::ResponseId response);
    void failed(const soundings::Error &error);

private:
    struct Work;
    struct Running
    {
        std::shared_ptr<Work> work;
        QFutureWatcher<void> *watcher; ///< our child
        QPointer<ImportDialog> dialog;
    };
    using Job = std::function<Result<ImportSummary>(Desk &desk, const ImportProgress &progress)>;
    void run(const QString &title, QThreadPool &pool, Job job);
    /// A dialog that needs the zone of the consultation's clock.
    void open(std::function<QDialog *(const QByteArray &zone)> make);
    void takeIn(const ImportRequest &request);
    void askAboutTables(const ImportRequest &request, const QStringList &tables);
    void askAboutNextTable();
    void finish(const QFutureWatcher<void> *watcher);
    void openResponse(int number);
    void closeDialogs();

    QThreadPool m_pool;    ///< apart from the desk's, so that tagging goes on meanwhile
    QThreadPool m_watches; ///< a thread each: they end only when they are stopped
    QWidget *m_window;
    Desk *m_desk = nullptr;
    int m_opened = 0; ///< number of the consultation that is open, so that answers about another are dropped
    std::vector<std::pair<QString, ImportRequest>> m_tables; ///< to be asked about, and what else was wanted
    bool m_asking = false;
    std::vector<Running> m_running;
    std::vector<QPointer<QWidget>> m_dialogs;
};

} // namespace soundings
