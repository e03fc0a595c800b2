#include "ui/window/newconsultationdialog.h"

#include "core/desk/answer.h"
#include "core/desk/codebook.h"
#include "core/deadline/localtime.h"
#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/documentsfolder.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/walltimeedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTimeZone>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int openDays = 31;
constexpr int usualClosingHour = 12;

QHBoxLayout *beside(QWidget *field, QWidget *button)
{
    auto *row = new QHBoxLayout;
    row->addWidget(field, 1);
    row->addWidget(button);
    return row;
}

/// A title as the name of a file: what no file system takes is left out.
QString fileNameFor(const QString &title)
{
    static const QRegularExpression unfit(u"[\\\\/:*?\"<>|\\x00-\\x1f]+"_s);
    QString name = title.simplified();
    name.replace(unfit, u" "_s);
    name = name.simplified().left(80);
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? u"Consultation"_s : name;
}

} // namespace

NewConsultationDialog::NewConsultationDialog(DraftCheck check, Clock clock, QWidget *parent)
    : QDialog(parent)
    , m_check(std::move(check))
    , m_clock(std::move(clock))
    , m_title(new QLineEdit)
    , m_organisation(new QLineEdit)
    , m_draftFile(new QLineEdit)
    , m_zone(new QComboBox)
    , m_hasOpening(new QCheckBox(tr("O&pens at a set time")))
    , m_opens(new WallTimeEdit)
    , m_closes(new WallTimeEdit)
    , m_foundations(new QRadioButton(tr("The &five foundations: Ideas, People, Infrastructure, Business environment, Places")))
    , m_readyMade(new QRadioButton(tr("A ready-&made codebook, with definitions and examples")))
    , m_codebooks(new QComboBox)
    , m_ownThemes(new QRadioButton(tr("From a &file: .csv with the columns path, definition, colour, or REFI-QDA .qdc")))
    , m_themesFile(new QLineEdit)
    , m_file(new QLineEdit)
    , m_facts(new QLabel)
    , m_failure(new QLabel)
    , m_create(new QPushButton(tr("&Create")))
{
    setWindowTitle(tr("New consultation"));
    setAcceptDrops(true);
    m_pool.setMaxThreadCount(2);
    build();
    const QDate today = toUtc(m_clock()).date();
    m_opens->setWallTime(today, QTime(9, 0));
    m_closes->setWallTime(today.addDays(openDays), QTime(usualClosingHour, 0));
    m_opens->setEnabled(false);
    suggestFile();
    refresh();
    m_title->setFocus();
}

NewConsultationDialog::~NewConsultationDialog()
{
    m_pool.waitForDone();
}

QLabel *NewConsultationDialog::remarkLabel(Remark::Field field)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->hide();
    m_remarks.emplace_back(field, label);
    return label;
}

void NewConsultationDialog::reject()
{
    if (m_title->text().trimmed().isEmpty() && m_draftFile->text().isEmpty())
        QDialog::reject();
    else
        askToDiscard(*this, tr("What you filled in will be lost."));
}

void NewConsultationDialog::build()
{
    m_title->setObjectName(u"title"_s);
    m_organisation->setObjectName(u"organisation"_s);
    m_draftFile->setObjectName(u"draft"_s);
    m_closes->editor()->setObjectName(u"closes"_s);
    m_zone->setObjectName(u"zone"_s);
    m_file->setObjectName(u"file"_s);
    m_create->setObjectName(u"create"_s);

    auto *column = new QWidget;
    auto *form = new QFormLayout(column);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto add = [form](const QString &text, QWidget *buddy, QWidget *field) {
        auto *label = new QLabel(text);
        label->setBuddy(buddy);
        form->addRow(label, field);
    };
    auto *title = new QWidget;
    auto *titleColumn = new QVBoxLayout(title);
    titleColumn->setContentsMargins(0, 0, 0, 0);
    titleColumn->addWidget(m_title);
    titleColumn->addWidget(remarkLabel(Remark::Title));
    m_title->setPlaceholderText(tr("Draft Local Industrial Strategy"));
    add(tr("&Title"), m_title, title);
    m_organisation->setPlaceholderText(tr("Who consults"));
    add(tr("Or&ganisation"), m_organisation, m_organisation);
    add(tr("&Draft"), m_draftFile, buildDraft());
    add(tr("C&loses"), m_closes, buildTimes());
    add(tr("Themes"), m_foundations, buildThemes());
    add(tr("&Save as"), m_file, buildFile());

    auto *scroll = new QScrollArea;
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_failure->setWordWrap(true);
    m_failure->setTextFormat(Qt::PlainText);
    m_failure->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_create, QDialogButtonBox::AcceptRole);
    auto *all = new QVBoxLayout(this);
    all->addWidget(scroll, 1);
    all->addWidget(m_failure);
    all->addWidget(buttons);
    makeOnlyDefault(*m_create);
    resize(680, 560);

    connect(buttons, &QDialogButtonBox::accepted, this, &NewConsultationDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_title, &QLineEdit::textChanged, this, &NewConsultationDialog::suggestFile);
    connect(m_title, &QLineEdit::textChanged, this, &NewConsultationDialog::refresh);
    connect(m_opens, &WallTimeEdit::changed, this, &NewConsultationDialog::refresh);
    connect(m_closes, &WallTimeEdit::changed, this, &NewConsultationDialog::refresh);
}

QWidget *NewConsultationDialog::buildDraft()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *choose = new QPushButton(tr("&Browse…"));
    m_draftFile->setPlaceholderText(tr("A PDF: choose it, or drop it here"));
    column->addLayout(beside(m_draftFile, choose));
    column->addWidget(m_facts);
    column->addWidget(remarkLabel(Remark::Draft));
    m_facts->hide();
    connect(choose, &QPushButton::clicked, this,
            [this] { browse(tr("Choose the draft"), tr("PDF (*.pdf)"), false, m_draftFile); });
    connect(m_draftFile, &QLineEdit::textChanged, this, &NewConsultationDialog::checkDraft);
    return box;
}

QWidget *NewConsultationDialog::buildTimes()
{
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->setMaxVisibleItems(16);
    m_zone->setToolTip(tr("The time zone in which the times are meant; type part of a city's name"));
    m_zone->setAccessibleName(tr("Time zone"));

    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_closes);
    column->addWidget(remarkLabel(Remark::Closes));
    column->addWidget(m_zone);
    column->addWidget(remarkLabel(Remark::Zone));
    column->addWidget(m_hasOpening);
    column->addWidget(m_opens);
    column->addWidget(remarkLabel(Remark::Opens));
    m_opens->editor()->setAccessibleName(tr("Opening time"));
    connect(m_hasOpening, &QCheckBox::toggled, m_opens, &QWidget::setEnabled);
    connect(m_hasOpening, &QCheckBox::toggled, this, &NewConsultationDialog::refresh);
    connect(m_zone, &QComboBox::currentTextChanged, this, [this](const QString &id) {
        if (const QTimeZone zone(id.toLatin1()); zone.isValid()) {
            m_opens->setZone(zone);
            m_closes->setZone(zone);
        }
        refresh();
    });
    m_zone->setCurrentText(QString::fromLatin1(NewConsultation().zone));
    return box;
}

QWidget *NewConsultationDialog::buildThemes()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *choose = new QPushButton(tr("B&rowse…"));
    column->addWidget(m_foundations);
    column->addWidget(m_readyMade);
    column->addWidget(m_codebooks);
    column->addWidget(m_ownThemes);
    column->addLayout(beside(m_themesFile, choose));
    column->addWidget(remarkLabel(Remark::Themes));
    m_foundations->setChecked(true);
    for (const ReadyMadeCodebook &codebook : readyMadeCodebooks())
        m_codebooks->addItem(codebook.title, codebook.file);
    m_readyMade->setVisible(m_codebooks->count() > 0);
    m_codebooks->setAccessibleName(tr("Ready-made codebook"));
    m_codebooks->setVisible(false);
    connect(m_readyMade, &QRadioButton::toggled, m_codebooks, &QWidget::setVisible);
    m_themesFile->setAccessibleName(tr("File with themes"));
    for (QWidget *part : {static_cast<QWidget *>(m_themesFile), static_cast<QWidget *>(choose)}) {
        part->setVisible(false);
        connect(m_ownThemes, &QRadioButton::toggled, part, &QWidget::setVisible);
    }
    connect(m_ownThemes, &QRadioButton::toggled, this, &NewConsultationDialog::refresh);
    connect(m_themesFile, &QLineEdit::textChanged, this, &NewConsultationDialog::refresh);
    connect(choose, &QPushButton::clicked, this,
            [this] { browse(tr("Choose the themes"), tr("Themes (*.csv *.qdc)"), false, m_themesFile); });
    return box;
}

QWidget *NewConsultationDialog::buildFile()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *choose = new QPushButton(tr("Bro&wse…"));
    column->addLayout(beside(m_file, choose));
    column->addWidget(remarkLabel(Remark::File));
    connect(choose, &QPushButton::clicked, this, [this] {
        m_fileChosen = true;
        browse(tr("Save the consultation as"), tr("Consultations (*.soundings)"), true, m_file);
    });
    connect(m_file, &QLineEdit::textEdited, this, [this] { m_fileChosen = true; });
    connect(m_file, &QLineEdit::textChanged, this, &NewConsultationDialog::checkFile);
    return box;
}

void NewConsultationDialog::browse(const QString &title, const QString &filter, bool save, QLineEdit *into)
{
    auto *dialog = new QFileDialog(this, title, QFileInfo(into->text()).absolutePath(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    if (save) {
        dialog->setDefaultSuffix(u"soundings"_s);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is ever overwritten: said beside the field
        dialog->selectFile(into->text());
    }
    connect(dialog, &QFileDialog::fileSelected, into, &QLineEdit::setText);
    dialog->open();
}

void NewConsultationDialog::setDraft(const QString &file)
{
    m_draftFile->setText(QDir::toNativeSeparators(file));
}

void NewConsultationDialog::setFile(const QString &file)
{
    m_fileChosen = true;
    m_file->setText(QDir::toNativeSeparators(file));
}

void NewConsultationDialog::suggestFile()
{
    if (m_fileChosen)
        return;
    const QString folder = documentsFolder();
    m_file->setText(QDir::toNativeSeparators(folder + u'/' + fileNameFor(m_title->text()) + u".soundings"_s));
}

void NewConsultationDialog::checkDraft()
{
    m_draft.reset();
    refresh();
    const int question = ++m_draftQuestion;
    const QString file = form().draftFile;
    if (file.isEmpty())
        return;
    Answer(QtConcurrent::run(&m_pool, [check = m_check, file] { return check(file); }))
        .then(this, [this, question](const Result<CheckedDraft> &facts) {
            if (question != m_draftQuestion)
                return;
            m_draft = facts;
            refresh();
        });
}

void NewConsultationDialog::checkFile()
{
    m_fileTaken = false;
    m_folderWritable = true;
    refresh();
    const int question = ++m_fileQuestion;
    const QString file = form().file;
    if (file.isEmpty())
        return;
    struct Place
    {
        bool taken;
        bool writable;
    };
    Answer(QtConcurrent::run(&m_pool, [file] {
        const QFileInfo info(file);
        return Place{info.exists(), QFileInfo(info.absolutePath()).isWritable()};
    })).then(this, [this, question](const Place &place) {
        if (question != m_fileQuestion)
            return;
        m_fileTaken = place.taken;
        m_folderWritable = place.writable;
        refresh();
    });
}

NewConsultationForm NewConsultationDialog::form() const
{
    NewConsultationForm form;
    form.title = m_title->text();
    form.organisation = m_organisation->text();
    form.zone = m_zone->currentText().trimmed().toLatin1();
    if (m_hasOpening->isChecked())
        form.opens = m_opens->wallTime();
    form.closes = m_closes->wallTime();
    form.draftFile = QDir::fromNativeSeparators(m_draftFile->text().trimmed());
    form.draft = m_draft;
    form.ownThemes = m_ownThemes->isChecked() || m_readyMade->isChecked();
    form.themesFile = m_readyMade->isChecked() ? m_codebooks->currentData().toString()
                                               : QDir::fromNativeSeparators(m_themesFile->text().trimmed());
    form.file = QDir::fromNativeSeparators(m_file->text().trimmed());
    if (!form.file.isEmpty() && QFileInfo(form.file).suffix().isEmpty())
        form.file += u".soundings"_s;
    form.fileTaken = m_fileTaken;
    form.folderWritable = m_folderWritable;
    return form;
}

NewConsultation NewConsultationDialog::consultation() const
{
    const NewConsultationForm filled = form();
    NewConsultation how;
    how.title = filled.title.trimmed();
    how.organisation = filled.organisation.trimmed();
    how.zone = filled.zone;
    if (filled.opens)
        how.opens = m_opens->instant();
    how.closes = m_closes->instant().value_or(Instant());
    how.draftFile = filled.draftFile;
    if (filled.ownThemes)
        how.themesFile = filled.themesFile;
    return how;
}

void NewConsultationDialog::refresh()
{
    const std::vector<Remark> remarks = remarksOn(form(), m_clock());
    for (const auto &[field, label] : m_remarks) {
        const auto of = [wanted = field](const Remark &remark) { return remark.field == wanted; };
        const auto found = std::find_if(remarks.begin(), remarks.end(), of);
        label->setVisible(found != remarks.end());
        if (found == remarks.end())
            continue;
        const Tone tone = found->weight == Remark::Wrong  ? Tone::Bad
                          : found->weight == Remark::Hint ? Tone::Warning
                                                          : Tone::Neutral;
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, toneColour(tone, colours));
        label->setPalette(colours);
        label->setText(found->text);
    }
    const bool known = m_draft && *m_draft;
    m_facts->setVisible(known);
    if (known)
        m_facts->setText(tr("%L1 pages, %L2 sections found").arg((*m_draft)->pages).arg((*m_draft)->sections));
    m_create->setEnabled(!m_creating && canCreate(remarks));
}

void NewConsultationDialog::create()
{
    if (m_creating || !canCreate(remarksOn(form(), m_clock())))
        return;
    m_creating = true;
    m_failure->hide();
    m_create->setText(tr("Creating…"));
    refresh();
    Q_EMIT createRequested(form().file, consultation());
}

void NewConsultationDialog::showFailure(const Error &error)
{
    m_creating = false;
    m_create->setText(tr("&Create"));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, toneColour(Tone::Bad, colours));
    m_failure->setPalette(colours);
    m_failure->setText(error.message);
    m_failure->setToolTip(error.detail);
    m_failure->show();
    checkFile();
}

void NewConsultationDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void NewConsultationDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    setDraft(event->mimeData()->urls().value(0).toLocalFile());
}

} // namespace soundings
