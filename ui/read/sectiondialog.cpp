#include "ui/read/sectiondialog.h"

#include "ui/widgets/themecolours.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <cmath>

namespace soundings {

namespace {

constexpr int deepest = 10; // levels, as the store has them

} // namespace

SectionDialog::SectionDialog(const QString &title, const Section &section, int pages, QWidget *parent)
    : QDialog(parent)
    , m_before(section)
    , m_number(new QLineEdit(section.number))
    , m_title(new QLineEdit(section.title))
    , m_level(new QSpinBox)
    , m_page(new QSpinBox)
    , m_top(new QDoubleSpinBox)
    , m_fault(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_number->setPlaceholderText(tr("3.2; empty where the draft has none"));
    m_level->setRange(1, deepest);
    m_level->setValue(section.depth + 1);
    m_level->setToolTip(tr("1 for a chapter, 2 for a part of a chapter, and so on"));
    m_page->setRange(1, std::max(1, pages));
    m_page->setValue(section.page + 1);
    m_top->setRange(0, 100);
    m_top->setDecimals(1);
    m_top->setSuffix(tr(" % of the page down"));
    m_top->setValue(section.box.top * 100);
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    QPalette page = palette();
    page.setColor(QPalette::Base, page.color(QPalette::Window));
    page.setColor(QPalette::WindowText, errorColour(page));
    m_fault->setPalette(page);
    auto *form = new QFormLayout;
    form->addRow(tr("&Number"), m_number);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("&Level"), m_level);
    form->addRow(tr("&Page"), m_page);
    form->addRow(tr("&Begins"), m_top);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_keep = buttons->button(QDialogButtonBox::Save);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_fault);
    layout->addWidget(buttons);
    resize(28 * fontMetrics().height(), sizeHint().height());
    const auto follow = [this] { Q_EMIT placed(m_page->value() - 1, m_top->value() / 100); };
    connect(m_number, &QLineEdit::textChanged, this, &SectionDialog::check);
    connect(m_title, &QLineEdit::textChanged, this, &SectionDialog::check);
    connect(m_page, &QSpinBox::valueChanged, this, follow);
    connect(m_top, &QDoubleSpinBox::valueChanged, this, follow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { Q_EMIT given(this->section()); });
    check();
    m_title->selectAll();
    m_title->setFocus();
}

void SectionDialog::check()
{
    m_fault->clear();
    m_keep->setEnabled(!m_number->text().trimmed().isEmpty() || !m_title->text().trimmed().isEmpty());
}

Section SectionDialog::section() const
{
    Section section = m_before;
    section.number = m_number->text().simplified();
    section.title = m_title->text().simplified();
    section.depth = m_level->value() - 1;
    section.page = m_page->value() - 1;
    const double top = m_top->value() / 100;
    // What was not touched stays to the last digit; a heading that moves keeps its height.
    if (section.page != m_before.page || std::abs(top - m_before.box.top) > 0.0005) {
        section.box.bottom += top - section.box.top;
        section.box.top = top;
    }
    return section;
}

void SectionDialog::showFault(const QString &message)
{
    m_fault->setText(message);
}

} // namespace soundings
