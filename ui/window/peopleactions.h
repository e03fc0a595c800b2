#pragma once

#include "core/desk/desk.h"
#include "ui/widgets/workspace.h"

namespace soundings {

/// What leads to people's rights, and the reminder that the time for which personal data is kept is over.
class PeopleActions : public QObject
{
    Q_OBJECT

public:
    /// `window` owns the dialog.
    explicit PeopleActions(QWidget *window);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] QList<WorkspaceMenu> menus() const;
    void open();

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);
    void statusMessage(const QString &text);
    void told(const QString &message, const QString &detail); ///< what a person should not miss

private:
    QWidget *m_window;
    Desk *m_desk = nullptr;
    QAction *m_open;
};

} // namespace soundings
