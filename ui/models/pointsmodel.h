#pragma once

#include "core/desk/points.h"

#include <QAbstractTableModel>

namespace soundings {

/// The points, in the order they were made, kept up to date. Rows come and go; they never start anew, so that what is
/// chosen stays chosen.
class PointsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Responses, For, Against, Decided, Reply, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< PointId
        OutcomeRole,           ///< int
        SortRole,              ///< what a column is sorted by
    };

    explicit PointsModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] const PointRow *at(int row) const; ///< nullptr: there is no such row
    [[nodiscard]] const PointRow *find(PointId id) const;
    [[nodiscard]] QModelIndex indexOf(PointId id) const;
    [[nodiscard]] const std::vector<PointRow> &points() const { return m_points; }
    [[nodiscard]] const PointProgress &progress() const { return m_progress; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Comments can be dropped on a point, and a point dragged to another column of a board.
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    /// The point that was dragged; invalid where it is something else.
    [[nodiscard]] static PointId dragged(const QMimeData *data);

Q_SIGNALS:
    void commentsDropped(soundings::PointId point, const std::vector<soundings::CommentId> &comments);
    void refreshed(); ///< the rows are what the desk last told
    void failed(const soundings::Error &error);

private:
    void ask();
    void react(const Applied &applied);
    void take(std::vector<PointRow> rows);

    Desk *m_desk = nullptr;
    std::vector<PointRow> m_points; ///< by id
    PointProgress m_progress;
    bool m_asking = false;
    bool m_again = false;
};

/// Whether the change can alter what points say or how much stands behind them.
[[nodiscard]] bool concernsPoints(const Change &change);

} // namespace soundings
