#pragma once

#include "core/desk/desk.h"
#include "ui/widgets/workspace.h"

namespace soundings {

/// What leads to the record of consideration: its window, and the list of responses that nobody has opened.
class ConsiderationActions : public QObject
{
    Q_OBJECT

public:
    /// `window` owns the dialog.
    explicit ConsiderationActions(QWidget *window);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] QList<WorkspaceMenu> menus() const;
    void openRecord();

Q_SIGNALS:
    void responseRequested(soundings::ResponseId response);
    void searchRequested(const QString &query);
    void reportRequested(const QString &query, int found);
    void recordOpened(); ///< somebody looks at it

private:
    QWidget *m_window;
    Desk *m_desk = nullptr;
    QAction *m_record;
    QAction *m_unopened;
};

} // namespace soundings
