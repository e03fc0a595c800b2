#pragma once

#include "core/desk/desk.h"
#include "ui/widgets/workspace.h"

namespace soundings {

/// Leads to the cross-table of what the list finds.
class CrossTableActions : public QObject
{
    Q_OBJECT

public:
    /// `query` gives the search as it stands; `window` owns the dialog.
    CrossTableActions(std::function<QString()> query, QWidget *window);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] QList<WorkspaceMenu> menus() const;
    void open(const QString &rows = {}); ///< a facet for the rows; empty: as the last time

Q_SIGNALS:
    void searchRequested(const QString &query);

private:
    std::function<QString()> m_query;
    QWidget *m_window;
    Desk *m_desk = nullptr;
    QAction *m_open;
};

} // namespace soundings
