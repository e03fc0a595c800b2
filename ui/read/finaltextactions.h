#pragma once

#include "core/desk/desk.h"
#include "ui/widgets/workspace.h"

namespace soundings {

/// What leads to the draft and the final text side by side.
class FinalTextActions : public QObject
{
    Q_OBJECT

public:
    /// `window` owns the dialog.
    explicit FinalTextActions(QWidget *window);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] QList<WorkspaceMenu> menus() const;
    void open();

Q_SIGNALS:
    void pointRequested(soundings::PointId point);

private:
    QWidget *m_window;
    Desk *m_desk = nullptr;
    QAction *m_open;
};

} // namespace soundings
