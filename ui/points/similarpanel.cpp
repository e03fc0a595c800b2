#include "ui/points/similarpanel.h"

#include "core/consultation/words.h"
#include "ui/widgets/dialogparts.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QSplitter>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

SimilarPanel::SimilarPanel(Desk *desk, const CommentFilter &filter, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_state(makeNote(tr("Looking for comments that say the same…")))
    , m_groups(new QListWidget)
    , m_comments(new QListWidget)
    , m_make(makeKeyButton(tr("&Make a point of these"), {}, tr("The ticked comments raise a new point"),
                           [this] { make(); }))
{
    setWindowTitle(tr("Similar comments"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_groups->setAccessibleName(tr("Groups of similar comments"));
    m_comments->setAccessibleName(tr("Comments of the group"));
    m_comments->setWordWrap(true);
    m_comments->setSpacing(2);
    m_comments->setResizeMode(QListView::Adjust);
    m_comments->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_comments->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_make->setEnabled(false);
    auto *split = new QSplitter(Qt::Horizontal);
    split->addWidget(m_groups);
    split->addWidget(m_comments);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(m_make, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_state);
    column->addWidget(split, 1);
    column->addWidget(buttons);
    resize(60 * fontMetrics().height(), 34 * fontMetrics().height());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_groups, &QListWidget::currentRowChanged, this, &SimilarPanel::showGroup);
    m_desk->ask([filter](const Desk &on) { return similarComments(on, filter); })
        .then(this, [this](const Result<std::vector<categorisation::CommentGroup>> &groups) { take(groups); });
}

void SimilarPanel::take(const Result<std::vector<categorisation::CommentGroup>> &groups)
{
    if (!groups) {
        m_state->setText(groups.error().message);
        Q_EMIT failed(groups.error());
        return;
    }
    m_found = *groups;
    for (const categorisation::CommentGroup &group : m_found) {
        m_groups->addItem(tr("%1\n%2 in %3")
                              .arg(group.words.join(u", "_s), tr("%n comment(s)", nullptr, int(group.comments.size())),
                                   tr("%n response(s)", nullptr, group.responses)));
    }
    m_state->setText(m_found.empty() ? tr("Nothing is alike enough: no three comments from two responses share their telling words.")
                                     : tr("Comments that share their telling words and themes. Untick those that say "
                                          "something else, then make a point of the others."));
    m_groups->setCurrentRow(m_found.empty() ? -1 : 0);
    m_groups->setFocus();
    Q_EMIT looked(int(m_found.size()));
}

void SimilarPanel::showGroup(int row)
{
    m_comments->clear();
    m_make->setEnabled(false);
    if (row < 0 || row >= int(m_found.size()))
        return;
    m_desk->ask([ids = m_found[size_t(row)].comments](const Desk &on) { return commentRows(on, ids); })
        .then(this, [this, row](const Result<std::vector<CommentRow>> &rows) {
            if (!rows || row != m_groups->currentRow())
                return;
            m_comments->clear();
            for (const CommentRow &one : *rows) {
                auto *item = new QListWidgetItem(
                    u"%1\n%2 · %3"_s.arg(one.words, one.respondent, reference(one.number)), m_comments);
                item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
                item->setCheckState(one.points.empty() ? Qt::Checked : Qt::Unchecked);
                item->setData(Qt::UserRole, one.id.value);
            }
            m_make->setEnabled(m_comments->count() > 0);
        });
}

std::vector<CommentId> SimilarPanel::checked() const
{
    std::vector<CommentId> ids;
    for (int row = 0; row < m_comments->count(); ++row) {
        const QListWidgetItem *item = m_comments->item(row);
        if (item->checkState() == Qt::Checked)
            ids.push_back({item->data(Qt::UserRole).toLongLong()});
    }
    return ids;
}

void SimilarPanel::make()
{
    const int row = m_groups->currentRow();
    const std::vector<CommentId> comments = checked();
    if (row < 0 || comments.empty())
        return;
    Q_EMIT pointRequested(comments, m_found[size_t(row)].words.join(u", "_s));
    m_found.erase(m_found.begin() + row);
    delete m_groups->takeItem(row);
}

} // namespace soundings
