#include "ui/read/sectionactions.h"

#include "core/desk/sectioning.h"
#include "ui/read/draftpane.h"
#include "ui/read/draftsections.h"
#include "ui/read/sectiondialog.h"

#include <QMessageBox>
#include <QPushButton>

namespace soundings {

SectionActions::SectionActions(DraftPane *draft, QWidget *scope)
    : QObject(scope)
    , m_draft(draft)
    , m_scope(scope)
{
    connect(draft, &DraftPane::sectionWanted, this, &SectionActions::add);
    connect(draft, &DraftPane::correctionWanted, this, &SectionActions::correct);
    connect(draft, &DraftPane::removalWanted, this, &SectionActions::remove);
}

void SectionActions::setDesk(Desk *desk)
{
    if (m_dialog)
        m_dialog->close();
    m_desk = desk;
}

SectionDialog *SectionActions::openDialog(const QString &title, const Section &section, int pages)
{
    auto *dialog = new SectionDialog(title, section, pages, m_scope);
    m_dialog = dialog;
    connect(dialog, &SectionDialog::placed, m_draft, &DraftPane::goToPlace);
    dialog->open();
    return dialog;
}

void SectionActions::add(const Section &proposed, int pages)
{
    if (!m_desk)
        return;
    SectionDialog *dialog = openDialog(tr("Add a section"), proposed, pages);
    connect(dialog, &SectionDialog::given, this, [this, dialog = QPointer(dialog)](const Section &section) {
        m_desk->submitJob([section](Desk &desk) { return addSection(desk, section); })
            .then(this, [this, dialog, section](const Result<ChangeSet> &done) {
                if (dialog)
                    done ? dialog->accept() : dialog->showFault(done.error().message);
                if (done)
                    Q_EMIT statusMessage(tr("Section “%1” added").arg(headingOf(section)));
            });
    });
}

void SectionActions::correct(const Section &section, int pages)
{
    if (!m_desk)
        return;
    SectionDialog *dialog = openDialog(tr("Correct the section"), section, pages);
    connect(dialog, &SectionDialog::given, this, [this, dialog = QPointer(dialog)](const Section &after) {
        m_desk->submitJob([after](Desk &desk) { return correctSection(desk, after); })
            .then(this, [dialog](const Result<ChangeSet> &done) {
                if (dialog)
                    done ? dialog->accept() : dialog->showFault(done.error().message);
            });
    });
}

void SectionActions::remove(const Section &section, int comments)
{
    if (!m_desk)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove a section"),
                                tr("Remove “%1” from the draft's sections?").arg(headingOf(section)),
                                QMessageBox::Cancel, m_scope);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        comments > 0
            ? tr("%n comment(s) on it go to the section it lies in, or to the one before it. The PDF "
                 "itself stays as it is.",
                 nullptr, comments)
            : tr("The PDF itself stays as it is."));
    QPushButton *yes = box->addButton(tr("Remove"), QMessageBox::AcceptRole);
    box->setDefaultButton(yes);
    m_dialog = box;
    connect(yes, &QPushButton::clicked, this, [this, section] {
        m_desk->submitJob([section](Desk &desk) { return removeSection(desk, section); })
            .then(this, [this, section](const Result<ChangeSet> &done) {
                if (done)
                    Q_EMIT statusMessage(tr("Section “%1” removed").arg(headingOf(section)));
                else
                    Q_EMIT failed(done.error().message, done.error().detail);
            });
    });
    box->open();
}

} // namespace soundings
