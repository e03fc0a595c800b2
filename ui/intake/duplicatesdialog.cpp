#include "ui/intake/duplicatesdialog.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/deadline/localtime.h"
#include "core/duplicates/worddiff.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/stretchmarks.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QInputDialog>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<TwinsRow>> readPairs(const Desk &desk, const duplicates::Progress &progress)
{
    const Result<std::vector<duplicates::Twins>> twins = desk.twins(progress);
    if (!twins)
        return passOn(twins);
    std::vector<ResponseId> ids;
    for (const duplicates::Twins &each : *twins) {
        ids.push_back(each.pair.first);
        ids.push_back(each.pair.second);
    }
    constexpr size_t atOnce = 500;
    QHash<ResponseId, ResponseRow> rows;
    for (size_t from = 0; from < ids.size(); from += atOnce) {
        const auto end = ids.begin() + qsizetype(std::min(from + atOnce, ids.size()));
        const Result<std::vector<ResponseRow>> some = desk.rows({ids.begin() + qsizetype(from), end});
        if (!some)
            return passOn(some);
        for (const ResponseRow &row : *some)
            rows.insert(row.id, row);
    }
    std::vector<TwinsRow> all;
    for (const duplicates::Twins &each : *twins)
        all.push_back({each, rows.value(each.pair.first), rows.value(each.pair.second)});
    return all;
}

} // namespace

DuplicatesDialog::DuplicatesDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_model(new TwinsModel(this))
    , m_list(new QTreeView)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage)
    , m_left(makeSide(tr("First response")))
    , m_right(makeSide(tr("Second response")))
    , m_message(new QLabel)
    , m_state(new QLabel)
    , m_judged(new QCheckBox(tr("Show &judged pairs")))
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Stop")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Duplicates and second thoughts"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setAutoDefault(false);

    auto *head = new QHBoxLayout;
    head->addWidget(m_state, 1);
    head->addWidget(m_progress);
    head->addWidget(m_cancel);
    head->addWidget(m_judged);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makePairs());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    layout->addWidget(makeJudging());
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resize(72 * fontMetrics().height(), 48 * fontMetrics().height());

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_judged, &QCheckBox::toggled, this, [this](bool shown) {
        m_model->setJudgedShown(shown);
        refreshState();
        selectRow(0);
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_watch)
            m_watch->stop = true;
    });
    connect(m_desk, &Desk::changed, this, &DuplicatesDialog::react);
    m_look.setInterval(100);
    connect(&m_look, &QTimer::timeout, this, [this] {
        m_progress->setMaximum(m_watch ? m_watch->total.load() : 0);
        m_progress->setValue(m_watch ? m_watch->done.load() : 0);
    });
    search();
}

DuplicatesDialog::~DuplicatesDialog()
{
    if (m_watch)
        m_watch->stop = true;
}

QWidget *DuplicatesDialog::makePairs()
{
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Pairs of responses that say the same"));
    const int em = fontMetrics().averageCharWidth();
    m_list->header()->resizeSection(TwinsModel::First, 12 * em);
    m_list->header()->resizeSection(TwinsModel::Second, 12 * em);
    m_list->header()->resizeSection(TwinsModel::Who, 44 * em);
    m_list->header()->resizeSection(TwinsModel::Why, 44 * em);
    m_list->header()->resizeSection(TwinsModel::Similarity, 10 * em);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DuplicatesDialog::readPair);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const TwinsRow *row = m_model->at(index.row()))
            Q_EMIT responseRequested(row->twins.pair.second);
    });
    auto *texts = new QSplitter(Qt::Horizontal);
    for (const Side &side : {m_left, m_right}) {
        auto *pane = new QWidget;
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(side.head);
        column->addWidget(side.text, 1);
        texts->addWidget(pane);
    }
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_list);
    split->addWidget(texts);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    // Texts that say the same are read in step.
    for (const auto &[from, to] :
         {std::pair(m_left.text, m_right.text), std::pair(m_right.text, m_left.text)}) {
        connect(from->verticalScrollBar(), &QScrollBar::valueChanged, this, [this, other = to](int value) {
            if (std::exchange(m_scrolling, true))
                return; // the shorter text's end must not hold back the longer one
            other->verticalScrollBar()->setValue(value);
            m_scrolling = false;
        });
    }
    return split;
}

DuplicatesDialog::Side DuplicatesDialog::makeSide(const QString &name)
{
    Side side{new QLabel, new QPlainTextEdit};
    side.head->setWordWrap(true);
    side.head->setTextFormat(Qt::PlainText);
    side.text->setReadOnly(true);
    side.text->setTabChangesFocus(true);
    side.text->setAccessibleName(name);
    return side;
}

QPushButton *DuplicatesDialog::makeButton(const QString &text, const QKeySequence &key, const QString &tip,
                                          const std::function<void()> &act)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    button->setShortcut(key);
    button->setToolTip(tip);
    button->setAccessibleDescription(tip);
    connect(button, &QPushButton::clicked, this, act);
    m_acts.append(button);
    return button;
}

QWidget *DuplicatesDialog::makeJudging()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeButton(tr("Link (L)"), Qt::Key_L,
                              tr("The later one is the same person's second response; both count"),
                              [this] { judge(TwinRuling::Linked, false, {}); }));
    row->addWidget(makeButton(tr("Keep both (B)"), Qt::Key_B,
                              tr("They only look alike: each stands for itself"),
                              [this] { judge(TwinRuling::KeepBoth, false, {}); }));
    row->addWidget(makeButton(tr("Set aside the first… (1)"), Qt::Key_1,
                              tr("The left one repeats the other: it stays on record and leaves the numbers"),
                              [this] { askReason(true); }));
    row->addWidget(
        makeButton(tr("Set aside the second… (2)"), Qt::Key_2,
                   tr("The right one repeats the other: it stays on record and leaves the numbers"),
                   [this] { askReason(false); }));
    m_join = makeButton(tr("One person (P)"), Qt::Key_P,
                        tr("Both addresses are one person's: what comes from either is linked from now on"),
                        [this] { join(); });
    m_takeBack = makeButton(tr("Take back (T)"), Qt::Key_T, tr("Nobody has judged this pair then"),
                            [this] { takeBack(); });
    row->addWidget(m_join);
    row->addStretch(1);
    row->addWidget(m_takeBack);
    return bar;
}

// --- Finding
// -----------------------------------------------------------------------------------------------------

void DuplicatesDialog::search()
{
    m_watch = std::make_shared<Watch>();
    m_progress->setRange(0, 0);
    m_look.start();
    m_empty->setText(tr("Looking for responses that say the same…"), {});
    m_stack->setCurrentWidget(m_empty);
    clearPair();
    m_desk
        ->ask([watch = m_watch](const Desk &desk) {
            return std::pair(readPairs(desk,
                                       [watch](int done, int total) {
                                           watch->done = done;
                                           watch->total = total;
                                           return !watch->stop;
                                       }),
                             desk.consultation());
        })
        .then(this, [this](const std::pair<Result<std::vector<TwinsRow>>, Result<Consultation>> &read) {
            if (read.second && QTimeZone(read.second->zone).isValid())
                m_zone = QTimeZone(read.second->zone);
            take(read.first);
        });
}

void DuplicatesDialog::take(const Result<std::vector<TwinsRow>> &pairs)
{
    m_look.stop();
    m_watch.reset();
    m_progress->hide();
    m_cancel->hide();
    if (!pairs) {
        m_empty->setText(pairs.error().message, {});
        Q_EMIT searched();
        return;
    }
    m_model->setPairs(*pairs);
    refreshState();
    selectRow(0);
    m_list->setFocus();
    Q_EMIT searched();
}

void DuplicatesDialog::refreshState()
{
    m_state->setText(tr("%1 to judge, %2 judged").arg(m_model->open()).arg(m_model->judged()));
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentIndex(1);
        return;
    }
    m_empty->setText(
        m_model->judged() > 0 ? tr("Every pair has been judged") : tr("No two responses say the same"),
        tr("Different people who send the same letter are a campaign; these are not shown here."));
    m_stack->setCurrentWidget(m_empty);
    clearPair();
}

void DuplicatesDialog::selectRow(int row)
{
    if (m_model->rowCount() == 0)
        return;
    m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), 0));
    readPair();
}

// --- The pair shown
// ----------------------------------------------------------------------------------------------

void DuplicatesDialog::clearPair()
{
    ++m_question;
    m_compared.reset();
    for (QPushButton *button : std::as_const(m_acts))
        button->setEnabled(false);
}

void DuplicatesDialog::readPair()
{
    clearPair();
    const TwinsRow *row = m_model->at(m_list->currentIndex().row());
    if (!row)
        return;
    m_desk
        ->ask([pair = row->twins.pair](const Desk &desk) -> Result<Compared> {
            const Result<TwinSide> left = twinSide(desk, pair.first);
            if (!left)
                return passOn(left);
            const Result<TwinSide> right = twinSide(desk, pair.second);
            if (!right)
                return passOn(right);
            return Compared{*left, *right};
        })
        .then(this, [this, question = m_question](const Result<Compared> &compared) {
            if (question != m_question)
                return;
            if (compared)
                showPair(*compared);
            else
                m_message->setText(compared.error().message);
        });
}

void DuplicatesDialog::showPair(const Compared &compared)
{
    const TwinsRow *row = m_model->at(m_list->currentIndex().row());
    if (!row)
        return;
    m_compared = compared;
    showHead(m_left, compared.left);
    showHead(m_right, compared.right);
    const duplicates::WordDiff diff = duplicates::wordDiff(compared.left.text, compared.right.text);
    markStretches(*m_left.text, diff.left);
    markStretches(*m_right.text, diff.right);
    for (QPushButton *button : std::as_const(m_acts))
        button->setEnabled(!m_writing);
    m_takeBack->setEnabled(row->twins.judgement.has_value());
    m_join->setEnabled(compared.left.who.address.compare(compared.right.who.address, Qt::CaseInsensitive) !=
                       0);
    m_message->setText(diff.whole ? QString() : tr("The texts differ too much to be compared word by word."));
    Q_EMIT shown();
}

void DuplicatesDialog::showHead(const Side &side, const TwinSide &twin)
{
    QStringList words{reference(twin.number), displayName(twin.who)};
    if (!twin.who.address.isEmpty() && twin.who.address != words.last())
        words << twin.who.address;
    words << label(twin.channel) << tr("received %1").arg(longLocalTime(twin.received, m_zone))
          << twin.source;
    side.head->setText(words.join(u" · "_s));
    side.text->setPlainText(twin.text);
}

// --- Judging
// -----------------------------------------------------------------------------------------------------

void DuplicatesDialog::askReason(bool left)
{
    if (!m_compared)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const TwinSide &aside = left ? m_compared->left : m_compared->right;
    dialog->setWindowTitle(tr("Set %1 aside").arg(reference(aside.number)));
    dialog->setLabelText(
        tr("Why is it left out of the numbers? It stays in the list, and this stays on record."));
    dialog->setTextValue(m_lastReason.isEmpty() ? tr("The same response, sent twice") : m_lastReason);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, left](const QString &reason) {
        if (!reason.trimmed().isEmpty())
            m_lastReason = reason.trimmed();
        judge(TwinRuling::SetAside, left, reason.trimmed());
    });
    dialog->open();
}

void DuplicatesDialog::judge(TwinRuling ruling, bool left, const QString &reason)
{
    const TwinsRow *row = m_model->at(m_list->currentIndex().row());
    if (!row || !m_compared)
        return;
    const Verdict verdict{ruling, left ? m_compared->left.id : m_compared->right.id, reason};
    submit(judged(m_compared->left, m_compared->right, row->twins.judgement, verdict),
           tr("Judge %1 and %2").arg(reference(row->first.number), reference(row->second.number)));
}

void DuplicatesDialog::takeBack()
{
    judge(TwinRuling::None, false, {});
}

void DuplicatesDialog::join()
{
    if (!m_compared)
        return;
    submit({RespondentsJoined{m_compared->right.id, m_compared->left.id, false, true, {}}},
           tr("Take the writers of %1 and %2 for one person")
               .arg(reference(m_compared->left.number), reference(m_compared->right.number)));
}

void DuplicatesDialog::submit(ChangeSet changes, const QString &what)
{
    if (changes.empty() || m_writing)
        return;
    m_writing = true;
    m_desk->submit(std::move(changes), what).then(this, [this](const Result<ChangeSet> &result) {
        m_writing = false;
        if (!result) {
            readPair();
            m_message->setText(result.error().message);
        }
    });
}

void DuplicatesDialog::react(const Applied &applied)
{
    const auto concerns = [](const Change &change) {
        return std::holds_alternative<DuplicateJudged>(change) ||
               std::holds_alternative<RespondentsJoined>(change);
    };
    if (m_watch || std::none_of(applied.changes.begin(), applied.changes.end(), concerns))
        return;
    const int row = m_list->currentIndex().row();
    const int before = m_model->rowCount();
    m_model->apply(applied.changes);
    m_writing = false;
    refreshState();
    // With the judged ones shown the pair stays: on to the next by hand of ours.
    selectRow(m_model->rowCount() == before && m_judged->isChecked() ? row + 1 : row);
}

} // namespace soundings
