#include "ui/points/pointspane.h"

#include "ui/points/pointsboard.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/emptypage.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

PointsPane::PointsPane(PointsModel *points, QWidget *parent)
    : QWidget(parent)
    , m_points(points)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_tabs(new QTabBar)
    , m_find(new QLineEdit)
    , m_board(new PointsBoard(points))
    , m_empty(new EmptyPage)
    , m_stack(new QStackedWidget)
{
    m_sorted->setSourceModel(points);
    m_sorted->setSortRole(PointsModel::SortRole);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setFilterKeyColumn(PointsModel::Title);
    m_table = makeTable(m_sorted, tr("Points"));
    setColumnWidths(*m_table, {38, 10, 6, 8, 16, 20});
    m_fit = new ColumnFit(m_table->header(), PointsModel::Title, 28 * fontMetrics().averageCharWidth(),
                          {PointsModel::Reply, PointsModel::For, PointsModel::Against});
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(PointsModel::Responses, Qt::DescendingOrder);
    m_table->setAcceptDrops(true);
    m_table->setDragDropMode(QAbstractItemView::DropOnly);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("List"));
    m_tabs->addTab(tr("Board"));
    m_tabs->setAccessibleName(tr("Points as a list or as a board"));
    m_find->setPlaceholderText(tr("Find a point"));
    m_find->setAccessibleName(tr("Find a point"));
    m_find->setClearButtonEnabled(true);
    m_empty->setText(tr("No points yet"),
                     tr("A point is an issue that was raised, in one response or in many. Select comments that say the "
                        "same and press N, or look at similar ones."),
                     tr("New point…"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_board);
    m_stack->addWidget(m_empty);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_tabs);
    bar->addWidget(m_find, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &PointsPane::settle);
    connect(m_find, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_empty, &EmptyPage::actionTriggered, this, &PointsPane::newRequested);
    connect(m_points, &PointsModel::refreshed, this, &PointsPane::settle);
    connect(m_points, &QAbstractItemModel::modelReset, this, [this] {
        m_current = {};
        settle();
    });
    connect(m_board, &PointsBoard::pointDropped, this, &PointsPane::pointDropped);
    const auto choose = [this](PointId point) {
        if (point == m_current || !point.isValid())
            return;
        m_current = point;
        Q_EMIT chosen(point);
    };
    connect(m_board, &PointsBoard::chosen, this, choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [choose](const QModelIndex &index) { choose(index.data(PointsModel::IdRole).value<PointId>()); });
    settle();
}

void PointsPane::settle()
{
    const bool board = m_tabs->currentIndex() == 1;
    m_stack->setCurrentIndex(m_points->rowCount() == 0 ? Empty : board ? Board : List);
    m_find->setVisible(!board);
    if (m_current.isValid() && !m_points->find(m_current)) { // it went
        m_current = {};
        Q_EMIT chosen({});
    }
    setCurrent(m_current);
}

void PointsPane::setCurrent(PointId point)
{
    const bool other = point != m_current;
    m_current = point;
    {
        const QSignalBlocker quiet(m_table->selectionModel());
        const QModelIndex index = m_sorted->mapFromSource(m_points->indexOf(point));
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
        m_table->viewport()->update();
    }
    m_board->setCurrent(point);
    if (other)
        Q_EMIT chosen(point);
}

void PointsPane::showBoard(bool board)
{
    m_tabs->setCurrentIndex(board ? 1 : 0);
}

void PointsPane::saveLayout(QSettings &settings) const
{
    settings.setValue(u"points/board"_s, m_tabs->currentIndex() == 1);
    m_fit->save(settings, u"points/columns"_s);
}

void PointsPane::restoreLayout(const QSettings &settings)
{
    showBoard(settings.value(u"points/board"_s).toBool());
    m_fit->restore(settings, u"points/columns"_s);
}

} // namespace soundings
