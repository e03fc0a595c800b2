#pragma once

#include "core/desk/desk.h"
#include "ui/widgets/workspace.h"

namespace soundings {

/// What leads to redacting and publishing.
class RedactionActions : public QObject
{
    Q_OBJECT

public:
    /// `window` owns the dialog. `query` gives what the list of responses is narrowed to.
    RedactionActions(std::function<QString()> query, QWidget *window);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] QList<WorkspaceMenu> menus() const;
    void open();

private:
    std::function<QString()> m_query;
    QWidget *m_window;
    Desk *m_desk = nullptr;
    QAction *m_open;
};

} // namespace soundings
