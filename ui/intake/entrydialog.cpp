#include "ui/intake/entrydialog.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/deadline/deadline.h"
#include "core/deadline/localtime.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/walltimeedit.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int keepAfterMs = 2000;
constexpr int mostSignatories = 10'000'000;
// Most likely first: e-mail and surveys are imported as a rule.
constexpr Channel channels[] = {Channel::Letter, Channel::Phone, Channel::Event, Channel::Email,
                                Channel::Survey};

template<class E>
void addChoice(QComboBox &box, E value)
{
    box.addItem(label(value), int(value));
}

template<class E>
E chosen(const QComboBox &box)
{
    return E(box.currentData().toInt());
}

QTimeZone zoneOf(const Consultation &consultation)
{
    const QTimeZone zone(consultation.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace

EntryDialog::EntryDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_form(new QFormLayout)
    , m_channel(new QComboBox)
    , m_event(new QLineEdit)
    , m_received(new WallTimeEdit)
    , m_name(new QLineEdit)
    , m_organisation(new QLineEdit)
    , m_kind(new QComboBox)
    , m_place(new QLineEdit)
    , m_address(new QLineEdit)
    , m_subject(new QLineEdit)
    , m_consent(new QComboBox)
    , m_signatories(new QSpinBox)
    , m_text(new QPlainTextEdit)
    , m_fileName(new QLabel)
    , m_removeFile(new QPushButton(tr("&Remove file")))
    , m_note(new QLabel)
    , m_remark(new QLabel)
    , m_save(new QPushButton(tr("Sa&ve")))
    , m_another(new QPushButton(tr("Save and &enter another")))
{
    setWindowTitle(tr("Enter a response"));
    setAcceptDrops(true);
    for (QLabel *line : {m_note, m_remark, m_fileName}) {
        line->setTextFormat(Qt::PlainText);
        line->setWordWrap(true);
    }
    m_note->hide();
    auto *sides = new QHBoxLayout;
    sides->addLayout(buildForm(), 2);
    sides->addLayout(buildText(), 3);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_note);
    column->addLayout(sides, 1);
    column->addWidget(m_remark);
    column->addWidget(buildButtons());
    m_remark->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_remark->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    resize(58 * fontMetrics().height(), sizeHint().height());

    m_keep.setSingleShot(true);
    m_keep.setInterval(keepAfterMs);
    connect(&m_keep, &QTimer::timeout, this, &EntryDialog::keep);
    m_received->setInstant({m_desk->now().ms / 60'000 * 60'000});
    askConsultation();
    bringBack();
    showChannel();
    refresh();
}

EntryDialog::~EntryDialog()
{
    if (m_keep.isActive())
        keep();
}

QLayout *EntryDialog::buildForm()
{
    for (const Channel channel : channels)
        addChoice(*m_channel, channel);
    for (int kind = 0; kind <= int(RespondentKind::Other); ++kind)
        addChoice(*m_kind, RespondentKind(kind));
    for (const auto consent :
         {Confidentiality::MayPublish, Confidentiality::Anonymous, Confidentiality::Confidential})
        addChoice(*m_consent, consent);
    m_signatories->setRange(1, mostSignatories);
    m_signatories->setToolTip(tr("More than one for a petition, which counts as one response"));
    m_event->setPlaceholderText(tr("The workshop or meeting, kept for the next"));
    m_received->editor()->setAccessibleName(tr("Received"));
    m_received->editor()->setObjectName(u"received"_s);
    const std::pair<QWidget *, const char16_t *> names[] = {
        {m_channel, u"channel"}, {m_event, u"event"},
        {m_name, u"name"},       {m_organisation, u"organisation"},
        {m_kind, u"kind"},       {m_place, u"place"},
        {m_address, u"address"}, {m_subject, u"subject"},
        {m_consent, u"consent"}, {m_text, u"text"},
        {m_save, u"save"},       {m_another, u"another"},
        {m_remark, u"remark"},   {m_note, u"note"},
        {m_fileName, u"file"},   {m_signatories, u"signatories"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromUtf16(name));
    m_form->addRow(tr("&Came by"), m_channel);
    m_form->addRow(tr("Eve&nt"), m_event);
    m_form->addRow(tr("Rece&ived"), m_received);
    m_form->addRow(tr("Na&me"), m_name);
    m_form->addRow(tr("&Organisation"), m_organisation);
    m_form->addRow(tr("&Kind"), m_kind);
    m_form->addRow(tr("&Place"), m_place);
    m_form->addRow(tr("E-mail &address"), m_address);
    m_form->addRow(tr("S&ubject"), m_subject);
    m_form->addRow(tr("Con&fidentiality"), m_consent);
    m_form->addRow(tr("Si&gnatories"), m_signatories);

    connect(m_channel, &QComboBox::currentIndexChanged, this, &EntryDialog::showChannel);
    connect(m_received, &WallTimeEdit::changed, this, &EntryDialog::refresh);
    connect(m_signatories, &QSpinBox::valueChanged, this, &EntryDialog::refresh);
    for (QComboBox *box : {m_channel, m_kind, m_consent})
        connect(box, &QComboBox::currentIndexChanged, this, &EntryDialog::refresh);
    for (QLineEdit *line : {m_event, m_name, m_organisation, m_place, m_address, m_subject})
        connect(line, &QLineEdit::textChanged, this, &EntryDialog::refresh);
    return m_form;
}

QLayout *EntryDialog::buildText()
{
    auto *title = new QLabel(tr("&Text, as it was said or written"));
    title->setBuddy(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // a file dropped here is for the dialog
    m_text->setInputMethodHints(Qt::ImhMultiLine |
                                Qt::ImhNoPredictiveText); // what was said, not what a phone makes of it
    m_text->setMinimumHeight(10 * fontMetrics().lineSpacing());
    auto *choose = new QPushButton(tr("Add scan or &document…"));
    choose->setToolTip(tr("Kept with the text, byte for byte. A file can also be dropped on this window"));
    auto *file = new QHBoxLayout;
    file->addWidget(choose);
    file->addWidget(m_fileName, 1);
    file->addWidget(m_removeFile);
    setFile({});
    auto *column = new QVBoxLayout;
    column->addWidget(title);
    column->addWidget(m_text, 1);
    column->addLayout(file);
    connect(m_text, &QPlainTextEdit::textChanged, this, &EntryDialog::refresh);
    connect(choose, &QPushButton::clicked, this, &EntryDialog::chooseFile);
    connect(m_removeFile, &QPushButton::clicked, this, [this] { setFile({}); });
    return column;
}

QDialogButtonBox *EntryDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_another, QDialogButtonBox::ActionRole);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)
        ->setToolTip(tr("What is not saved stands here again the next time"));
    m_save->setToolTip(tr("Save, close, and show the response (Ctrl+S)"));
    m_another->setToolTip(tr("Save, and keep channel, date and event for the next (Ctrl+Return)"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false, false); });
    connect(m_another, &QPushButton::clicked, this, [this] { save(true, false); });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, m_another,
                &QPushButton::click);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, m_save, &QPushButton::click);
    connect(this, &QDialog::finished, this, &EntryDialog::keep);
    for (QPushButton *button :
         findChildren<QPushButton *>()) // Return in a field must not save half a response
        button->setAutoDefault(false);
    for (QAbstractButton *button : buttons->buttons())
        qobject_cast<QPushButton *>(button)->setAutoDefault(false);
    return buttons;
}

void EntryDialog::askConsultation()
{
    m_desk->ask([](const Desk &desk) { return desk.consultation(); })
        .then(this, [this](const Result<Consultation> &consultation) {
            if (!consultation) {
                say(consultation.error().message, true);
                return;
            }
            m_consultation = *consultation;
            m_known = true;
            if (const std::optional<Instant> shown = m_received->instant()) { // counted in UTC until now
                m_received->setZone(zoneOf(m_consultation));
                m_received->setInstant(*shown);
            }
            refresh();
        });
}

void EntryDialog::showChannel()
{
    const bool event = chosen<Channel>(*m_channel) == Channel::Event;
    m_event->setVisible(event);
    m_form->labelForField(m_event)->setVisible(event);
}

std::optional<EnteredResponse> EntryDialog::entered() const
{
    const std::optional<Instant> received = m_received->instant();
    if (!received)
        return std::nullopt;
    EnteredResponse entered;
    entered.channel = chosen<Channel>(*m_channel);
    entered.respondent = {{},
                          m_name->text(),
                          m_organisation->text(),
                          chosen<RespondentKind>(*m_kind),
                          m_place->text(),
                          m_address->text()};
    entered.event = m_event->text();
    entered.subject = m_subject->text();
    entered.received = *received;
    entered.confidentiality = chosen<Confidentiality>(*m_consent);
    entered.signatories = m_signatories->value();
    entered.text = m_text->toPlainText();
    entered.file = m_file;
    return entered;
}

// --- What it will be
// -----------------------------------------------------------------------------------------

QString EntryDialog::summary(Instant received) const
{
    QStringList what{label(chosen<Channel>(*m_channel))};
    const QString who = m_organisation->text().trimmed().isEmpty() ? m_name->text().trimmed()
                                                                   : m_organisation->text().trimmed();
    what << (who.isEmpty() ? tr("from somebody without a name") : tr("from %1").arg(who));
    const QTimeZone zone = zoneOf(m_consultation);
    QString text =
        tr("%1, received %2: %3.")
            .arg(
                what.join(u' '), longLocalTime(received, zone),
                timelinessOf(received, m_consultation.closes) == Timeliness::OnTime
                    ? tr("in time")
                    : tr("late, the consultation closed %1").arg(longLocalTime(m_consultation.closes, zone)));
    if (m_signatories->value() > 1)
        text += u' ' + tr("A petition, %n signatories.", nullptr, m_signatories->value());
    return text;
}

void EntryDialog::refresh()
{
    const std::optional<Instant> received = m_received->instant();
    const bool contents = !m_file.isEmpty() || !m_text->toPlainText().trimmed().isEmpty();
    const bool possible = m_known && !m_saving && received && contents && *received <= m_desk->now();
    m_save->setEnabled(possible);
    m_another->setEnabled(possible);
    m_keep.start();
    if (m_saving || !m_known)
        return;
    if (!received)
        say(m_received->remark(), true);
    else if (*received > m_desk->now())
        say(tr("The time of receipt lies in the future."), true);
    else
        say(QStringList{summary(*received), m_received->remark(),
                        contents ? QString() : tr("Type the text, or add a file.")}
                .join(u' ')
                .simplified(),
            false);
}

void EntryDialog::say(const QString &text, bool wrong)
{
    QPalette colours = palette();
    if (wrong)
        colours.setColor(QPalette::WindowText, toneColour(Tone::Bad, colours));
    m_remark->setPalette(colours);
    m_remark->setText(text);
}

// --- Saving
// --------------------------------------------------------------------------------------------------

void EntryDialog::save(bool another, bool evenIfRepeated)
{
    std::optional<EnteredResponse> response = entered();
    if (!response || m_saving || !m_desk)
        return;
    response->evenIfRepeated = evenIfRepeated;
    m_saving = true;
    refresh();
    m_desk->submitJob([response = *std::move(response)](Desk &desk) { return enter(desk, response); })
        .then(this, [this, another, evenIfRepeated](const Result<Response> &result) {
            m_saving = false;
            refresh();
            if (result)
                finish(*result, another);
            else if (result.error().kind == ErrorKind::Refused && !evenIfRepeated)
                askRepeated(result.error(), another);
            else
                say(result.error().message, true);
        });
}

void EntryDialog::finish(const Response &response, bool another)
{
    ++m_saved;
    const QString what =
        tr("%1 entered: %2, %3")
            .arg(reference(response.number), displayName(response.respondent), label(response.timeliness));
    Q_EMIT saved(what);
    clearFields();
    if (another) {
        beginAnother();
        m_note->setText(m_saved > 1 ? tr("%1. That makes %n since you began.", nullptr, m_saved).arg(what)
                                    : what + u'.');
        m_note->show();
        return;
    }
    Q_EMIT responseRequested(response.id);
    accept();
}

void EntryDialog::askRepeated(const Error &error, bool another)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Entered before?"), error.message,
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Saving it once more makes a response of its own, which can't be taken back."));
    QPushButton *anyway = box->addButton(tr("&Save it all the same"), QMessageBox::AcceptRole);
    QPushButton *back = box->addButton(tr("&Go back"), QMessageBox::RejectRole);
    box->setDefaultButton(back);
    box->setEscapeButton(back);
    connect(anyway, &QPushButton::clicked, this, [this, another] { save(another, true); });
    box->open();
}

void EntryDialog::beginAnother()
{
    if (chosen<Channel>(*m_channel) == Channel::Event)
        m_text->setFocus(); // notes of a workshop have no names as a rule
    else
        m_name->setFocus();
}

/// What differs from one response to the next. Channel, time and event stay.
void EntryDialog::clearFields()
{
    for (QLineEdit *line : {m_name, m_organisation, m_place, m_address, m_subject})
        line->clear();
    m_kind->setCurrentIndex(0);
    m_consent->setCurrentIndex(0);
    m_signatories->setValue(1);
    m_text->clear();
    setFile({});
    keep();
}

// --- The file
// ------------------------------------------------------------------------------------------------

void EntryDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Add a scan or document"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &EntryDialog::setFile);
    dialog->open();
}

void EntryDialog::addFiles(const QStringList &files)
{
    if (files.size() == 1)
        setFile(files.front());
    else
        say(tr("A response keeps one file. Drop them one at a time, or scan the pages into one PDF."), true);
}

void EntryDialog::setFile(const QString &file)
{
    m_file = file;
    m_fileName->setText(file.isEmpty() ? tr("No file") : QFileInfo(file).fileName());
    m_fileName->setToolTip(QDir::toNativeSeparators(file));
    m_removeFile->setEnabled(!file.isEmpty());
    refresh();
}

void EntryDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void EntryDialog::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    event->acceptProposedAction();
    addFiles(files);
}

} // namespace soundings
