#include "ui/reports/redactionactions.h"

#include "ui/reports/redactiondialog.h"
#include "ui/widgets/icons.h"

namespace soundings {

using namespace Qt::StringLiterals;

RedactionActions::RedactionActions(std::function<QString()> query, QWidget *window)
    : QObject(window)
    , m_query(std::move(query))
    , m_window(window)
    , m_open(new QAction(namedIcon(u"reports"_s), tr("Redact and pu&blish…"), this))
{
    m_open->setShortcut(QKeySequence(tr("Ctrl+Alt+B", "redact and publish")));
    m_open->setToolTip(tr("Hide what is personal in responses, and write those that may be published"));
    m_open->setStatusTip(m_open->toolTip());
    m_open->setEnabled(false);
    window->addAction(m_open); // its key works whatever the menus hold
    connect(m_open, &QAction::triggered, this, &RedactionActions::open);
}

void RedactionActions::setDesk(Desk *desk)
{
    delete m_window->findChild<RedactionDialog *>(); // its work stops before the desk goes
    m_desk = desk;
    m_open->setEnabled(desk != nullptr);
}

QList<WorkspaceMenu> RedactionActions::menus() const
{
    return {{WorkspaceMenu::Consultation, {m_open}}};
}

void RedactionActions::open()
{
    if (!m_desk)
        return;
    if (auto *dialog = m_window->findChild<RedactionDialog *>(); dialog && dialog->isVisible()) {
        dialog->raise();
        dialog->activateWindow();
        return;
    }
    auto *dialog = new RedactionDialog(m_desk, m_query(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace soundings
