#include "ui/intake/acknowledgedialog.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/palette.h"

#include <QCheckBox>
#include <QCryptographicHash>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int reloadAfterMs = 300;

bool goesByMail(const ReceiptFacts &receipt)
{
    return AcknowledgementDraft{receipt, {}, {}, {}}.byMail();
}

qsizetype lettersIn(const std::vector<ReceiptFacts> &receipts)
{
    return std::count_if(receipts.begin(), receipts.end(),
                         [](const ReceiptFacts &r) { return !goesByMail(r); });
}

QToolButton *stepButton(const QString &icon, const QString &tip)
{
    auto *button = new QToolButton;
    button->setIcon(namedIcon(icon));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

} // namespace

AcknowledgeDialog::AcknowledgeDialog(Desk *desk, View view, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_view(std::move(view))
    , m_all(new QRadioButton(tr("&All not yet acknowledged")))
    , m_selected(new QRadioButton(tr("Of those se&lected (%L1)").arg(m_view.selected.size())))
    , m_found(new QRadioButton(tr("Of those &found by the search (%L1)").arg(m_view.found)))
    , m_counts(new QLabel)
    , m_subject(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_to(new QLabel)
    , m_preview(new QPlainTextEdit)
    , m_previous(stepButton(u"left"_s, tr("Previous receipt")))
    , m_next(stepButton(u"right"_s, tr("Next receipt")))
    , m_folder(new QLineEdit)
    , m_message(new QLabel)
    , m_progress(new QProgressBar)
    , m_write(new QPushButton(tr("&Write drafts")))
    , m_stop(new QPushButton(tr("&Stop")))
    , m_lettersToo(new QCheckBox)
    , m_mark(new QPushButton(tr("&Mark as sent")))
{
    setWindowTitle(tr("Acknowledge responses"));
    m_writers.setMaxThreadCount(1);
    for (QLabel *line : {m_counts, m_to, m_message}) {
        line->setTextFormat(Qt::PlainText);
        line->setWordWrap(true);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *left = new QVBoxLayout;
    left->addLayout(buildChoices());
    left->addLayout(buildWords(), 1);
    auto *sides = new QHBoxLayout;
    sides->addLayout(left, 1);
    sides->addLayout(buildPreview(), 1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(sides, 1);
    column->addLayout(buildFoot());
    makeOnlyDefault(*m_write);
    resize(62 * fontMetrics().height(), sizeHint().height());

    m_reload.setSingleShot(true);
    m_reload.setInterval(reloadAfterMs);
    connect(&m_reload, &QTimer::timeout, this, &AcknowledgeDialog::load);
    connect(m_desk, &Desk::changed, &m_reload, qOverload<>(&QTimer::start));
    bringBackWords();
    load();
}

AcknowledgeDialog::~AcknowledgeDialog()
{
    keepWords();
    if (m_writing)
        m_writing->cancel();
    m_writers.waitForDone();
}

// --- What is kept from one time to the next
// ------------------------------------------------------------------

QString AcknowledgeDialog::settingsKey(const QString &what) const
{
    const QByteArray digest = QCryptographicHash::hash(m_desk->file().toUtf8(), QCryptographicHash::Sha1);
    return u"acknowledge/%1/%2"_s.arg(QString::fromLatin1(digest.toHex()), what);
}

void AcknowledgeDialog::bringBackWords()
{
    const QSettings settings;
    const AcknowledgementTemplate usual = defaultAcknowledgement();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_subject->setText(settings.value(settingsKey(u"subject"_s), usual.subject).toString());
    m_text->setPlainText(settings.value(settingsKey(u"text"_s), usual.text).toString());
    m_folder->setText(settings
                          .value(settingsKey(u"folder"_s),
                                 QDir::toNativeSeparators(QDir(documents).filePath(tr("Acknowledgements"))))
                          .toString());
}

void AcknowledgeDialog::keepWords() const
{
    if (!m_desk)
        return;
    QSettings settings;
    settings.setValue(settingsKey(u"subject"_s), m_subject->text());
    settings.setValue(settingsKey(u"text"_s), m_text->toPlainText());
    settings.setValue(settingsKey(u"folder"_s), m_folder->text());
}

// --- Which, and how they read
// --------------------------------------------------------------------------------

AcknowledgementScope AcknowledgeDialog::scope() const
{
    if (m_selected->isChecked())
        return {m_view.selected, {}};
    return {{}, m_found->isChecked() ? m_view.query : u"-is:acknowledged"_s};
}

AcknowledgementTemplate AcknowledgeDialog::words() const
{
    return {m_subject->text(), m_text->toPlainText()};
}

void AcknowledgeDialog::load()
{
    if (!m_desk)
        return;
    m_known = false;
    enable();
    m_counts->setText(tr("Counting…"));
    m_desk
        ->ask([scope = scope()](const Desk &desk) -> Result<Loaded> {
            Result<Consultation> consultation = desk.consultation();
            if (!consultation)
                return passOn(consultation);
            Result<std::vector<ReceiptFacts>> receipts = unacknowledged(desk, scope);
            if (!receipts)
                return passOn(receipts);
            return Loaded{*std::move(consultation), *std::move(receipts)};
        })
        .then(this, [this, question = ++m_question](const Result<Loaded> &loaded) {
            if (question == m_question)
                take(loaded);
        });
}

void AcknowledgeDialog::take(const Result<Loaded> &loaded)
{
    if (!loaded) {
        m_counts->setText({});
        say(loaded.error().message, true);
        return;
    }
    m_loaded = *loaded;
    m_known = true;
    m_shown = std::min(m_shown, m_loaded.receipts.empty() ? 0 : m_loaded.receipts.size() - 1);
    showCounts();
    showDraft();
    Q_EMIT counted(int(m_loaded.receipts.size()));
}

void AcknowledgeDialog::showCounts()
{
    const int all = int(m_loaded.receipts.size());
    const int letters = int(lettersIn(m_loaded.receipts));
    if (all == 0) {
        m_counts->setText(tr("Every one of them has been acknowledged."));
        return;
    }
    QString text = tr("%n response(s) not yet acknowledged.", nullptr, all);
    if (letters > 0)
        text += u' ' +
                tr("%n of them without an e-mail address: only in the table, for letters.", nullptr, letters);
    m_counts->setText(text);
}

void AcknowledgeDialog::showDraft()
{
    const std::vector<ReceiptFacts> &receipts = m_loaded.receipts;
    m_valid = false;
    m_to->clear();
    if (receipts.empty()) {
        m_preview->clear();
        enable();
        return;
    }
    const ReceiptFacts &receipt = receipts[m_shown];
    const Result<AcknowledgementDraft> draft = draftAcknowledgement(receipt, m_loaded.consultation, words());
    m_valid = draft.has_value();
    if (draft) {
        m_preview->setPlainText(draft->text);
        const QString who = QStringList{receipt.name, receipt.organisation}.join(u' ').simplified();
        QString to = draft->byMail() ? tr("To %1 <%2>").arg(who, receipt.address).simplified()
                                     : tr("%1: no e-mail address, only in the table").arg(who).simplified();
        if (receipt.confidentiality == Confidentiality::Confidential)
            to += u" · "_s + label(receipt.confidentiality);
        m_to->setText(u"%1\n%2"_s.arg(to, draft->subject));
    } else {
        m_preview->setPlainText(draft.error().message);
    }
    enable();
}

void AcknowledgeDialog::step(int by)
{
    const auto next = qint64(m_shown) + by;
    if (next < 0 || next >= qint64(m_loaded.receipts.size()))
        return;
    m_shown = size_t(next);
    showDraft();
}

// --- Writing and marking
// -------------------------------------------------------------------------------------

void AcknowledgeDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Where to write the drafts"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &folder) { m_folder->setText(QDir::toNativeSeparators(folder)); });
    dialog->open();
}

void AcknowledgeDialog::write()
{
    if (!m_write->isEnabled() || m_writing)
        return;
    keepWords();
    m_written.clear();
    say({}, false);
    using Written = Result<AcknowledgementsWritten>;
    // Beside the future: Qt drops the result of one that was cancelled, and that may come when all is
    // written.
    auto outcome = std::make_shared<Written>(failure(ErrorKind::Cancelled, {}));
    m_writing = new QFutureWatcher<void>(this);
    connect(m_writing, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(m_writing, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(m_writing, &QFutureWatcherBase::finished, this, [this, outcome, receipts = m_loaded.receipts] {
        std::exchange(m_writing, nullptr)->deleteLater();
        if (*outcome)
            m_written = receipts;
        finishWriting(*outcome);
    });
    const auto job = [outcome, loaded = m_loaded, words = words(),
                      folder =
                          QDir::fromNativeSeparators(m_folder->text().trimmed())](QPromise<void> &promise) {
        std::vector<AcknowledgementDraft> drafts;
        for (const ReceiptFacts &receipt : loaded.receipts) {
            Result<AcknowledgementDraft> draft = draftAcknowledgement(receipt, loaded.consultation, words);
            if (!draft) {
                *outcome = passOn(draft);
                return;
            }
            drafts.push_back(*std::move(draft));
        }
        *outcome = writeAcknowledgements(drafts, folder, [&promise](int done, int total) {
            promise.setProgressRange(0, total);
            promise.setProgressValue(done);
            return !promise.isCanceled();
        });
    };
    m_progress->setRange(0, 0);
    m_writing->setFuture(QtConcurrent::run(&m_writers, job));
    enable();
}

void AcknowledgeDialog::finishWriting(const Result<AcknowledgementsWritten> &result)
{
    enable();
    if (!result) {
        say(result.error().message, result.error().kind != ErrorKind::Cancelled);
        Q_EMIT failed(result.error().message);
        return;
    }
    QStringList lines{
        tr("%n draft(s) written into %1, and the table acknowledgements.csv.", nullptr, result->mails)
            .arg(QDir::toNativeSeparators(result->folder))};
    if (result->letters > 0)
        lines << tr("Only in the table, for want of an e-mail address: %Ln.", nullptr, result->letters);
    lines << tr("Open the drafts in your mail program, look them through, send them; then mark them here.");
    say(lines.join(u' '), false);
    m_mark->setFocus();
    Q_EMIT written(*result);
}

std::vector<ResponseId> AcknowledgeDialog::toMark() const
{
    std::vector<ResponseId> ids;
    for (const ReceiptFacts &receipt : m_written) {
        if (m_lettersToo->isChecked() || goesByMail(receipt))
            ids.push_back(receipt.response);
    }
    return ids;
}

void AcknowledgeDialog::mark()
{
    const std::vector<ResponseId> ids = toMark();
    if (ids.empty() || m_marking || !m_desk)
        return;
    m_marking = true;
    enable();
    const int count = int(ids.size());
    m_desk->submit(markAcknowledged(ids, m_desk->now()), tr("Mark %n as acknowledged", nullptr, count))
        .then(this, [this, count](const Result<ChangeSet> &result) {
            m_marking = false;
            if (result)
                m_written.clear();
            enable();
            if (!result) {
                say(result.error().message, true);
                Q_EMIT failed(result.error().message);
                return;
            }
            const QString what = tr("%n response(s) marked as acknowledged.", nullptr, count);
            say(what + u' ' + tr("Undo takes that back."), false);
            Q_EMIT marked(what);
        });
}

void AcknowledgeDialog::enable()
{
    const bool writing = m_writing != nullptr;
    const int marks = int(toMark().size());
    const int letters = int(lettersIn(m_written));
    m_write->setEnabled(m_known && m_valid && !writing && !m_marking &&
                        !m_folder->text().trimmed().isEmpty());
    m_stop->setVisible(writing);
    m_progress->setVisible(writing);
    m_lettersToo->setVisible(letters > 0 && letters < int(m_written.size()));
    m_lettersToo->setText(tr("Also those that went as a l&etter (%L1)").arg(letters));
    m_mark->setEnabled(marks > 0 && !writing && !m_marking);
    m_mark->setText(marks > 0 ? tr("&Mark %n as sent", nullptr, marks) : tr("&Mark as sent"));
    m_previous->setEnabled(m_shown > 0);
    m_next->setEnabled(m_shown + 1 < m_loaded.receipts.size());
    for (QWidget *choice : std::initializer_list<QWidget *>{m_subject, m_text, m_folder})
        choice->setEnabled(!writing);
}

void AcknowledgeDialog::say(const QString &text, bool wrong)
{
    QPalette colours = palette();
    if (wrong)
        colours.setColor(QPalette::WindowText, toneColour(Tone::Bad, colours));
    m_message->setPalette(colours);
    m_message->setText(text);
}

} // namespace soundings
