#include "ui/window/passworddialog.h"

#include "core/desk/backups.h"
#include "ui/widgets/defaultbutton.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QVBoxLayout>

namespace soundings {

PasswordDialog::PasswordDialog(const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_first(new QLineEdit)
    , m_second(new QLineEdit)
    , m_why(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Password of the backup"));
    auto *said = new QLabel(tr("%1 will open with this password alone. It is kept nowhere: whoever forgets it has lost the "
                               "backup, and nobody can help.")
                                .arg(QFileInfo(file).fileName()));
    for (QLabel *label : {said, m_why}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    for (QLineEdit *each : {m_first, m_second}) {
        each->setEchoMode(QLineEdit::Password);
        connect(each, &QLineEdit::textChanged, this, &PasswordDialog::check);
    }
    auto *form = new QFormLayout;
    form->addRow(tr("&Password"), m_first);
    form->addRow(tr("Once &more"), m_second);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_go = buttons->addButton(tr("Back up"), QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(said);
    column->addLayout(form);
    column->addWidget(m_why);
    column->addWidget(buttons);
    makeOnlyDefault(*m_go);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT given(m_first->text());
        accept();
    });
    resize(30 * fontMetrics().height(), sizeHint().height());
    check();
}

void PasswordDialog::check()
{
    const Result<> good = checkPassword(m_first->text());
    const bool same = m_first->text() == m_second->text();
    m_why->setText(!good ? good.error().message : same ? QString() : tr("The two are not the same yet."));
    m_go->setEnabled(good && same);
}

} // namespace soundings
