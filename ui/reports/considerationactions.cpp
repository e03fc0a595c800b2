#include "ui/reports/considerationactions.h"

#include "core/desk/consideration.h"
#include "ui/reports/considerationdialog.h"
#include "ui/widgets/icons.h"

namespace soundings {

using namespace Qt::StringLiterals;

ConsiderationActions::ConsiderationActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_record(new QAction(namedIcon(u"recent"_s), tr("Consideration rec&ord…"), this))
    , m_unopened(new QAction(namedIcon(u"search"_s), tr("Responses opened by no&body"), this))
{
    m_record->setShortcut(QKeySequence(tr("Ctrl+Alt+K", "consideration record")));
    m_record->setToolTip(tr("When each response came, who had it open and for how long, what was said and done"));
    m_unopened->setShortcut(QKeySequence(tr("Ctrl+Alt+U", "responses opened by nobody")));
    m_unopened->setToolTip(tr("Lists the responses that nobody has opened"));
    for (QAction *action : {m_record, m_unopened}) {
        action->setStatusTip(action->toolTip());
        action->setEnabled(false);
        window->addAction(action); // its keys work whatever the menus hold
    }
    connect(m_record, &QAction::triggered, this, &ConsiderationActions::openRecord);
    connect(m_unopened, &QAction::triggered, this, [this] { Q_EMIT searchRequested(unopenedQuery); });
}

void ConsiderationActions::setDesk(Desk *desk)
{
    if (auto *open = m_window->findChild<ConsiderationDialog *>())
        open->close();
    m_desk = desk;
    m_record->setEnabled(desk != nullptr);
    m_unopened->setEnabled(desk != nullptr);
}

QList<WorkspaceMenu> ConsiderationActions::menus() const
{
    return {{WorkspaceMenu::Record, {m_record, m_unopened}}};
}

void ConsiderationActions::openRecord()
{
    if (!m_desk)
        return;
    Q_EMIT recordOpened();
    if (auto *open = m_window->findChild<ConsiderationDialog *>(); open && open->isVisible()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new ConsiderationDialog(m_desk, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConsiderationDialog::responseRequested, this, &ConsiderationActions::responseRequested);
    connect(dialog, &ConsiderationDialog::reportRequested, this, &ConsiderationActions::reportRequested);
    dialog->show();
}

} // namespace soundings
