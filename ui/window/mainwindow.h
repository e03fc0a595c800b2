#pragma once

#include "core/desk/desk.h"
#include "ui/widgets/workspace.h"
#include "ui/window/opener.h"

#include <QSet>
#include <QMainWindow>

#include <memory>
#include <vector>

class QLabel;
class QStackedWidget;

namespace soundings {

class Appearance;
class DeadlineClock;
class JobBar;
class MessageStrip;
class NewConsultationDialog;
class Rail;
class WelcomePage;
class WindowActions;

/// The window: the rail with the workspaces, the menus, the deadline clock, messages and jobs, and the open
/// consultation. It knows of workspaces only what Workspace says; whoever wires the program gives them, and
/// connects what the window can only ask for (importing, printing).
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `appearance` may be empty; it must outlive the window.
    explicit MainWindow(std::vector<std::unique_ptr<Workspace>> workspaces, Appearance *appearance = nullptr);
    ~MainWindow() override;

    /// Where the sample consultation is made from; otherwise where an installed program has it.
    void setSampleFolder(const QString &folder) { m_opener.setSampleFolder(folder); }
    /// The open consultation; nullptr while there is none. Valid until deskClosing().
    [[nodiscard]] Desk *desk() const { return m_desk.get(); }
    [[nodiscard]] WindowActions &actions() { return *m_actions; }
    /// Asked before a person lets the open consultation go: true where something is done first, which calls `next`
    /// afterwards, or never where they rather stay.
    using Farewell = std::function<bool(const std::function<void()> &next)>;
    void setFarewell(Farewell farewell) { m_farewell = std::move(farewell); }
    /// Where backups of the open consultation are; asked when one is to be restored.
    void setBackupFolder(std::function<QString()> folder) { m_backupFolder = std::move(folder); }
    /// The consultation that was open when the program was left; empty if none was.
    [[nodiscard]] static QString lastConsultation();

public Q_SLOTS:
    void openConsultation(const QString &file);
    void openSample();
    void newConsultation(const QString &draftFile = {});
    void closeConsultation();
    void extendDeadline();
    /// Asks which backup, and makes a consultation of it.
    void restoreBackup();
    /// Says that a file is damaged and offers what can be done about it. `found`: a line each; may be empty.
    void offerRescue(const QString &file, const QString &why, const QStringList &found);
    void chooseWatchedFolder(); ///< and then folderWatchRequested()
    void chooseImports(bool folder); ///< asks for files, or for a folder, and then for importRequested()

    void showWorkspace(int index);
    /// The workspace can be asked for something although it has not been shown yet.
    void giveDesk(int index);
    void showError(const soundings::Error &error);
    void showMessage(const QString &message, const QString &detail);
    void showStatus(const QString &text);
    /// Shows a job in the status bar; leaving asks first while it runs. The watcher stays the caller's.
    void addJob(const QString &title, QFutureWatcherBase *job);

Q_SIGNALS:
    void deskOpened(soundings::Desk *desk);
    void deskClosing();
    void openFailed(const soundings::Error &error); ///< a person has been told
    void importRequested(const QStringList &sources);
    void importWithDetailsRequested();
    void mailboxRequested();
    void projectImportRequested();
    void projectExportRequested();
    void folderWatchRequested(const QString &folder);
    void unreadableRequested();
    void enterRequested();
    void acknowledgeRequested();
    void duplicatesRequested();
    void printRequested();
    void jobClicked(); ///< a person wants to see what runs

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Page { Welcome, Opening, Open };

    void buildPages(std::vector<std::unique_ptr<Workspace>> workspaces);
    void connectActions();
    void connectOpener();
    void restoreLayout();
    void saveLayout() const;
    /// Runs `next` once no job stands in the way; asks first whether running jobs may be stopped.
    /// Then what stands to be done before the consultation is let go.
    void whenIdle(const QString &question, std::function<void()> next);
    void sayFarewell(const std::function<void()> &next);

    void takeDesk();
    void showConnection(bool stands); ///< to a team database
    void askForTeamDatabase(const QString &place, const QString &why);
    void openTeamDatabase(const QString &place); ///< with its password; asks again where it can't be opened
    void letDeskGo();
    void askForBackup(const QString &backup, const QString &file, const QString &why);
    void chooseSalvaged(const QString &damaged);
    void showOpenFailure(const Error &error);
    void askFacts();
    void refreshUndo();
    void refreshRecent();
    void forgetRecent(const QString &file);
    void chooseConsultation();

    void undo(bool forward);
    void showDetails();
    void showProperties();
    void showAbout();
    void drop(const QStringList &files);

    Appearance *m_appearance;
    WindowActions *m_actions;
    QString m_askedTeam; ///< the team database being opened, to be asked about again
    QString m_askedBackup; ///< the backup being restored, likewise
    Farewell m_farewell;
    std::function<QString()> m_backupFolder;
    bool m_leaving = false; ///< farewell was said
    Opener m_opener;
    std::unique_ptr<Desk> m_desk;
    Consultation m_consultation; ///< of the desk, as last asked
    Counts m_counts;
    bool m_asking = false;  ///< facts are on their way
    bool m_askAgain = false; ///< and will be old by then
    bool m_known = false;   ///< the facts of this desk have come once
    int m_generation = 0;   ///< of desks: answers of an earlier one are dropped

    std::vector<Workspace *> m_workspaces; ///< owned by m_stack
    QSet<int> m_given; ///< places of those that have the desk
    QStackedWidget *m_pages;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    QLabel *m_opening;
    Rail *m_rail;
    DeadlineClock *m_clock;
    MessageStrip *m_strip;
    JobBar *m_jobs;
    NewConsultationDialog *m_newDialog = nullptr;
};

} // namespace soundings
