#include "ui/read/finaltextactions.h"

#include "ui/read/finaltextdialog.h"
#include "ui/widgets/icons.h"

namespace soundings {

using namespace Qt::StringLiterals;

FinalTextActions::FinalTextActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_open(new QAction(namedIcon(u"draft"_s), tr("From the draft to the &final text…"), this))
{
    m_open->setShortcut(QKeySequence(tr("Ctrl+Alt+D", "draft to final text")));
    m_open->setToolTip(tr("Both side by side, what changed, and which decision asked for it"));
    m_open->setStatusTip(m_open->toolTip());
    m_open->setEnabled(false);
    window->addAction(m_open); // its keys work whatever the menus hold
    connect(m_open, &QAction::triggered, this, &FinalTextActions::open);
}

void FinalTextActions::setDesk(Desk *desk)
{
    if (auto *open = m_window->findChild<FinalTextDialog *>())
        open->close();
    m_desk = desk;
    m_open->setEnabled(desk != nullptr);
}

QList<WorkspaceMenu> FinalTextActions::menus() const
{
    return {{WorkspaceMenu::Points, {m_open}}};
}

void FinalTextActions::open()
{
    if (!m_desk)
        return;
    if (auto *open = m_window->findChild<FinalTextDialog *>(); open && open->isVisible()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new FinalTextDialog(m_desk, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FinalTextDialog::pointRequested, this, &FinalTextActions::pointRequested);
    dialog->show();
}

} // namespace soundings
