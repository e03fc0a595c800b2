#include "ui/read/savedsearchdialog.h"

#include "core/search/parser.h"
#include "ui/widgets/themecolours.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace soundings {

SavedSearchDialog::SavedSearchDialog(const QString &title, const SavedSearch &search, QWidget *parent)
    : QDialog(parent)
    , m_before(search)
    , m_name(new QLineEdit(search.name))
    , m_query(new QLineEdit(search.query))
    , m_fault(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_name->setPlaceholderText(tr("What the team calls it"));
    m_query->setPlaceholderText(tr("As in the search box; empty finds every response"));
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    QPalette page = palette();
    page.setColor(QPalette::Base, page.color(QPalette::Window));
    page.setColor(QPalette::WindowText, errorColour(page));
    m_fault->setPalette(page);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Search"), m_query);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_keep = buttons->button(QDialogButtonBox::Save);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_fault);
    layout->addWidget(buttons);
    resize(30 * fontMetrics().height(), sizeHint().height());
    connect(m_name, &QLineEdit::textChanged, this, &SavedSearchDialog::check);
    connect(m_query, &QLineEdit::textChanged, this, &SavedSearchDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        SavedSearch after = m_before;
        after.name = m_name->text().simplified();
        after.query = m_query->text().trimmed();
        Q_EMIT given(after);
    });
    check();
    m_name->selectAll();
    m_name->setFocus();
}

void SavedSearchDialog::check()
{
    const Result<search::Node> read = search::parse(m_query->text());
    m_fault->setText(read ? QString() : read.error().message);
    m_keep->setEnabled(read && !m_name->text().trimmed().isEmpty());
}

void SavedSearchDialog::showFault(const QString &message)
{
    m_fault->setText(message);
}

} // namespace soundings
