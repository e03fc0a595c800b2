#include "ui/models/crosstablemodel.h"

#include "ui/models/facetlabels.h"

#include <QFont>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

CrossTableModel::CrossTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void CrossTableModel::setTable(CrossTable table, const QHash<QString, QString> &labels)
{
    m_labels = labels;
    const bool alike = table.rowFacet == m_table.rowFacet && table.columnFacet == m_table.columnFacet
        && table.rows == m_table.rows && table.columns == m_table.columns;
    if (alike && !table.rows.isEmpty()) { // what is selected stays so
        m_table = std::move(table);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

void CrossTableModel::setFigures(Figures figures)
{
    m_figures = figures;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int CrossTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_table.rows.isEmpty() ? 0 : int(m_table.rows.size()) + 1;
}

int CrossTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_table.columns.isEmpty() ? 0 : int(m_table.columns.size()) + 1;
}

QString CrossTableModel::rowValue(const QModelIndex &index) const
{
    return m_table.rows.value(index.row());
}

QString CrossTableModel::columnValue(const QModelIndex &index) const
{
    return m_table.columns.value(index.column());
}

int CrossTableModel::countAt(int row, int column) const
{
    const bool allRows = row == m_table.rows.size();
    const bool allColumns = column == m_table.columns.size();
    if (allRows && allColumns)
        return m_table.found;
    if (allColumns)
        return m_table.rowTotals[size_t(row)];
    return allRows ? m_table.columnTotals[size_t(column)] : m_table.count(row, column);
}

QString CrossTableModel::figure(int row, int column) const
{
    const int count = countAt(row, column);
    if (m_figures == Figures::Counts)
        return QLocale().toString(count);
    const int of = m_figures == Figures::ShareOfRow ? countAt(row, int(m_table.columns.size()))
                                                    : countAt(int(m_table.rows.size()), column);
    return of > 0 ? tr("%1 %").arg(QLocale().toString(100.0 * count / of, 'f', 0)) : u"–"_s;
}

QString CrossTableModel::tip(int row, int column) const
{
    const QString many = tr("%n response(s)", nullptr, countAt(row, column));
    const QString across = headerData(row, Qt::Vertical).toString();
    const QString down = headerData(column, Qt::Horizontal).toString();
    QString text = tr("%1 and %2: %3").arg(across, down, many);
    const int inRow = countAt(row, int(m_table.columns.size()));
    const int inColumn = countAt(int(m_table.rows.size()), column);
    if (inRow > 0 && inColumn > 0)
        text += u'\n' + tr("%1 % of the row, %2 % of the column")
                            .arg(QLocale().toString(100.0 * countAt(row, column) / inRow, 'f', 1),
                                 QLocale().toString(100.0 * countAt(row, column) / inColumn, 'f', 1));
    return text;
}

QVariant CrossTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool ofAll = index.row() == m_table.rows.size() || index.column() == m_table.columns.size();
    switch (role) {
    case Qt::DisplayRole: return figure(index.row(), index.column());
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: return tip(index.row(), index.column());
    case Qt::FontRole: {
        QFont font;
        font.setBold(ofAll);
        return ofAll ? QVariant(font) : QVariant();
    }
    case HeatRole:
        return ofAll || m_table.most == 0 ? QVariant() : double(countAt(index.row(), index.column())) / m_table.most;
    case CountRole: return countAt(index.row(), index.column());
    default: return {};
    }
}

QVariant CrossTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList &values = orientation == Qt::Vertical ? m_table.rows : m_table.columns;
    const QString &facet = orientation == Qt::Vertical ? m_table.rowFacet : m_table.columnFacet;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const QString value = values.value(section);
        if (section == values.size())
            return tr("All");
        return orientation == Qt::Vertical && m_labels.contains(value) ? m_labels.value(value) : facetValueLabel(facet, value);
    }
    if (role == Qt::TextAlignmentRole && orientation == Qt::Vertical)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

std::vector<QStringList> CrossTableModel::lines(const QModelIndexList &cells) const
{
    QSet<int> rows;
    QSet<int> columns;
    for (const QModelIndex &cell : cells) {
        rows.insert(cell.row());
        columns.insert(cell.column());
    }
    const auto wanted = [&cells](const QSet<int> &chosen, int i) { return cells.isEmpty() || chosen.contains(i); };
    QStringList heads{facetLabel(m_table.rowFacet)};
    for (int column = 0; column < columnCount(); ++column) {
        if (wanted(columns, column))
            heads << headerData(column, Qt::Horizontal).toString();
    }
    std::vector<QStringList> lines{heads};
    for (int row = 0; row < rowCount(); ++row) {
        if (!wanted(rows, row))
            continue;
        QStringList line{headerData(row, Qt::Vertical).toString()};
        for (int column = 0; column < columnCount(); ++column) {
            if (wanted(columns, column))
                line << QString::number(countAt(row, column));
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace soundings
