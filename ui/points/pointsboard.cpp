#include "ui/points/pointsboard.h"

#include "core/consultation/labels.h"
#include "ui/models/pointsmodel.h"
#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 6;
constexpr int titleLines = 4;
constexpr int factLines = 3;
constexpr Outcome outcomes[]{Outcome::None,        Outcome::Accepted, Outcome::AcceptedInPart,
                             Outcome::NotAccepted, Outcome::Noted,    Outcome::OutOfScope};

/// Points of one outcome, those with the most responses first.
class OfOutcome : public QSortFilterProxyModel
{
public:
    OfOutcome(PointsModel *points, Outcome outcome, QObject *parent)
        : QSortFilterProxyModel(parent)
        , m_outcome(int(outcome))
    {
        setSourceModel(points);
        setSortRole(PointsModel::SortRole);
        setDynamicSortFilter(true);
        sort(PointsModel::Responses, Qt::DescendingOrder);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return sourceModel()->index(row, 0, parent).data(PointsModel::OutcomeRole).toInt() == m_outcome;
    }

private:
    int m_outcome;
};

/// What was raised on up to four lines, and beneath it how many say so, and how many are for and against.
class PointCards : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString title = option.text;
        option.text.clear();
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        const bool chosen = option.state & QStyle::State_Selected;
        const QColor strong = option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
        const QFontMetrics metrics(option.font);
        const QRect room = option.rect.adjusted(margin, margin, -margin, -margin);
        const QRect words(room.topLeft(), QSize(room.width(), titleLines * metrics.lineSpacing()));
        painter->save();
        painter->setFont(option.font);
        painter->setPen(strong);
        painter->drawText(words, Qt::TextWordWrap | Qt::AlignTop, fitting(title, words, metrics));
        painter->setPen(chosen ? strong : quietColour(option.palette));
        QRect line(room.left(), words.bottom() + 1, room.width(), metrics.lineSpacing());
        for (const QString &fact : factsOf(index)) {
            painter->drawText(line, Qt::AlignLeft | Qt::TextSingleLine,
                              metrics.elidedText(fact, Qt::ElideRight, line.width()));
            line.translate(0, metrics.lineSpacing());
        }
        painter->setPen(option.palette.color(QPalette::Mid));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const QFontMetrics metrics(option.font);
        return {16 * metrics.averageCharWidth(), (titleLines + factLines) * metrics.lineSpacing() + 2 * margin + 2};
    }

private:
    /// As many of its words as the room has lines for.
    static QString fitting(const QString &title, const QRect &room, const QFontMetrics &metrics)
    {
        QString shown = title;
        for (qsizetype end = title.size(); end > 0; end = title.lastIndexOf(u' ', end - 1)) {
            shown = end == title.size() ? title : title.left(end) + u'…';
            if (metrics.boundingRect(room, Qt::TextWordWrap | Qt::AlignTop, shown).height() <= room.height())
                break;
        }
        return shown;
    }

    static QStringList factsOf(const QModelIndex &index)
    {
        const auto number = [&](int column) { return index.siblingAtColumn(column).data(PointsModel::SortRole).toInt(); };
        QStringList facts{PointsBoard::tr("%n response(s)", nullptr, number(PointsModel::Responses))};
        if (number(PointsModel::For) + number(PointsModel::Against) > 0)
            facts << PointsBoard::tr("%L1 for").arg(number(PointsModel::For))
                  << PointsBoard::tr("%L1 against").arg(number(PointsModel::Against));
        return facts;
    }
};

} // namespace

BoardColumn::BoardColumn(PointsModel *points, Outcome outcome, QWidget *parent)
    : QListView(parent)
    , m_outcome(outcome)
{
    setModel(new OfOutcome(points, outcome, this));
    setItemDelegate(new PointCards(this));
    setUniformItemSizes(true);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDropIndicatorShown(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setAccessibleName(label(outcome));
}

void BoardColumn::dragEnterEvent(QDragEnterEvent *event)
{
    if (PointsModel::dragged(event->mimeData()).isValid())
        event->acceptProposedAction();
    else
        QListView::dragEnterEvent(event);
}

void BoardColumn::dragMoveEvent(QDragMoveEvent *event)
{
    if (PointsModel::dragged(event->mimeData()).isValid())
        event->acceptProposedAction();
    else
        QListView::dragMoveEvent(event);
}

void BoardColumn::dropEvent(QDropEvent *event)
{
    const PointId point = PointsModel::dragged(event->mimeData());
    if (!point.isValid()) {
        QListView::dropEvent(event);
        return;
    }
    event->acceptProposedAction();
    Q_EMIT pointDropped(point, m_outcome);
}

PointsBoard::PointsBoard(PointsModel *points, QWidget *parent)
    : QWidget(parent)
    , m_points(points)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const Outcome outcome : outcomes) {
        auto *head = new QLabel;
        auto *column = new BoardColumn(points, outcome);
        head->setBuddy(column);
        head->setWordWrap(true);
        head->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
        auto *stack = new QVBoxLayout;
        stack->addWidget(head);
        stack->addWidget(column, 1);
        row->addLayout(stack, 1);
        column->installEventFilter(this);
        m_columns.push_back(column);
        m_heads.push_back(head);
        connect(column, &BoardColumn::pointDropped, this, &PointsBoard::pointDropped);
        connect(column->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, column](const QModelIndex &index) {
            if (!index.isValid())
                return;
            for (BoardColumn *other : m_columns) {
                if (other != column)
                    other->selectionModel()->clear();
            }
            Q_EMIT chosen(index.data(PointsModel::IdRole).value<PointId>());
        });
    }
    int tallest = 0;
    for (const QLabel *head : m_heads)
        tallest = std::max(tallest, 2 * head->fontMetrics().lineSpacing());
    for (QLabel *head : m_heads)
        head->setFixedHeight(tallest);
    connect(points, &PointsModel::refreshed, this, &PointsBoard::count);
    connect(points, &QAbstractItemModel::modelReset, this, &PointsBoard::count);
    count();
}

void PointsBoard::count()
{
    for (size_t i = 0; i < m_columns.size(); ++i)
        m_heads[i]->setText(u"%1 (%2)"_s.arg(label(outcomes[i])).arg(m_columns[i]->model()->rowCount()));
}

void PointsBoard::setCurrent(PointId point)
{
    for (BoardColumn *column : m_columns) {
        const QSignalBlocker quiet(column->selectionModel());
        QModelIndex found;
        for (int row = 0; row < column->model()->rowCount() && !found.isValid(); ++row) {
            const QModelIndex index = column->model()->index(row, 0);
            if (index.data(PointsModel::IdRole).value<PointId>() == point)
                found = index;
        }
        if (found.isValid())
            column->setCurrentIndex(found);
        else
            column->selectionModel()->clear();
        column->viewport()->update();
    }
}

bool PointsBoard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int step = key->key() == Qt::Key_Left ? -1 : key->key() == Qt::Key_Right ? 1 : 0;
    const auto from = std::find(m_columns.begin(), m_columns.end(), watched);
    if (step == 0 || from == m_columns.end())
        return QWidget::eventFilter(watched, event);
    const auto to = from - m_columns.begin() + step;
    if (to < 0 || to >= std::ssize(m_columns))
        return true;
    BoardColumn *next = m_columns[size_t(to)];
    const QModelIndex index = (*from)->currentIndex();
    if (key->modifiers() & Qt::ControlModifier) {
        if (index.isValid())
            Q_EMIT pointDropped(index.data(PointsModel::IdRole).value<PointId>(), next->outcome());
        return true;
    }
    next->setFocus();
    if (!next->currentIndex().isValid() && next->model()->rowCount() > 0)
        next->setCurrentIndex(next->model()->index(0, 0));
    return true;
}

} // namespace soundings
