#include "ui/window/recordactions.h"

#include "core/desk/people.h"
#include "core/desk/recordkeeping.h"
#include "ui/widgets/icons.h"

#include <QFileDialog>
#include <QFileInfo>

namespace soundings {

using namespace Qt::StringLiterals;

RecordActions::RecordActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_backup(new QAction(namedIcon(u"save"_s), tr("&Back up…"), this))
    , m_check(new QAction(namedIcon(u"done"_s), tr("C&heck the record"), this))
{
    m_backup->setToolTip(tr("Write a copy of the consultation as it stands, and check the copy"));
    m_check->setToolTip(tr("Compare everything in the file with what the journal says"));
    for (QAction *action : {m_backup, m_check}) {
        action->setStatusTip(action->toolTip());
        action->setEnabled(false);
        window->addAction(action);
    }
    connect(m_backup, &QAction::triggered, this, &RecordActions::askBackup);
    connect(m_check, &QAction::triggered, this, &RecordActions::check);
}

void RecordActions::setDesk(Desk *desk)
{
    m_desk = desk;
    m_backup->setEnabled(desk != nullptr);
    m_check->setEnabled(desk != nullptr);
    if (!desk)
        return;
    desk->ask([](const Desk &open) { return whyOnlyRead(open.file()); })
        .then(this, [this](const std::optional<QString> &why) {
            if (why)
                Q_EMIT told(*why, {});
        });
}

QList<WorkspaceMenu> RecordActions::menus() const
{
    return {{WorkspaceMenu::Consultation, {m_backup, m_check}}};
}

void RecordActions::askBackup()
{
    if (!m_desk)
        return;
    const QFileInfo file(m_desk->file());
    const QString name = tr("%1 %2.soundings", "file name and day of a backup")
                             .arg(file.completeBaseName(), QDate::currentDate().toString(Qt::ISODate));
    auto *dialog = new QFileDialog(m_window, tr("Back up"), file.absoluteDir().filePath(name),
                                   tr("Consultations (*.soundings)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"soundings"_s);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    connect(dialog, &QFileDialog::fileSelected, this, &RecordActions::backUpTo);
    dialog->open();
}

void RecordActions::backUpTo(const QString &file)
{
    if (!m_desk)
        return;
    Q_EMIT statusMessage(tr("Backing up to %1…").arg(QFileInfo(file).fileName()));
    m_desk->ask([file](const Desk &desk) { return backUp(desk, file); })
        .then(this, [this, file](const Result<> &made) {
            if (!made)
                Q_EMIT failed(made.error());
            else
                Q_EMIT statusMessage(tr("Backed up to %1; the copy was checked.").arg(file));
        });
}

void RecordActions::check()
{
    if (!m_desk)
        return;
    Q_EMIT statusMessage(tr("Checking the record…"));
    struct Checked
    {
        Result<std::vector<Finding>> amiss;
        Result<QString> erased;
    };
    m_desk->ask([](const Desk &desk) { return Checked{desk.verify(), erasedSoFar(desk)}; })
        .then(this, [this](const Checked &checked) {
            const Result<std::vector<Finding>> &amiss = checked.amiss;
            if (!amiss) {
                Q_EMIT failed(amiss.error());
                return;
            }
            if (amiss->empty()) {
                Q_EMIT statusMessage(tr("All is well: the record is as it was written. %1")
                                         .arg(checked.erased.value_or(QString()))
                                         .trimmed());
                return;
            }
            QStringList lines;
            for (const Finding &finding : *amiss)
                lines << u"%1: %2"_s.arg(finding.where, finding.detail);
            Q_EMIT told(tr("The file and its journal do not say the same, in %n place(s). Keep the file as "
                           "it is, and compare it with a backup.",
                           nullptr, int(amiss->size())),
                        lines.join(u'\n'));
        });
}

} // namespace soundings
