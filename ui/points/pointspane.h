#pragma once

#include "ui/models/pointsmodel.h"
#include "ui/widgets/workspace.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTabBar;
class QTreeView;

namespace soundings {

class ColumnFit;
class EmptyPage;
class PointsBoard;

/// The points, as a list that can be sorted and searched, or as a board by what was decided.
class PointsPane : public QWidget
{
    Q_OBJECT

public:
    explicit PointsPane(PointsModel *points, QWidget *parent = nullptr);

    [[nodiscard]] PointId current() const { return m_current; } ///< invalid: none
    void setCurrent(PointId point);
    [[nodiscard]] QTreeView *table() const { return m_table; }
    [[nodiscard]] PointsBoard *board() const { return m_board; }
    void showBoard(bool board);
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    void chosen(soundings::PointId point);
    void pointDropped(soundings::PointId point, soundings::Outcome outcome);
    void newRequested();

private:
    enum Page { List, Board, Empty };
    void settle();

    PointsModel *m_points;
    PointId m_current;
    QSortFilterProxyModel *m_sorted;
    QTabBar *m_tabs;
    QLineEdit *m_find;
    QTreeView *m_table;
    ColumnFit *m_fit;
    PointsBoard *m_board;
    EmptyPage *m_empty;
    QStackedWidget *m_stack;
};

} // namespace soundings
