#pragma once

#include "core/tables/table.h"

#include <QAbstractTableModel>

#include <memory>

namespace soundings {

/// The first rows of a survey's table as they stand, at most 200. The table is shared, not copied.
class SurveyRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int mostRows = 200;

    explicit SurveyRowsModel(QObject *parent = nullptr);

    /// `sheet` is one of `table`; rows from `firstRow` (from 0), `columns` of each.
    void setSheet(std::shared_ptr<const tables::Table> table, const tables::Sheet *sheet, int firstRow,
                  int columns);
    /// As in the sheet, from 1.
    [[nodiscard]] int rowInSheet(int row) const { return m_firstRow + row + 1; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const tables::Table> m_table;
    const tables::Sheet *m_sheet = nullptr;
    int m_firstRow = 0;
    int m_columns = 0;
};

} // namespace soundings
