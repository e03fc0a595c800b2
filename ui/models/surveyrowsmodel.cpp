#include "ui/models/surveyrowsmodel.h"

#include <algorithm>

namespace soundings {

SurveyRowsModel::SurveyRowsModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void SurveyRowsModel::setSheet(std::shared_ptr<const tables::Table> table, const tables::Sheet *sheet,
                               int firstRow, int columns)
{
    if (sheet == m_sheet && firstRow == m_firstRow && columns == m_columns)
        return;
    beginResetModel();
    m_table = std::move(table);
    m_sheet = sheet;
    m_firstRow = firstRow;
    m_columns = columns;
    endResetModel();
}

int SurveyRowsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_sheet)
        return 0;
    return std::clamp(int(m_sheet->rows.size()) - m_firstRow, 0, mostRows);
}

int SurveyRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant SurveyRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    constexpr int inACell = 200;
    constexpr int inATip = 2000;
    const QString cell = m_sheet->rows[size_t(m_firstRow + index.row())].value(index.column());
    return role == Qt::ToolTipRole ? cell.left(inATip) : cell.left(inACell).simplified();
}

QVariant SurveyRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Vertical ? rowInSheet(section) : section + 1;
}

} // namespace soundings
