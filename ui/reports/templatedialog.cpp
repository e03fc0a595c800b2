#include "ui/reports/templatedialog.h"

#include "ui/widgets/dialogparts.h"
#include "ui/widgets/documentsfolder.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int pauseMs = 500;
constexpr qint64 largestLogo = 4'000'000;
const QString group = u"reports/templates"_s;

reports::Template kept(const QString &name)
{
    QSettings settings;
    settings.beginGroup(group);
    settings.beginGroup(QString::fromLatin1(name.toUtf8().toHex()));
    return {settings.value(u"title"_s).toString(), settings.value(u"introduction"_s).toString(),
            settings.value(u"logo"_s).toByteArray(), settings.value(u"leftOut"_s).toStringList()};
}

QStringList keptNames()
{
    QSettings settings;
    settings.beginGroup(group);
    QStringList names;
    for (const QString &hex : settings.childGroups())
        names << QString::fromUtf8(QByteArray::fromHex(hex.toLatin1()));
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace

TemplateDialog::TemplateDialog(const reports::Template &stands, const QStringList &sections, const QString &ownTitle,
                               QWidget *parent)
    : QDialog(parent)
    , m_names(new QComboBox)
    , m_title(new QLineEdit)
    , m_introduction(new QPlainTextEdit)
    , m_logoShown(new QLabel)
    , m_sections(new QListWidget)
    , m_pause(new QTimer(this))
{
    setWindowTitle(tr("Title, introduction and sections"));
    m_title->setPlaceholderText(ownTitle);
    m_introduction->setPlaceholderText(tr("Stands before all else. An empty line parts paragraphs."));
    m_introduction->setTabChangesFocus(true);
    m_introduction->setAccessibleName(tr("Introduction"));
    m_logoShown->setMinimumHeight(3 * fontMetrics().height());
    m_sections->setAccessibleName(tr("Sections of the report"));
    for (const QString &section : sections) {
        auto *item = new QListWidgetItem(section, m_sections);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *form = new QFormLayout;
    addFormRow(*form, tr("T&emplate:"),
               {m_names, makeKeyButton(tr("&Keep as…"), {}, tr("Keeps all of this under a name"), [this] { keep(); }),
                makeKeyButton(tr("&Forget"), {}, tr("The template of this name goes"), [this] { forget(); })});
    form->addRow(tr("&Title:"), m_title);
    form->addRow(tr("&Introduction:"), m_introduction);
    addFormRow(*form, tr("&Logo:"),
               {makeKeyButton(tr("&Choose…"), {}, tr("A PNG or JPEG picture, beside the title"), [this] { chooseLogo(); }),
                makeKeyButton(tr("&None"), {}, tr("No picture"),
                              [this] {
                                  m_logo.clear();
                                  tellLogo();
                                  m_pause->start();
                              }),
                m_logoShown});
    form->addRow(tr("&Sections:"), m_sections);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form, 1);
    column->addWidget(buttons);
    resize(38 * fontMetrics().height(), 34 * fontMetrics().height());

    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseMs);
    connect(m_pause, &QTimer::timeout, this, [this] { Q_EMIT changed(chosen()); });
    connect(m_title, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_introduction, &QPlainTextEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_sections, &QListWidget::itemChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_names, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            recall(m_names->itemText(index));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, [this] {
        if (m_pause->isActive())
            Q_EMIT changed(chosen());
        m_pause->stop();
    });
    take(stands);
    fillNames({});
    m_pause->stop();
}

void TemplateDialog::take(const reports::Template &stands)
{
    m_title->setText(stands.title);
    m_introduction->setPlainText(stands.introduction);
    m_logo = stands.logo;
    tellLogo();
    for (int row = 0; row < m_sections->count(); ++row) {
        QListWidgetItem *item = m_sections->item(row);
        item->setCheckState(stands.leftOut.contains(item->text()) ? Qt::Unchecked : Qt::Checked);
    }
}

reports::Template TemplateDialog::chosen() const
{
    reports::Template form{m_title->text().simplified(), m_introduction->toPlainText().trimmed(), m_logo, {}};
    for (int row = 0; row < m_sections->count(); ++row) {
        if (m_sections->item(row)->checkState() == Qt::Unchecked)
            form.leftOut << m_sections->item(row)->text();
    }
    return form;
}

void TemplateDialog::chooseLogo()
{
    auto *chooser = new QFileDialog(this, tr("Logo"), documentsFolder(), tr("Pictures (*.png *.jpg *.jpeg)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &TemplateDialog::setLogo);
    chooser->open();
}

void TemplateDialog::setLogo(const QString &file)
{
    QFile picture(file);
    if (!picture.open(QIODevice::ReadOnly) || picture.size() > largestLogo) {
        m_logoShown->setText(picture.isOpen() ? tr("The picture is larger than 4 MB.") : tr("It can't be read: %1").arg(picture.errorString()));
        return;
    }
    const QByteArray bytes = picture.readAll();
    if (QPixmap shown; !shown.loadFromData(bytes)) {
        m_logoShown->setText(tr("That is no PNG or JPEG picture."));
        return;
    }
    m_logo = bytes;
    tellLogo();
    m_pause->start();
}

void TemplateDialog::tellLogo()
{
    QPixmap shown;
    if (m_logo.isEmpty() || !shown.loadFromData(m_logo)) {
        m_logoShown->setText(tr("none"));
        return;
    }
    m_logoShown->setPixmap(shown.scaled(12 * fontMetrics().height(), 3 * fontMetrics().height(), Qt::KeepAspectRatio,
                                        Qt::SmoothTransformation));
    m_logoShown->setAccessibleName(tr("The chosen logo"));
}

// --- Templates
// -------------------------------------------------------------------------------------------------------

void TemplateDialog::fillNames(const QString &current)
{
    m_names->clear();
    m_names->addItem(tr("(not kept)"));
    m_names->addItems(keptNames());
    m_names->setCurrentIndex(std::max(0, m_names->findText(current)));
}

void TemplateDialog::keep()
{
    bool wanted = false;
    const QString name = QInputDialog::getText(this, tr("Keep the template"), tr("Its name:"), QLineEdit::Normal,
                                               m_names->currentIndex() > 0 ? m_names->currentText() : QString(), &wanted)
                             .simplified();
    if (!wanted || name.isEmpty())
        return;
    const reports::Template form = chosen();
    QSettings settings;
    settings.beginGroup(group);
    settings.beginGroup(QString::fromLatin1(name.toUtf8().toHex()));
    settings.setValue(u"title"_s, form.title);
    settings.setValue(u"introduction"_s, form.introduction);
    settings.setValue(u"logo"_s, form.logo);
    settings.setValue(u"leftOut"_s, form.leftOut);
    fillNames(name);
}

void TemplateDialog::recall(const QString &name)
{
    take(kept(name));
    m_pause->start();
}

void TemplateDialog::forget()
{
    if (m_names->currentIndex() <= 0)
        return;
    QSettings settings;
    settings.beginGroup(group);
    settings.remove(QString::fromLatin1(m_names->currentText().toUtf8().toHex()));
    fillNames({});
}

} // namespace soundings
