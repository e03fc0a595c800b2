#include "ui/window/propertiesdialog.h"

#include "core/desk/people.h"
#include "ui/window/deadlinetext.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

QString policyName(LatePolicy policy)
{
    switch (policy) {
    case LatePolicy::AcceptAll:
        return PropertiesDialog::tr("All late responses are accepted");
    case LatePolicy::SetAsideAll:
        return PropertiesDialog::tr("All late responses are set aside");
    case LatePolicy::JudgeEach:
        break;
    }
    return PropertiesDialog::tr("Each late response is judged by itself");
}

} // namespace

PropertiesDialog::PropertiesDialog(Desk *desk, const Consultation &consultation, const Counts &counts, QWidget *parent)
    : QDialog(parent), m_form(new QFormLayout)
{
    setWindowTitle(tr("Properties"));
    add(tr("Title"), consultation.title);
    add(tr("Organisation"), consultation.organisation.isEmpty() ? tr("not given") : consultation.organisation);
    if (consultation.opens)
        add(tr("Opens"), localTime(*consultation.opens, consultation.zone));
    add(tr("Closes"), localTime(consultation.closes, consultation.zone));
    add(tr("Extensions"), consultation.extensions.empty() ? tr("none") : QString::number(consultation.extensions.size()));
    add(tr("Time zone"), QString::fromLatin1(consultation.zone));
    add(tr("Late responses"), policyName(consultation.latePolicy));
    add(tr("Responses"), tr("%L1: %L2 on time, %L3 late").arg(counts.responses).arg(counts.onTime).arg(counts.late));
    if (counts.duplicates > 0)
        add(tr("Counted"), countedText(counts));
    add(tr("Unreadable items"), counts.settled > 0 ? tr("%L1, and %L2 settled").arg(counts.unreadable).arg(counts.settled)
                                                   : tr("%L1").arg(counts.unreadable));
    add(tr("Comments"), tr("%L1").arg(counts.comments));
    add(tr("Journal"), tr("%L1 entries").arg(counts.journal));
    add(tr("File"), QDir::toNativeSeparators(desk->file()));
    add(tr("You sign as"), desk->person());
    addRetention(desk, consultation);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_form);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(520, sizeHint().height());
    askDraft(desk);
}

void PropertiesDialog::add(const QString &name, const QString &value)
{
    auto *label = new QLabel(value);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_form->addRow(name, label);
}

/// The one property that is set here: written as soon as it is chosen; undo takes it back.
void PropertiesDialog::addRetention(Desk *desk, const Consultation &consultation)
{
    auto *set = new QCheckBox(tr("until"));
    auto *until = new QDateEdit(consultation.retainUntil.isValid() ? consultation.retainUntil
                                                                   : toUtc(consultation.closes).date().addYears(1));
    auto *remark = new QLabel;
    set->setObjectName(u"retentionSet"_s);
    set->setAccessibleName(tr("Personal data has a day until which it is kept"));
    set->setChecked(consultation.retainUntil.isValid());
    until->setObjectName(u"retention"_s);
    until->setAccessibleName(tr("Personal data is kept until"));
    until->setCalendarPopup(true);
    until->setDisplayFormat(u"d MMMM yyyy"_s);
    until->setEnabled(set->isChecked());
    remark->setWordWrap(true);
    remark->setText(isRetentionOver(consultation, desk->now()) ? tr("That day has passed") : QString());
    auto *row = new QHBoxLayout;
    row->addWidget(set);
    row->addWidget(until);
    row->addWidget(remark, 1);
    m_form->addRow(tr("Personal data is kept"), row);
    const auto write = [this, desk, set, until, remark] {
        until->setEnabled(set->isChecked());
        desk->submitJob([day = set->isChecked() ? until->date() : QDate()](Desk &open) { return setRetention(open, day); })
            .then(this, [remark](const Result<ChangeSet> &written) {
                remark->setText(written ? QString() : written.error().message);
            });
    };
    connect(set, &QCheckBox::toggled, this, write);
    connect(until, &QDateEdit::editingFinished, this, write);
}

void PropertiesDialog::askDraft(Desk *desk)
{
    desk->ask([](const Desk &asked) { return asked.drafts(); })
        .then(this, [this](const Result<std::vector<Draft>> &drafts) {
            if (!drafts) {
                add(tr("Draft"), drafts.error().message);
                return;
            }
            for (const Draft &draft : *drafts)
                add(tr("Draft"), tr("%1, %L2 pages").arg(draft.fileName).arg(draft.pages));
        });
}

} // namespace soundings
