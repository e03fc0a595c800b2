#pragma once

#include "core/desk/desk.h"
#include "ui/widgets/workspace.h"

namespace soundings {

/// What keeps the record safe: backups, checking it, and saying who else writes.
class RecordActions : public QObject
{
    Q_OBJECT

public:
    /// `window` owns the dialogs.
    explicit RecordActions(QWidget *window);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] QList<WorkspaceMenu> menus() const;

    void askBackup();
    void backUpTo(const QString &file);
    void check();

Q_SIGNALS:
    void statusMessage(const QString &text);
    void failed(const soundings::Error &error);
    void told(const QString &message, const QString &detail); ///< what a person should not miss

private:
    QWidget *m_window;
    Desk *m_desk = nullptr;
    QAction *m_backup;
    QAction *m_check;
};

} // namespace soundings
