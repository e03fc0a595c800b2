#include "ui/window/peopledialog.h"

#include "ui/widgets/dialogparts.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace soundings {

ErasureDialog::ErasureDialog(Desk *desk, ErasureRequest request, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_request(std::move(request))
    , m_all(new QRadioButton(tr("Erase &everything they sent: words, names and addresses")))
    , m_names(new QRadioButton(tr("&Anonymise: keep the words, black out what tells who wrote")))
    , m_reason(new QLineEdit)
    , m_reference(new QLineEdit)
    , m_word(new QLineEdit)
    , m_remark(makeNote())
    , m_go(new QPushButton(tr("Erase for ever")))
{
    setWindowTitle(tr("Erase personal data"));
    auto *what = makeNote(tr("%1 responses and %2 other places lose what is held about the person. The originals go in either "
                             "case. Comments stay, as said of the whole response, with their themes; so do reference, "
                             "time of receipt and status, and the journal says who erased it, when and why. It can't be "
                             "undone. Backups, copies, exports and printed reports are not reached: see to them yourself.")
                              .arg(m_request.responses.size())
                              .arg(m_request.mentions.size()));
    m_all->setChecked(true);
    m_names->setToolTip(tr("By rules that can miss a name: read what is left"));
    m_reason->setPlaceholderText(tr("Request under article 17; without names"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reference->setAccessibleName(tr("Reference of the request"));
    m_word->setAccessibleName(tr("Confirmation"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Reason"), m_reason);
    form->addRow(tr("Reference of the re&quest"), m_reference);
    form->addRow(tr("Type “%1” to &confirm").arg(word()), m_word);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_go, QDialogButtonBox::AcceptRole);
    m_go->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(what);
    column->addWidget(m_all);
    column->addWidget(m_names);
    column->addLayout(form);
    column->addWidget(m_remark);
    column->addWidget(buttons);
    resize(44 * fontMetrics().height(), sizeHint().height());
    for (const QLineEdit *edit : {m_reason, m_word})
        connect(edit, &QLineEdit::textChanged, this, &ErasureDialog::enable);
    connect(buttons, &QDialogButtonBox::accepted, this, &ErasureDialog::erase);
    connect(buttons, &QDialogButtonBox::rejected, this, [this] {
        if (!m_working)
            reject();
    });
    enable();
    warn();
}

QString ErasureDialog::word()
{
    return tr("erase", "the word typed to confirm");
}

void ErasureDialog::enable()
{
    m_go->setEnabled(!m_working && !m_reason->text().trimmed().isEmpty()
                     && m_word->text().trimmed().compare(word(), Qt::CaseInsensitive) == 0);
}

void ErasureDialog::warn()
{
    m_desk->ask([ids = m_request.responses](const Desk &desk) { return sharedTables(desk, ids); })
        .then(this, [this](const Result<QStringList> &tables) {
            if (tables && !tables->isEmpty())
                m_remark->setText(tr("The survey's table as it was received goes too, with everybody's rows in it: %1. What "
                                     "the others answered stays in their responses.")
                                      .arg(tables->join(QStringLiteral(", "))));
        });
}

void ErasureDialog::erase()
{
    if (!m_go->isEnabled())
        return;
    m_working = true;
    enable();
    m_remark->setText(tr("Erasing…"));
    ErasureRequest request = m_request;
    request.reason = m_reason->text();
    request.request = m_reference->text();
    request.anonymise = m_names->isChecked();
    m_desk->submitLongJob([request](Desk &desk) { return erasePeople(desk, request); })
        .then(this, [this](const Result<ErasureSummary> &summary) {
            m_working = false;
            enable();
            if (!summary) {
                m_remark->setText(summary.error().message);
                return;
            }
            Q_EMIT erased(*summary);
            accept();
        });
}

} // namespace soundings
