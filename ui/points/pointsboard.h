#pragma once

#include "core/consultation/point.h"

#include <QListView>
#include <QWidget>

class QLabel;

namespace soundings {

class PointsModel;

/// One column of the board: the points of an outcome. A point dropped here is decided so.
class BoardColumn : public QListView
{
    Q_OBJECT

public:
    BoardColumn(PointsModel *points, Outcome outcome, QWidget *parent = nullptr);

    [[nodiscard]] Outcome outcome() const { return m_outcome; }

Q_SIGNALS:
    void pointDropped(soundings::PointId point, soundings::Outcome outcome);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    Outcome m_outcome;
};

/// The points by what was decided: a column an outcome. Left and right go from column to column; Ctrl with them takes the
/// point along.
class PointsBoard : public QWidget
{
    Q_OBJECT

public:
    explicit PointsBoard(PointsModel *points, QWidget *parent = nullptr);

    void setCurrent(PointId point);
    [[nodiscard]] BoardColumn *column(Outcome outcome) const { return m_columns.at(size_t(outcome)); }

Q_SIGNALS:
    void chosen(soundings::PointId point);
    void pointDropped(soundings::PointId point, soundings::Outcome outcome);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void count();

    PointsModel *m_points;
    std::vector<BoardColumn *> m_columns; ///< by Outcome
    std::vector<QLabel *> m_heads;
};

} // namespace soundings
