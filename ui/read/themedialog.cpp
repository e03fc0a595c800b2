#include "ui/read/themedialog.h"

#include "ui/widgets/themecolours.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPainter>
#include <QPixmap>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

ThemeDialog::ThemeDialog(const QString &title, const Theme &theme, Objection objection, QWidget *parent)
    : QDialog(parent)
    , m_before(theme)
    , m_colour(theme.colour)
    , m_objection(std::move(objection))
    , m_name(new QLineEdit(theme.name))
    , m_definition(new QPlainTextEdit(theme.definition))
    , m_colourButton(new QPushButton)
    , m_key(new QLineEdit(theme.key))
    , m_fault(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_definition->setTabChangesFocus(true);
    m_definition->setMaximumHeight(6 * fontMetrics().height());
    m_definition->setPlaceholderText(tr("What belongs here and what does not"));
    m_key->setMaxLength(1);
    m_key->setMaximumWidth(4 * fontMetrics().height());
    m_key->setToolTip(tr("One letter: pressing it while reading tags with this theme"));
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Definition"), m_definition);
    form->addRow(tr("&Colour"), m_colourButton);
    form->addRow(tr("&Key"), m_key);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_fault);
    layout->addWidget(buttons);
    resize(26 * fontMetrics().height(), sizeHint().height());

    connect(m_name, &QLineEdit::textChanged, this, &ThemeDialog::check);
    connect(m_key, &QLineEdit::textChanged, this, &ThemeDialog::check);
    connect(m_colourButton, &QPushButton::clicked, this, &ThemeDialog::chooseColour);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT given(this->theme()); });
    showColour();
    check();
    m_name->selectAll();
    m_name->setFocus();
}

Theme ThemeDialog::theme() const
{
    Theme after = m_before;
    after.name = m_name->text().trimmed();
    after.definition = m_definition->toPlainText().trimmed();
    after.colour = m_colour.name();
    after.key = m_key->text().trimmed().toLower();
    return after;
}

void ThemeDialog::check()
{
    const QString objection = m_objection(theme());
    m_accept->setEnabled(objection.isEmpty());
    m_fault->setText(m_name->text().isEmpty() ? QString() : objection);
}

void ThemeDialog::showColour()
{
    QPixmap swatch(QSize(32, 16) * devicePixelRatioF());
    swatch.setDevicePixelRatio(devicePixelRatioF());
    swatch.fill(m_colour);
    m_colourButton->setIcon(QIcon(swatch));
    m_colourButton->setIconSize(QSize(32, 16));
    m_colourButton->setText(m_colour.name());
}

void ThemeDialog::chooseColour()
{
    auto *dialog = new QColorDialog(m_colour, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < 12; ++i)
        QColorDialog::setCustomColor(i, suggestedThemeColour(i));
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        m_colour = colour;
        showColour();
    });
    dialog->open();
}

} // namespace soundings
