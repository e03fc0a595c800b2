#include "ui/coding/proposalsdialog.h"

#include "core/desk/autotag.h"
#include "ui/widgets/dialogparts.h"
#include "ui/coding/passageview.h"
#include "ui/widgets/emptypage.h"

#include <QDialogButtonBox>
#include <QMessageBox>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

ProposalsDialog::ProposalsDialog(Desk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_model(new ProposalsModel(this))
    , m_table(makeTable(m_model, tr("Proposed comments")))
    , m_rules(new QListWidget)
    , m_passage(new PassageView)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyPage)
    , m_state(makeNote())
    , m_message(makeNote())
{
    setWindowTitle(tr("Proposed comments"));
    setColumnWidths(*m_table, {11, 70, 24, 30});
    m_rules->setAccessibleName(tr("Rules that proposed"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeReview());
    auto *split = new QSplitter(Qt::Horizontal);
    split->addWidget(m_rules);
    split->addWidget(m_stack);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 4);
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(makeKeyButton(tr("New &rule…"), {},
                                     tr("Propose comments from words or a saved search"),
                                     [this] { Q_EMIT newRuleRequested(); }),
                       QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_state);
    column->addWidget(split, 1);
    column->addWidget(makeActs());
    column->addWidget(m_message);
    column->addWidget(buttons);
    resize(72 * fontMetrics().height(), 44 * fontMetrics().height());

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_empty, &EmptyPage::actionTriggered, this, &ProposalsDialog::newRuleRequested);
    connect(m_rules, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            showRule(item->data(Qt::UserRole).toString());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ProposalsDialog::showProposal);
    connect(m_table, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const ProposalRow *row = m_model->at(index.row()))
            Q_EMIT responseRequested(row->comment.response);
    });
    connect(m_model, &ProposalsModel::rulesChanged, this, &ProposalsDialog::fillRules);
    connect(m_model, &ProposalsModel::incomplete, this, &ProposalsDialog::read);
    connect(m_desk, &Desk::changed, this, [this](const Applied &applied) {
        m_model->apply(applied.changes);
        refreshState();
    });
    m_empty->setText(tr("Looking…"), {});
    read();
}

QWidget *ProposalsDialog::makeReview()
{
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(m_passage);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    return split;
}

QWidget *ProposalsDialog::makeActs()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_acts << makeKeyButton(tr("Accept (A)"), Qt::Key_A, tr("It is your comment from then on, and counts"),
                            [this] { judge(true); })
           << makeKeyButton(tr("Refuse (X)"), Qt::Key_X, tr("It goes, and is not proposed again"),
                            [this] { judge(false); })
           << makeKeyButton(tr("Show the response (O)"), Qt::Key_O, tr("Opens it in the window behind"),
                            [this] {
                                if (const ProposalRow *shown = m_model->at(m_table->currentIndex().row()))
                                    Q_EMIT responseRequested(shown->comment.response);
                            });
    for (QPushButton *button : std::as_const(m_acts))
        row->addWidget(button);
    row->addStretch(1);
    m_acts << makeKeyButton(tr("Accept all…"), Qt::SHIFT | Qt::Key_A, tr("All that are shown (Shift+A)"),
                            [this] { judgeAll(true); })
           << makeKeyButton(tr("Refuse all…"), Qt::SHIFT | Qt::Key_X, tr("All that are shown (Shift+X)"),
                            [this] { judgeAll(false); });
    row->addWidget(m_acts[m_acts.size() - 2]);
    row->addWidget(m_acts.last());
    return bar;
}

// --- What there is
// ---------------------------------------------------------------------------------------------------

void ProposalsDialog::read()
{
    m_again = m_reading; // a batch after a batch needs one more answer, not one each
    if (m_reading)
        return;
    m_reading = true;
    m_desk->ask([](const Desk &desk) { return readProposals(desk); })
        .then(this, [this](const Result<std::vector<ProposalRow>> &rows) {
            m_reading = false;
            take(rows);
            if (m_again)
                read();
        });
}

void ProposalsDialog::take(const Result<std::vector<ProposalRow>> &rows)
{
    if (!rows) {
        m_message->setText(rows.error().message);
        return;
    }
    const ProposalRow *before = m_model->at(m_table->currentIndex().row());
    const CommentId kept = before ? before->comment.id : CommentId();
    m_model->setRows(*rows);
    m_table->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(kept)), 0));
    refreshState();
    Q_EMIT listed();
}

void ProposalsDialog::fillRules()
{
    const QSignalBlocker blocker(m_rules);
    m_rules->clear();
    const auto add = [this](const QString &text, const QString &because, int count) {
        auto *item = new QListWidgetItem(tr("%1 (%2)").arg(text).arg(count), m_rules);
        item->setData(Qt::UserRole, because);
        item->setToolTip(text);
        if (because == m_rule)
            m_rules->setCurrentItem(item);
    };
    const std::map<QString, int> rules = m_model->rules();
    add(tr("All"), {}, m_model->total());
    for (const auto &[because, count] : rules)
        add(because.isEmpty() ? tr("No rule named") : because, because, count);
    if (!m_rules->currentItem()) // the rule has nothing waiting any more
        showRule({});
}

void ProposalsDialog::showRule(const QString &because)
{
    m_rule = because;
    m_model->setRule(because);
    for (int i = 0; i < m_rules->count(); ++i) {
        const QSignalBlocker blocker(m_rules);
        if (m_rules->item(i)->data(Qt::UserRole).toString() == because)
            m_rules->setCurrentRow(i);
    }
    m_table->setCurrentIndex(m_model->index(0, 0));
    refreshState();
}

void ProposalsDialog::refreshState()
{
    const int shown = m_model->rowCount();
    m_state->setText(
        tr("%n proposed comment(s). They count nowhere until a person accepts them.", nullptr, shown));
    if (m_model->total() == 0) {
        m_empty->setText(
            tr("Nothing is proposed"),
            tr("A saved search or a list of words proposes comments for a theme; here you accept or refuse "
               "them."),
            tr("New rule…"));
    }
    m_stack->setCurrentIndex(shown > 0 ? 1 : 0);
    const bool any = shown > 0 && !m_writing;
    for (QPushButton *button : std::as_const(m_acts))
        button->setEnabled(any);
    if (shown > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    showProposal();
}

void ProposalsDialog::showProposal()
{
    const ProposalRow *row = m_model->at(m_table->currentIndex().row());
    if (!row) {
        m_passage->clearPassage();
        return;
    }
    if (m_response && m_response->id == row->comment.response) {
        m_passage->show(*m_response, row->comment.passage);
        return;
    }
    m_desk->ask([id = row->comment.response](const Desk &desk) { return desk.response(id); })
        .then(this, [this, question = ++m_question](const Result<ResponseDetail> &detail) {
            if (question != m_question)
                return;
            if (!detail) {
                m_message->setText(detail.error().message);
                return;
            }
            m_response = std::make_shared<const Response>(detail->response);
            const ProposalRow *now = m_model->at(m_table->currentIndex().row());
            if (now && now->comment.response == m_response->id)
                m_passage->show(*m_response, now->comment.passage);
        });
}

// --- Judging
// ---------------------------------------------------------------------------------------------------------

void ProposalsDialog::judge(bool accept)
{
    const ProposalRow *row = m_model->at(m_table->currentIndex().row());
    if (!row || m_writing)
        return;
    m_writing = true;
    m_message->clear();
    m_desk
        ->submitJob([comment = row->comment, accept](Desk &desk) {
            return accept ? acceptProposals(desk, {comment}) : refuseProposals(desk, {comment});
        })
        .then(this, [this](const Result<BulkSummary> &done) {
            m_writing = false;
            if (!done) {
                m_message->setText(done.error().message);
                read(); // somebody else was there first
            }
            refreshState();
        });
}

void ProposalsDialog::judgeAll(bool accept)
{
    std::vector<Comment> comments = m_model->shown();
    if (comments.empty() || m_writing)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, windowTitle(),
                                accept ? tr("Accept %n proposed comment(s)?", nullptr, int(comments.size()))
                                       : tr("Refuse %n proposed comment(s)?", nullptr, int(comments.size())),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        accept ? tr("They count as your judgement from then on, read or not. Undo takes it back.")
               : tr("They go, and are not proposed again. Undo takes it back."));
    QPushButton *yes = box->addButton(accept ? tr("Accept all") : tr("Refuse all"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, comments, accept] { submit(comments, accept); });
    box->open();
}

void ProposalsDialog::submit(std::vector<Comment> comments, bool accept)
{
    Q_EMIT workRequested(accept ? tr("Accepting proposals") : tr("Refusing proposals"),
                         [comments = std::move(comments), accept](Desk &desk, const BatchProgress &progress) {
                             return accept ? acceptProposals(desk, comments, progress)
                                           : refuseProposals(desk, comments, progress);
                         });
}

} // namespace soundings
