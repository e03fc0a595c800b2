#include "ui/window/peopleactions.h"

#include "core/desk/people.h"
#include "ui/widgets/icons.h"
#include "ui/window/peopledialog.h"

#include <QLocale>

namespace soundings {

using namespace Qt::StringLiterals;

PeopleActions::PeopleActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_open(new QAction(namedIcon(u"person"_s), tr("People's ri&ghts…"), this))
{
    m_open->setToolTip(tr("Find, export and erase what is held about a person"));
    m_open->setStatusTip(m_open->toolTip());
    m_open->setEnabled(false);
    window->addAction(m_open);
    connect(m_open, &QAction::triggered, this, &PeopleActions::open);
}

void PeopleActions::setDesk(Desk *desk)
{
    if (auto *dialog = m_window->findChild<PeopleDialog *>())
        dialog->close();
    m_desk = desk;
    m_open->setEnabled(desk != nullptr);
    if (!desk)
        return;
    desk->ask([](const Desk &asked) { return asked.consultation(); })
        .then(this, [this, desk](const Result<Consultation> &consultation) {
            if (desk != m_desk || !consultation || !isRetentionOver(*consultation, desk->now()))
                return;
            Q_EMIT told(tr("Personal data was to be kept until %1. “People's rights…” under Consultation, Record and backups, erases it: "
                           "choose “Everybody” there.")
                            .arg(QLocale().toString(consultation->retainUntil, QLocale::LongFormat)),
                        {});
        });
}

QList<WorkspaceMenu> PeopleActions::menus() const
{
    return {{WorkspaceMenu::Record, {m_open}}};
}

void PeopleActions::open()
{
    if (!m_desk)
        return;
    if (auto *dialog = m_window->findChild<PeopleDialog *>(); dialog && dialog->isVisible()) {
        dialog->raise();
        dialog->activateWindow();
        return;
    }
    auto *dialog = new PeopleDialog(m_desk, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PeopleDialog::responseRequested, this, &PeopleActions::responseRequested);
    connect(dialog, &PeopleDialog::statusMessage, this, &PeopleActions::statusMessage);
    dialog->show();
}

} // namespace soundings
