#include "ui/read/themedialog.h"

#include "core/categorisation/palette.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/themecolours.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPainter>
#include <QPixmap>
#include <QScreen>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr double LeastContrast = 1.5; // of a patch to its page: below that its edge is lost

/// In the order of the palette.
QString nameOfColour(int place)
{
    const QString names[]{ThemeDialog::tr("Blue"),      ThemeDialog::tr("Orange"), ThemeDialog::tr("Lavender"),
                          ThemeDialog::tr("Brown"),     ThemeDialog::tr("Pink"),   ThemeDialog::tr("Teal"),
                          ThemeDialog::tr("Lime"),      ThemeDialog::tr("Olive"),  ThemeDialog::tr("Dark red"),
                          ThemeDialog::tr("Dark blue"), ThemeDialog::tr("Violet"), ThemeDialog::tr("Mauve")};
    static_assert(std::size(names) == categorisation::paletteSize);
    return names[place];
}

QIcon swatch(const QColor &colour, qreal ratio)
{
    QPixmap pixmap(QSize(24, 14) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(colour);
    return QIcon(pixmap);
}

} // namespace

QString contrastWarning(const QColor &colour)
{
    if (contrast(colour, lightPalette().color(QPalette::Base)) < LeastContrast)
        return ThemeDialog::tr("This colour can hardly be told from a light page: a darker one is easier to see.");
    if (contrast(colour, darkPalette().color(QPalette::Base)) < LeastContrast)
        return ThemeDialog::tr("This colour can hardly be told from a dark page: a lighter one is easier to see.");
    return {};
}

ThemeDialog::ThemeDialog(const QString &title, const Theme &theme, Objection objection, QWidget *parent)
    : QDialog(parent)
    , m_before(theme)
    , m_objection(std::move(objection))
    , m_name(new QLineEdit(theme.name))
    , m_definition(text(theme.definition, tr("What it is about, in a sentence"), 3))
    , m_examples(text(theme.examples, tr("Passages that are typical of it"), 3))
    , m_inclusion(text(theme.inclusion, tr("What belongs here"), 2))
    , m_exclusion(text(theme.exclusion, tr("What does not, and where that goes"), 2))
    , m_colours(new QComboBox)
    , m_contrast(new QLabel)
    , m_key(new QLineEdit(theme.key))
    , m_fault(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_key->setMaxLength(1);
    m_key->setMaximumWidth(4 * fontMetrics().height());
    m_key->setToolTip(tr("One letter or digit: pressing it while reading tags with this theme"));
    for (QLabel *label : {m_fault, m_contrast}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    QPalette page = palette();
    page.setColor(QPalette::Base, page.color(QPalette::Window));
    page.setColor(QPalette::WindowText, errorColour(page));
    m_fault->setPalette(page);
    page.setColor(QPalette::WindowText, warningColour(page));
    m_contrast->setPalette(page);
    buildColours();
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Definition"), m_definition);
    form->addRow(tr("&Examples"), m_examples);
    form->addRow(tr("&Include"), m_inclusion);
    form->addRow(tr("E&xclude"), m_exclusion);
    form->addRow(tr("&Colour"), m_colours);
    form->addRow(QString(), m_contrast);
    form->addRow(tr("&Key"), m_key);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_fault);
    layout->addWidget(buttons);
    const QSize room = parent && parent->screen() ? parent->screen()->availableSize() : sizeHint();
    resize(std::min(32 * fontMetrics().height(), room.width()), std::min(sizeHint().height(), room.height() - 60));

    connect(m_name, &QLineEdit::textChanged, this, &ThemeDialog::check);
    connect(m_key, &QLineEdit::textChanged, this, &ThemeDialog::check);
    connect(m_colours, &QComboBox::activated, this, [this](int place) {
        if (place == m_colours->count() - 1)
            chooseColour();
        else
            showColour(m_colours->itemData(place).value<QColor>());
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT given(this->theme()); });
    const QColor colour(theme.colour);
    showColour(colour.isValid() ? colour : suggestedThemeColour(0));
    check();
    m_name->selectAll();
    m_name->setFocus();
}

QPlainTextEdit *ThemeDialog::text(const QString &text, const QString &placeholder, int lines)
{
    auto *edit = new QPlainTextEdit(text, this);
    edit->setTabChangesFocus(true);
    edit->setPlaceholderText(placeholder);
    edit->setFixedHeight(lines * fontMetrics().lineSpacing() + 14);
    return edit;
}

Theme ThemeDialog::theme() const
{
    Theme after = m_before;
    after.name = m_name->text().simplified();
    after.definition = m_definition->toPlainText().trimmed();
    after.examples = m_examples->toPlainText().trimmed();
    after.inclusion = m_inclusion->toPlainText().trimmed();
    after.exclusion = m_exclusion->toPlainText().trimmed();
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

/// The palette's colours by name, then any other.
void ThemeDialog::buildColours()
{
    for (int i = 0; i < categorisation::paletteSize; ++i)
        m_colours->addItem(swatch(suggestedThemeColour(i), devicePixelRatioF()), nameOfColour(i), suggestedThemeColour(i));
    m_colours->insertSeparator(m_colours->count());
    m_colours->addItem(tr("Another colour…"));
    m_colours->setIconSize(QSize(24, 14));
    m_colours->setMaxVisibleItems(m_colours->count());
    m_colours->setToolTip(tr("The named colours can be told apart by the colour-blind too"));
}

void ThemeDialog::showColour(const QColor &colour)
{
    m_colour = colour;
    int place = -1;
    for (int i = 0; i < m_colours->count() && place < 0; ++i) {
        if (m_colours->itemData(i).value<QColor>() == colour)
            place = i;
    }
    if (place < 0) { // before the separator
        place = categorisation::paletteSize;
        const bool another = m_colours->itemData(place).isValid(); // one that was chosen before
        if (!another)
            m_colours->insertItem(place, QString());
        m_colours->setItemText(place, colour.name());
        m_colours->setItemIcon(place, swatch(colour, devicePixelRatioF()));
        m_colours->setItemData(place, colour);
    }
    m_colours->setCurrentIndex(place);
    const QString warning = contrastWarning(colour);
    m_contrast->setText(warning);
    m_contrast->setVisible(!warning.isEmpty());
}

void ThemeDialog::chooseColour()
{
    auto *dialog = new QColorDialog(m_colour, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < categorisation::paletteSize; ++i)
        QColorDialog::setCustomColor(i, suggestedThemeColour(i));
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) { showColour(colour); });
    connect(dialog, &QDialog::rejected, this, [this] { showColour(m_colour); });
    dialog->open();
}

} // namespace soundings
