#include "ui/coding/memosdialog.h"

#include "core/desk/memos.h"
#include "ui/widgets/dialogparts.h"

#include <QCloseEvent>
#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Listed
{
    Result<std::vector<MemoRow>> memos;
    Result<Consultation> consultation;
    QString about; ///< the target
};

} // namespace

MemosDialog::MemosDialog(Desk *desk, const std::optional<MemoTarget> &target, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_target(target)
    , m_model(new MemosModel(this))
    , m_list(makeTable(m_model, tr("Memos")))
    , m_words(new QLineEdit)
    , m_kind(new QComboBox)
    , m_only(new QCheckBox)
    , m_about(makeNote())
    , m_text(new QPlainTextEdit)
    , m_message(makeNote())
{
    setWindowTitle(tr("Memos"));
    auto *split = new QSplitter(Qt::Horizontal);
    split->addWidget(makeList());
    split->addWidget(makeEditor());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(split, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(64 * fontMetrics().height(), 34 * fontMetrics().height());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_desk, &Desk::changed, this, [this](const Applied &applied) {
        const auto concerns = [](const Change &change) {
            return std::holds_alternative<MemoWritten>(change) ||
                   std::holds_alternative<ThemeChanged>(change);
        };
        if (std::any_of(applied.changes.begin(), applied.changes.end(), concerns))
            read();
    });
    setTarget(target);
}

QWidget *MemosDialog::makeList()
{
    m_words->setPlaceholderText(tr("Words in memos"));
    m_words->setAccessibleName(tr("Words in memos"));
    m_words->setClearButtonEnabled(true);
    m_kind->setAccessibleName(tr("What memos are about"));
    m_kind->addItem(tr("On anything"), -1);
    m_kind->addItem(tr("On responses"), int(MemoKind::Response));
    m_kind->addItem(tr("On themes"), int(MemoKind::Theme));
    m_kind->addItem(tr("On sections"), int(MemoKind::Section));
    m_kind->addItem(tr("On the consultation"), int(MemoKind::Consultation));
    setColumnWidths(*m_list, {16, 34, 10, 10});
    auto *top = new QHBoxLayout;
    top->addWidget(m_words, 1);
    top->addWidget(m_kind);
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_only);
    column->addWidget(m_list, 1);
    connect(m_words, &QLineEdit::textChanged, this, &MemosDialog::filter);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &MemosDialog::filter);
    connect(m_only, &QCheckBox::toggled, this, &MemosDialog::filter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MemosDialog::choose);
    connect(m_list, &QTreeView::activated, this, &MemosDialog::goThere);
    return pane;
}

QWidget *MemosDialog::makeEditor()
{
    m_text->setAccessibleName(tr("The memo"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("Plain text. It is kept when you go on or close."));
    m_new = makeKeyButton(tr("&New memo"), Qt::CTRL | Qt::Key_N, tr("A further memo about the same"),
                          [this] { begin(); });
    m_remove = makeKeyButton(tr("&Throw away"), {}, tr("This memo goes; Undo brings it back"),
                             [this] { throwAwayCurrent(); });
    m_show =
        makeKeyButton(tr("&Show what it is about"), {}, tr("In the window behind"), [this] { goThere(); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_new);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_show);
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_about);
    column->addWidget(m_text, 1);
    column->addLayout(row);
    return pane;
}

// --- The list
// --------------------------------------------------------------------------------------------------------

void MemosDialog::setTarget(const std::optional<MemoTarget> &target)
{
    keep();
    m_memo.reset();
    m_target = target;
    m_first = true;
    m_only->setVisible(target.has_value());
    m_only->setChecked(target.has_value());
    edit(std::nullopt, target.value_or(MemoTarget()), {});
    read();
}

void MemosDialog::read()
{
    m_desk
        ->ask([target = m_target.value_or(MemoTarget())](const Desk &desk) {
            return Listed{readMemos(desk), desk.consultation(), inWords(desk, target).value_or(QString())};
        })
        .then(this, [this, question = ++m_question](const Listed &answer) {
            if (question != m_question)
                return;
            if (!answer.memos) {
                m_message->setText(answer.memos.error().message);
                return;
            }
            const QTimeZone zone(answer.consultation ? answer.consultation->zone : QByteArray("UTC"));
            m_targetName = answer.about;
            m_only->setText(tr("Only those about %1").arg(m_targetName));
            m_model->setRows(*answer.memos, zone.isValid() ? zone : QTimeZone::utc());
            filter();
            takeUp();
            Q_EMIT listed();
        });
}

/// What the editor shows, after the list is new: the memo as it stands now, or at first the newest one.
void MemosDialog::takeUp()
{
    const bool first = std::exchange(m_first, false);
    if (m_text->document()->isModified())
        return; // a person is writing
    const MemoRow *row = m_memo ? m_model->at(m_model->rowOf(m_memo->id)) : first ? m_model->at(0) : nullptr;
    if (row) {
        edit(row->memo, row->memo.target, row->about);
        const QSignalBlocker blocker(m_list->selectionModel());
        m_list->setCurrentIndex(m_model->index(m_model->rowOf(row->memo.id), 0));
    } else if (m_memo || first) { // undone, or there is none yet
        edit(std::nullopt, m_target.value_or(MemoTarget()), m_targetName);
    }
    if (first)
        m_text->setFocus();
}

void MemosDialog::filter()
{
    const int kind = m_kind->currentData().toInt();
    const QSignalBlocker blocker(m_list->selectionModel()); // that the row changes is nobody's choice
    m_model->setTarget(m_target && m_only->isChecked() ? m_target : std::nullopt);
    m_model->setFilter(kind < 0 ? std::nullopt : std::optional(static_cast<MemoKind>(kind)), m_words->text());
    const int row = m_memo ? m_model->rowOf(m_memo->id) : -1;
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
    m_list->viewport()->update();
    refresh();
}

void MemosDialog::choose()
{
    const MemoRow *row = m_model->at(m_list->currentIndex().row());
    if (!row || (m_memo && m_memo->id == row->memo.id))
        return;
    const MemoRow chosen = *row; // keeping the other one may renew the list
    keep();
    edit(chosen.memo, chosen.memo.target, chosen.about);
}

void MemosDialog::refresh()
{
    m_remove->setEnabled(m_memo.has_value());
    m_show->setEnabled(m_editing.kind != MemoKind::Consultation);
    if (m_message->text().isEmpty() || m_model->total() > 0)
        m_message->setText(m_model->total() == 0 ? tr("There are no memos yet.") : QString());
}

// --- The memo in hand
// ------------------------------------------------------------------------------------------------

void MemosDialog::edit(const std::optional<Memo> &memo, const MemoTarget &target, const QString &about)
{
    m_memo = memo;
    m_editing = target;
    m_about->setText(memo ? tr("About %1, by %2").arg(about, memo->author)
                          : tr("A new memo about %1").arg(about));
    m_text->setPlainText(memo ? memo->text : QString());
    m_text->document()->setModified(false);
    refresh();
}

void MemosDialog::begin()
{
    const MemoRow *row = m_memo ? m_model->at(m_model->rowOf(m_memo->id)) : nullptr;
    const MemoTarget target = m_target.value_or(m_editing);
    const QString about = m_target || !row ? m_targetName : row->about;
    keep();
    edit(std::nullopt, target, about);
    m_text->setFocus();
}

void MemosDialog::keep()
{
    if (!m_text->document()->isModified())
        return;
    m_text->document()->setModified(false);
    const QString words = m_text->toPlainText().trimmed();
    if (m_memo && words == m_memo->text)
        return;
    if (m_memo && words.isEmpty())
        Q_EMIT writeRequested([memo = *m_memo](Desk &desk) { return throwAway(desk, memo); });
    else if (m_memo)
        Q_EMIT writeRequested([memo = *m_memo, words](Desk &desk) { return rewriteMemo(desk, memo, words); });
    else if (!words.isEmpty())
        Q_EMIT writeRequested(
            [target = m_editing, words](Desk &desk) { return writeMemo(desk, target, words); });
}

void MemosDialog::throwAwayCurrent()
{
    if (!m_memo)
        return;
    m_text->document()->setModified(false);
    Q_EMIT writeRequested([memo = *m_memo](Desk &desk) { return throwAway(desk, memo); });
}

void MemosDialog::goThere()
{
    const MemoRow *row = m_memo ? m_model->at(m_model->rowOf(m_memo->id)) : nullptr;
    const QString about = row ? row->about : m_targetName;
    switch (m_editing.kind) {
    case MemoKind::Response:
        Q_EMIT responseRequested({m_editing.id});
        return;
    case MemoKind::Theme:
        Q_EMIT searchRequested(u"theme:\"%1\""_s.arg(about.section(u'/', -1)));
        return;
    case MemoKind::Section:
        Q_EMIT searchRequested(u"section:"_s +
                               about.section(u' ', 0, 0)); // the number is what the query knows
        return;
    case MemoKind::Consultation:
        return;
    }
}

void MemosDialog::done(int result)
{
    keep();
    QDialog::done(result);
}

void MemosDialog::closeEvent(QCloseEvent *event)
{
    keep();
    QDialog::closeEvent(event);
}

} // namespace soundings
