#pragma once

#include <QAction>
#include <QFutureWatcher>
#include <QIcon>
#include <QList>
#include <QSettings>
#include <QWidget>

namespace soundings {

class Desk;

/// Actions that a workspace adds to a menu of the main window, by the menu's untranslated id.
struct WorkspaceMenu
{
    enum Menu { Consultation, Record, Edit, View, Response, Draft, Themes, Campaigns, Points }; ///< Record stands within Consultation
    Menu menu = View;
    QList<QAction *> actions; ///< owned by the workspace; nullptr is a separator
};

/// A room of the window, one entry of the rail. Made once; given a desk each time a consultation is opened, and
/// nullptr before the desk is closed.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QIcon icon() const = 0;
    virtual void setDesk(Desk *desk) = 0;
    [[nodiscard]] virtual QList<WorkspaceMenu> menus() const { return {}; }
    /// Sizes, columns and the last position, in the group that the window has opened.
    virtual void saveLayout(QSettings &) const {}
    virtual void restoreLayout(const QSettings &) {}

Q_SIGNALS:
    /// Something a person should read: shown in the window's message strip, with the detail on request.
    void failed(const QString &message, const QString &detail);
    void statusMessage(const QString &text); ///< short and passing: the status bar
    void jobStarted(const QString &title, QFutureWatcherBase *job); ///< for the job bar; the job stays the workspace's
};

} // namespace soundings
