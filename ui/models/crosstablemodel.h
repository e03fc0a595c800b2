#pragma once

#include "core/desk/crosstable.h"

#include <QAbstractTableModel>

namespace soundings {

/// A cross-table as rows and columns, the last of each for all. A value, put in whole: setTable().
class CrossTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Figures { Counts, ShareOfRow, ShareOfColumn };
    enum Role {
        HeatRole = Qt::UserRole + 1, ///< 0 to 1, of the greatest cell; invalid in the row and the column for all
        CountRole,
    };

    explicit CrossTableModel(QObject *parent = nullptr);

    /// `labels` by rows' values: what stands there instead of the value as a facet shows it.
    void setTable(CrossTable table, const QHash<QString, QString> &labels = {});
    void setFigures(Figures figures);
    [[nodiscard]] const CrossTable &table() const { return m_table; }
    /// What a cell is counted by; empty in the row or the column for all.
    [[nodiscard]] QString rowValue(const QModelIndex &index) const;
    [[nodiscard]] QString columnValue(const QModelIndex &index) const;
    /// The cells with their heads, counts as digits: all, or the rows and columns of these.
    [[nodiscard]] std::vector<QStringList> lines(const QModelIndexList &cells = {}) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] int countAt(int row, int column) const;
    [[nodiscard]] QString figure(int row, int column) const;
    [[nodiscard]] QString tip(int row, int column) const;

    CrossTable m_table;
    QHash<QString, QString> m_labels;
    Figures m_figures = Figures::Counts;
};

} // namespace soundings
