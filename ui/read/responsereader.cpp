#include "ui/read/responsereader.h"

#include "ui/read/attachmentsview.h"
#include "ui/read/commenttip.h"
#include "ui/read/offerstrip.h"
#include "ui/read/passagetext.h"
#include "ui/read/responsedelegate.h"
#include "ui/read/responseheader.h"
#include "ui/read/responsestrip.h"
#include "ui/read/wholecomments.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/icons.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// The passage, with a mark where a note has no room for a column of its own.
class QuoteDelegate : public QStyledItemDelegate
{
public:
    explicit QuoteDelegate(QTreeView *list) : QStyledItemDelegate(list), m_list(list) {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QModelIndex note = index.siblingAtColumn(CommentsModel::Note);
        if (!m_list->isColumnHidden(CommentsModel::Note) || note.data().toString().isEmpty())
            return;
        option->icon = namedIcon(u"comment"_s);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationPosition = QStyleOptionViewItem::Right;
    }

private:
    QTreeView *m_list;
};

} // namespace

ResponseReader::ResponseReader(CommentsModel *comments, QWidget *parent)
    : QWidget(parent)
    , m_comments(comments)
    , m_stack(new QStackedWidget)
    , m_none(new EmptyPage)
    , m_header(new ResponseHeader)
    , m_strip(new ResponseStrip)
    , m_attachments(new AttachmentsView)
    , m_whole(new WholeComments)
    , m_noText(new QLabel)
    , m_text(new PassageText)
    , m_offers(new OfferStrip)
    , m_list(new QTreeView)
    , m_splitter(new QSplitter(Qt::Vertical))
{
    m_none->setText(tr("No response is open"), tr("Choose one in the list, or press J for the next."));
    m_noText->setWordWrap(true);
    m_noText->setMargin(12);
    m_noText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_noText->setText(tr("This response has no text that can be shown. Open its attachments; tag it as a whole with T."));
    buildList();

    auto *page = new QWidget;
    auto *upper = new QVBoxLayout(page);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(0);
    upper->addWidget(m_header);
    upper->addWidget(m_strip);
    upper->addWidget(m_whole);
    upper->addWidget(m_attachments);
    upper->addWidget(m_noText, 1); // takes the room of the text where there is none
    upper->addWidget(m_text, 1);
    upper->addWidget(m_offers);
    m_splitter->addWidget(page);
    m_splitter->addWidget(m_list);
    m_splitter->setStretchFactor(0, 4);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_none);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    connect(m_comments, &CommentsModel::commentsChanged, this, &ResponseReader::markComments);
    connect(m_comments, &CommentsModel::responseChanged, this, &ResponseReader::showHead);
    const auto clicked = [this](CommentId comment) {
        setCurrent(comment, false);
        Q_EMIT currentChanged(comment);
    };
    const auto tip = [this](CommentId comment) { return tipOf(comment); };
    m_text->setToolTips(tip);
    m_whole->setToolTips(tip);
    connect(m_text, &PassageText::commentClicked, this, clicked);
    connect(m_whole, &WholeComments::commentClicked, this, clicked);
    connect(m_text, &PassageText::selectedPassageChanged, this, &ResponseReader::followCaret);
    const auto choose = [this](const QModelIndex &index) {
        if (const Comment *comment = m_comments->commentAt(index.row())) {
            const CommentId id = comment->id;
            setCurrent(id, true);
            Q_EMIT currentChanged(id);
        }
    };
    connect(m_list, &QAbstractItemView::clicked, this, choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, choose](const QModelIndex &now) {
                if (m_list->hasFocus())
                    choose(now); // by keyboard; not when rows come and go
            });
}

void ResponseReader::buildList()
{
    m_list->setModel(m_comments);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel); // in a view of two rows, a whole row is much to jump
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Comments on this response"));
    m_list->setItemDelegateForColumn(CommentsModel::Themes, new ChipsDelegate(CommentsModel::ChipsRole, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMinimumHeight(4 * fontMetrics().height());
    const int em = fontMetrics().averageCharWidth();
    m_list->setItemDelegateForColumn(CommentsModel::Quote, new QuoteDelegate(m_list));
    m_list->header()->resizeSection(CommentsModel::Themes, 18 * em);
    m_list->header()->resizeSection(CommentsModel::Stance, 10 * em);
    m_list->header()->resizeSection(CommentsModel::Sections, 12 * em);
    m_list->header()->resizeSection(CommentsModel::Note, 20 * em);
    m_list->header()->resizeSection(CommentsModel::By, 12 * em);
    m_fit = new ColumnFit(m_list->header(), CommentsModel::Quote, 18 * em,
                          {CommentsModel::By, CommentsModel::Note, CommentsModel::Stance, CommentsModel::Sections});
}

void ResponseReader::setResponse(const OpenedResponse &opened)
{
    m_current = {};
    m_text->setReaderText(opened.text);
    m_text->setHits(opened.hits);
    m_attachments->setResponse(opened.detail.response);
    m_noText->setVisible(opened.text.isEmpty());
    m_text->setVisible(!opened.text.isEmpty());
    m_stack->setCurrentWidget(m_splitter);
    m_comments->show(opened.detail, opened.viewer);
}

void ResponseReader::clear()
{
    m_current = {};
    m_comments->clear();
    m_text->setReaderText(ReaderText());
    m_stack->setCurrentWidget(m_none);
}

void ResponseReader::setHits(std::vector<TextRange> hits)
{
    m_text->setHits(std::move(hits));
}

void ResponseReader::setThemeLooks(const ThemeLooks &looks)
{
    m_looks = looks;
    m_comments->setThemeLooks(looks); // which says that comments changed, and so marks them anew
}

void ResponseReader::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_header->setZone(zone);
    showHead();
}

void ResponseReader::showHead()
{
    if (!m_comments->detail())
        return;
    m_header->setResponse(*m_comments->detail());
    m_strip->setResponse(m_comments->detail()->response);
}

void ResponseReader::markComments()
{
    std::vector<PassageMark> marks;
    std::vector<Comment> whole;
    for (const Comment &comment : m_comments->comments()) {
        if (!comment.passage) {
            whole.push_back(comment);
            continue;
        }
        const std::optional<TextRange> shown = m_text->readerText().shown(*comment.passage);
        if (!shown)
            continue;
        PassageMark mark{comment.id, *shown, {}, comment.standing == Standing::Proposed, comment.quotable};
        for (const ThemeId theme : comment.themes) {
            if (const auto look = m_looks.constFind(theme); look != m_looks.constEnd())
                mark.colours.append(look->colour);
        }
        marks.push_back(std::move(mark));
    }
    m_text->setMarks(std::move(marks));
    m_whole->setComments(std::move(whole), m_looks);
    if (m_comments->rowOf(m_current) < 0)
        m_current = {};
    setCurrent(m_current, false);
}

QString ResponseReader::tipOf(CommentId id) const
{
    const Comment *comment = m_comments->comment(id);
    return comment ? commentTip(*comment, m_looks, m_comments->sectionLabels(), m_zone) : QString();
}

/// The comment that the caret goes into is in hand, unless it is in the one that was.
void ResponseReader::followCaret()
{
    if (m_text->textCursor().hasSelection())
        return;
    const std::vector<CommentId> there = m_text->commentsAtCaret();
    if (!there.empty() && std::find(there.begin(), there.end(), m_current) == there.end())
        setCurrent(there.front(), false);
}

void ResponseReader::setCurrent(CommentId comment, bool reveal)
{
    m_current = comment;
    m_text->setCurrent(comment);
    m_whole->setCurrent(comment);
    const int row = m_comments->rowOf(comment);
    const QModelIndex index = row < 0 ? QModelIndex() : m_comments->index(row, 0);
    if (index.row() != m_list->currentIndex().row() || !index.isValid()) {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_list->setCurrentIndex(index);
    }
    m_list->viewport()->update();
    if (index.isValid())
        m_list->scrollTo(index);
    const Comment *chosen = m_comments->comment(comment);
    if (!reveal || !chosen || !chosen->passage)
        return;
    if (const std::optional<TextRange> shown = m_text->readerText().shown(*chosen->passage))
        m_text->reveal(*shown);
}

void ResponseReader::setCommentsVisible(bool visible)
{
    m_list->setVisible(visible);
}

void ResponseReader::saveLayout(QSettings &settings) const
{
    settings.setValue(u"reader/splitter"_s, m_splitter->saveState());
    m_fit->save(settings, u"reader/columns"_s);
}

void ResponseReader::restoreLayout(const QSettings &settings)
{
    m_splitter->restoreState(settings.value(u"reader/splitter"_s).toByteArray());
    m_fit->restore(settings, u"reader/columns"_s);
}

} // namespace soundings
