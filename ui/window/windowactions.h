#pragma once

#include "ui/widgets/workspace.h"
#include "ui/window/appearance.h"
#include "ui/window/recentfiles.h"

#include <QActionGroup>
#include <QMenu>
#include <QObject>

class QMainWindow;

namespace soundings {

/// The main window's own actions, and its menus: ours and those of the workspace in front. The actions do nothing
/// by themselves; the window connects them.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow *window);

    /// A workspace's place on the rail: Ctrl+1 for the first. The window connects it.
    QAction *addWorkspace(const QString &title, const QIcon &icon);
    /// Fills the menus with ours and `workspace`'s; nullptr while no consultation is open.
    void fillMenus(const Workspace *workspace);
    /// Entries that stand in the menus after a workspace's own, whichever is in front. Before fillMenus() is next called.
    void setShared(const QList<WorkspaceMenu> &parts) { m_shared = parts; }
    void setRecent(const std::vector<RecentConsultation> &recent);
    void setScheme(ColourScheme scheme);
    /// With the desk's words: "Undo Tag with People". Empty: there is nothing.
    void setUndo(const QString &undoText, const QString &redoText);

    [[nodiscard]] const QActionGroup &workspaces() const { return m_workspaces; }
    /// Every action that stands in a menu, with the menu's name, in the menus' order.
    [[nodiscard]] std::vector<std::pair<QString, QAction *>> all() const;

    QAction *newConsultation;
    QAction *open;
    QAction *openTeam;
    QAction *openSample;
    QAction *restore;
    QAction *importFiles;
    QAction *importFolder;
    QAction *importWithDetails;
    QAction *fetchMailbox;
    QAction *watchFolder;
    QAction *enterResponse;
    QAction *importProject;
    QAction *exportProject;
    QAction *unreadable;
    QAction *acknowledge;
    QAction *duplicates;
    QAction *extend;
    QAction *print;
    QAction *properties;
    QAction *close;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    QAction *fullScreen;
    QAction *commands;
    QAction *shortcuts;
    QAction *guide;
    QAction *about;

Q_SIGNALS:
    void recentRequested(const QString &file);
    void schemeChosen(soundings::ColourScheme scheme);

private:
    QAction *make(const QString &text, const QString &icon, const QKeySequence &keys, const QString &tip);
    void makeConsultationActions();
    void makeOtherActions();
    QMenu *menu(WorkspaceMenu::Menu menu) const;
    void fillOwn();

    QMainWindow *m_window;
    QList<WorkspaceMenu> m_shared;
    QMenu *m_consultation;
    QMenu *m_edit;
    QMenu *m_view;
    QMenu *m_response;
    QMenu *m_themes;
    QMenu *m_campaigns;
    QMenu *m_points;
    QMenu *m_draft;
    QMenu *m_help;
    QMenu *m_recent;
    QMenu *m_record;
    QMenu *m_palette;
    QActionGroup m_workspaces{this};
    QActionGroup m_schemes{this};
};

} // namespace soundings
