#include "ui/reports/redactiondialog.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/reports/publishpanel.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/emptypage.h"

#include <QKeyEvent>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QSplitter>

namespace soundings {

using namespace Qt::StringLiterals;

RedactionDialog::RedactionDialog(Desk *desk, const QString &query, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_query(query)
    , m_model(new RedactionsModel(this))
    , m_table(makeTable(m_model, tr("Responses to look at before they are published")))
    , m_text(new RedactionText)
    , m_reason(new QComboBox)
    , m_note(new QLineEdit)
    , m_waitingOnly(new QCheckBox(tr("Only those that &wait")))
    , m_mark(makeNote())
    , m_state(makeNote())
    , m_progress(new QProgressBar)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage)
    , m_publish(new PublishPanel(desk))
{
    setWindowTitle(tr("Redact and publish"));
    m_progress->setAccessibleName(tr("How far the texts are looked through"));
    m_jobs.setDesk(desk);
    m_publish->setQuery(query);
    buildLayout();
    connect(m_waitingOnly, &QCheckBox::toggled, this, [this](bool only) {
        const ResponseId kept = chosen();
        m_model->setWaitingOnly(only);
        m_table->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(kept)), 0));
        refreshState();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RedactionDialog::showChosen);
    connect(m_text, &RedactionText::currentChanged, this, &RedactionDialog::refreshCurrent);
    connect(m_desk, &Desk::changed, this, &RedactionDialog::react);
    connect(m_desk, &Desk::undoChanged, this, &RedactionDialog::refreshState);
    m_empty->setText(tr("Looking through the texts…"), {});
    list();
}

RedactionDialog::~RedactionDialog() = default;

void RedactionDialog::buildLayout()
{
    setColumnWidths(*m_table, {10, 20, 10, 8, 8, 15});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeReview());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *head = new QHBoxLayout;
    head->addWidget(m_state, 1);
    head->addWidget(m_progress);
    head->addWidget(m_waitingOnly);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_publish, 1);
    foot->addWidget(buttons, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->addLayout(foot);
    resize(76 * fontMetrics().height(), 46 * fontMetrics().height());
}

QWidget *RedactionDialog::makeReview()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->addWidget(m_text, 1);
    column->addWidget(m_mark);
    column->addWidget(makeFields());
    column->addWidget(makeActs());
    auto *split = new QSplitter(Qt::Horizontal);
    split->addWidget(m_table);
    split->addWidget(side);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({32 * fontMetrics().height(), 44 * fontMetrics().height()});
    split->setChildrenCollapsible(false);
    return split;
}

QWidget *RedactionDialog::makeFields()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    for (const QString &word : wordsOf<RedactionReason>())
        m_reason->addItem(label(*fromWord<RedactionReason>(word)));
    m_reason->setObjectName(u"reason"_s);
    m_reason->setToolTip(tr("What the passage is: it stands behind the bar"));
    m_note->setPlaceholderText(tr("Note for the team; it is not published"));
    m_note->setAccessibleName(tr("Note"));
    auto *reason = new QLabel(tr("&Reason:"));
    reason->setBuddy(m_reason);
    row->addWidget(reason);
    row->addWidget(m_reason);
    row->addWidget(m_note, 1);
    return bar;
}

QWidget *RedactionDialog::makeActs()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    m_acts << makeKeyButton(tr("Hide (H)"), Qt::Key_H, tr("A bar stands there instead; of what is selected, or the marked passage"),
                            [this] { judgeCurrent(true); })
           << makeKeyButton(tr("Leave in (L)"), Qt::Key_L, tr("It may be published"), [this] { judgeCurrent(false); })
           << makeKeyButton(tr("Hide all alike"), Qt::SHIFT | Qt::Key_H,
                            tr("All suggestions of this kind in the response (Shift+H)"), [this] { judgeAllAlike(true); })
           << makeKeyButton(tr("Leave all alike in"), Qt::SHIFT | Qt::Key_L,
                            tr("All suggestions of this kind in the response (Shift+L)"), [this] { judgeAllAlike(false); })
           << makeKeyButton(tr("Take back (B)"), Qt::Key_B, tr("Nobody has decided about the passage any more"), [this] { takeBack(); });
    for (QPushButton *button : std::as_const(m_acts))
        row->addWidget(button);
    row->addStretch(1);
    m_undo = makeKeyButton(tr("Undo"), {}, {}, [this] { m_desk->submitUndo(); });
    row->addWidget(m_undo);
    row->addWidget(makeKeyButton(tr("Next response (N)"), Qt::Key_N, tr("The next that has suggestions to decide about"), [this] { openNext(); }));
    return bar;
}

// --- What there is ------------------------------------------------------------------------------------------------

void RedactionDialog::list()
{
    QFutureWatcherBase *job = m_jobs.start<std::vector<RedactionRow>>(
        this,
        [query = m_query](const Desk &desk, const RecordProgress &progress) {
            return redactionRows(desk, query, [&](int done, int total) { return progress(done, total); });
        },
        [this](const Result<std::vector<RedactionRow>> &rows) { take(rows); });
    m_progress->setRange(job->progressMinimum(), job->progressMaximum());
    connect(job, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(job, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
}

void RedactionDialog::take(const Result<std::vector<RedactionRow>> &rows)
{
    m_progress->hide();
    if (!rows) {
        m_empty->setText(tr("The responses could not be looked through"), rows.error().message);
        return;
    }
    m_model->setRows(*rows);
    if (rows->empty()) {
        m_empty->setText(tr("There is nothing to publish"),
                         m_query.isEmpty() ? tr("No response is here that was not given in confidence.")
                                           : tr("No response matches “%1” that was not given in confidence.").arg(m_query));
    } else {
        m_stack->setCurrentIndex(1);
        m_table->setCurrentIndex(m_model->index(0, 0));
        if (m_model->at(0)->offers == 0)
            openNext();
        m_text->setFocus();
    }
    m_publish->setReady(!rows->empty());
    refreshState();
    Q_EMIT listed();
}

ResponseId RedactionDialog::chosen() const
{
    const RedactionRow *row = m_model->at(m_table->currentIndex().row());
    return row ? row->id : ResponseId();
}

void RedactionDialog::react(const Applied &applied)
{
    std::vector<ResponseId> touched;
    for (const Change &change : applied.changes) {
        const std::optional<ResponseId> id = responseOf(change);
        const bool known = id && std::find(touched.begin(), touched.end(), *id) != touched.end();
        if (id && !known && m_model->contains(*id))
            touched.push_back(*id);
    }
    for (const ResponseId id : touched) {
        m_desk->ask([id](const Desk &desk) { return redactionRow(desk, id); })
            .then(this, [this](const Result<RedactionRow> &row) {
                if (row)
                    m_model->update(*row);
                refreshState();
            });
        if (id == m_shown)
            readChosen();
    }
}

void RedactionDialog::showChosen()
{
    if (chosen() == m_shown)
        return;
    m_shown = chosen();
    m_note->clear();
    if (m_shown.isValid())
        readChosen();
    else
        m_text->clearView();
}

void RedactionDialog::readChosen()
{
    m_desk->ask([id = m_shown](const Desk &desk) { return redactionView(desk, id); })
        .then(this, [this, question = ++m_question](const Result<RedactionView> &view) {
            if (question != m_question)
                return;
            if (view)
                m_text->show(*view);
            else
                m_state->setText(view.error().message);
            Q_EMIT shown();
        });
}

void RedactionDialog::refreshCurrent()
{
    const RedactionMark *mark = m_text->current();
    for (int i = 2; i < m_acts.size(); ++i)
        m_acts[i]->setEnabled(mark != nullptr);
    if (!mark) {
        m_mark->setText(tr("Nothing is suggested in this response. Select words to hide them."));
        return;
    }
    m_reason->setCurrentIndex(int(mark->reason));
    QString state = tr("suggested");
    if (mark->state == RedactionMark::State::Hidden)
        state = tr("hidden by %1").arg(mark->by);
    else if (mark->state == RedactionMark::State::LeftIn)
        state = tr("left in by %1").arg(mark->by);
    QString text = tr("%1 of %2 · %3 · %4: “%5”").arg(m_text->currentNumber() + 1).arg(m_text->marks().size())
                       .arg(label(mark->reason), state, fontMetrics().elidedText(mark->words, Qt::ElideRight, 40 * fontMetrics().averageCharWidth()));
    if (!mark->note.isEmpty())
        text += u" · "_s + mark->note;
    m_mark->setText(text);
}

/// Undo is the whole program's key: here it is taken first, so that the dialog's button and the menu do not both answer.
bool RedactionDialog::event(QEvent *event)
{
    const bool press = event->type() == QEvent::KeyPress;
    if ((press || event->type() == QEvent::ShortcutOverride) && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)) {
        event->accept();
        if (press)
            m_undo->click();
        return true;
    }
    return QDialog::event(event);
}

void RedactionDialog::refreshState()
{
    const int waiting = m_model->waiting();
    if (m_model->all() > 0) {
        m_state->setText(waiting == 0 ? tr("Everything that was suggested is decided.")
                                      : tr("%n response(s) of %1 have suggestions to decide about. What nobody decides about is hidden.",
                                           nullptr, waiting).arg(m_model->all()));
    } else {
        m_state->clear();
    }
    const QString undo = m_desk->undoText();
    m_undo->setEnabled(!undo.isEmpty());
    m_undo->setToolTip(undo.isEmpty() ? tr("There is nothing to undo") : tr("Undo: %1").arg(undo));
}

// --- What is decided ----------------------------------------------------------------------------------------------

void RedactionDialog::run(std::function<Result<ChangeSet>(Desk &)> act)
{
    m_desk->submitJob(std::move(act)).then(this, [this](const Result<ChangeSet> &done) {
        if (!done) {
            m_state->setText(done.error().message);
            readChosen(); // as it now stands
        }
    });
}

void RedactionDialog::submit(std::vector<RedactionJudgement> judgements)
{
    if (!m_shown.isValid() || judgements.empty())
        return;
    run([id = m_shown, judgements = std::move(judgements)](Desk &desk) { return judge(desk, id, judgements); });
}

void RedactionDialog::judgeCurrent(bool hide)
{
    const auto reason = static_cast<RedactionReason>(m_reason->currentIndex());
    if (const std::optional<Passage> selected = m_text->selectedPassage()) {
        submit({{*selected, reason, hide, m_note->text()}});
        m_note->clear();
        return;
    }
    if (const RedactionMark *mark = m_text->current()) {
        submit({{mark->passage, reason, hide, m_note->text()}});
        m_note->clear();
        m_text->stepToWaiting();
    }
}

void RedactionDialog::judgeAllAlike(bool hide)
{
    const RedactionMark *mark = m_text->current();
    if (!mark)
        return;
    std::vector<RedactionJudgement> all;
    for (const RedactionMark &one : m_text->marks()) {
        if (one.reason == mark->reason && one.state == RedactionMark::State::Suggested)
            all.push_back({one.passage, one.reason, hide, m_note->text()});
    }
    submit(std::move(all));
    m_note->clear();
}

void RedactionDialog::takeBack()
{
    const RedactionMark *mark = m_text->current();
    if (!mark || mark->state == RedactionMark::State::Suggested)
        return;
    run([id = m_shown, passage = mark->passage](Desk &desk) { return withdrawJudgement(desk, id, passage); });
}

void RedactionDialog::openNext()
{
    const int count = m_model->rowCount();
    for (int i = 1; i <= count; ++i) {
        const int row = (std::max(m_table->currentIndex().row(), 0) + i) % count;
        if (m_model->at(row)->offers > 0) {
            m_table->setCurrentIndex(m_model->index(row, 0));
            m_text->setFocus();
            return;
        }
    }
}

} // namespace soundings
