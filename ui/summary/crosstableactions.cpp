#include "ui/summary/crosstableactions.h"

#include "ui/summary/crosstabledialog.h"
#include "ui/widgets/icons.h"

namespace soundings {

using namespace Qt::StringLiterals;

CrossTableActions::CrossTableActions(std::function<QString()> query, QWidget *window)
    : QObject(window)
    , m_query(std::move(query))
    , m_window(window)
    , m_open(new QAction(namedIcon(u"summary"_s), tr("Cross-ta&ble…"), this))
{
    m_open->setShortcut(QKeySequence(tr("Ctrl+Alt+X", "cross-table")));
    m_open->setToolTip(tr("Counts what the list finds by two things at once: as a table, a heat map or a chart"));
    m_open->setStatusTip(m_open->toolTip());
    m_open->setEnabled(false);
    window->addAction(m_open);
    connect(m_open, &QAction::triggered, this, [this] { open(); });
}

void CrossTableActions::setDesk(Desk *desk)
{
    if (auto *dialog = m_window->findChild<CrossTableDialog *>())
        dialog->close();
    m_desk = desk;
    m_open->setEnabled(desk != nullptr);
}

QList<WorkspaceMenu> CrossTableActions::menus() const
{
    return {{WorkspaceMenu::View, {m_open}}};
}

void CrossTableActions::open(const QString &rows)
{
    if (!m_desk)
        return;
    auto *dialog = m_window->findChild<CrossTableDialog *>();
    if (!dialog || !dialog->isVisible()) {
        dialog = new CrossTableDialog(m_desk, m_query(), m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &CrossTableDialog::searchRequested, this, &CrossTableActions::searchRequested);
    }
    dialog->setQuery(m_query());
    if (!rows.isEmpty())
        dialog->setRows(rows);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace soundings
