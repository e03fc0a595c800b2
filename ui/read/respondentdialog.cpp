#include "ui/read/respondentdialog.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace soundings {

RespondentDialog::RespondentDialog(const Response &response, QWidget *parent)
    : QDialog(parent)
    , m_before(response.respondent)
    , m_name(new QLineEdit(m_before.name))
    , m_organisation(new QLineEdit(m_before.organisation))
    , m_place(new QLineEdit(m_before.place))
    , m_address(new QLineEdit(m_before.address))
    , m_kind(new QComboBox)
    , m_consent(new QComboBox)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Respondent of %1").arg(reference(response.number)));
    for (int kind = 0; kind <= static_cast<int>(RespondentKind::Other); ++kind)
        m_kind->addItem(label(static_cast<RespondentKind>(kind)), kind);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_before.kind)));
    for (const Confidentiality each : {Confidentiality::MayPublish, Confidentiality::Anonymous, Confidentiality::Confidential})
        m_consent->addItem(label(each), static_cast<int>(each));
    m_consent->setCurrentIndex(m_consent->findData(static_cast<int>(response.confidentiality)));

    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Organisation"), m_organisation);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("&Place"), m_place);
    form->addRow(tr("E-mail &address"), m_address);
    form->addRow(tr("&Confidentiality"), m_consent);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    resize(28 * fontMetrics().height(), sizeHint().height());
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        Q_EMIT given(respondent(), static_cast<Confidentiality>(m_consent->currentData().toInt()));
    });
}

Respondent RespondentDialog::respondent() const
{
    Respondent after = m_before;
    after.name = m_name->text().trimmed();
    after.organisation = m_organisation->text().trimmed();
    after.place = m_place->text().trimmed();
    after.address = m_address->text().trimmed();
    after.kind = static_cast<RespondentKind>(m_kind->currentData().toInt());
    return after;
}

} // namespace soundings
