#include "ui/read/correctreceiptdialog.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/deadline/deadline.h"
#include "core/deadline/localtime.h"
#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/walltimeedit.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

CorrectReceiptDialog::CorrectReceiptDialog(const Response &response, const QTimeZone &zone, Instant closes,
                                           QWidget *parent)
    : QDialog(parent)
    , m_before(response.received)
    , m_closes(closes)
    , m_time(new WallTimeEdit)
    , m_reason(new QLineEdit)
    , m_remark(new QLabel)
    , m_save(new QPushButton(tr("&Correct")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("When %1 was received").arg(reference(response.number)));
    m_time->setZone(zone);
    m_time->setInstant(m_before);
    m_reason->setPlaceholderText(tr("How it is known: “handed in at the desk, stamped 9 February”"));
    m_remark->setWordWrap(true);
    m_remark->setMinimumHeight(2 * fontMetrics().lineSpacing());
    auto *until = new QLabel(u"%1 – %2"_s.arg(longLocalTime(m_before, zone), label(response.evidence)));
    until->setWordWrap(true);
    auto *form = new QFormLayout;
    form->addRow(tr("Until now"), until);
    form->addRow(tr("&Received"), m_time);
    form->addRow(tr("R&eason"), m_reason);
    form->addRow(QString(), m_remark);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    makeOnlyDefault(*m_save);
    resize(34 * fontMetrics().height(), sizeHint().height());
    connect(m_time, &WallTimeEdit::changed, this, &CorrectReceiptDialog::refresh);
    connect(m_reason, &QLineEdit::textChanged, this, &CorrectReceiptDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!m_save->isEnabled())
            return;
        Q_EMIT given(*m_time->instant(), m_reason->text().trimmed());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

void CorrectReceiptDialog::refresh()
{
    const std::optional<Instant> received = m_time->instant();
    const bool another = received && *received != m_before;
    m_save->setEnabled(another && !m_reason->text().trimmed().isEmpty());
    if (!received || !another) {
        m_remark->setText(m_time->remark());
        return;
    }
    const QString then = timelinessOf(*received, m_closes) == Timeliness::OnTime
                             ? tr("Received then, it was on time.")
                             : tr("Received then, it was late.");
    m_remark->setText(u"%1 %2"_s.arg(then, m_time->remark()).trimmed());
}

} // namespace soundings
