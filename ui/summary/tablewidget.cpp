#include "ui/summary/tablewidget.h"

#include <QClipboard>
#include <QFont>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QWheelEvent>

namespace soundings {

using namespace Qt::StringLiterals;

ReportTableModel::ReportTableModel(reports::Table table, QObject *parent)
    : QAbstractTableModel(parent), m_table(std::move(table))
{}

int ReportTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int ReportTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant ReportTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const reports::Row &row = m_table.rows[size_t(index.row())];
    if (size_t(index.column()) >= row.size())
        return {};
    const reports::Cell &cell = row[size_t(index.column())];
    const bool atEnd = m_table.columns[size_t(index.column())].alignment == reports::Alignment::End;
    switch (role) {
    case Qt::DisplayRole: return QString(cell.indent * 3, u'\u2003') + cell.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return cell.text;
    case Qt::DecorationRole: return cell.colour.isEmpty() ? QVariant() : QVariant(QColor(cell.colour));
    case Qt::TextAlignmentRole: return int((atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (m_table.lastIsTotal && index.row() == rowCount() - 1) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default: return {};
    }
}

QVariant ReportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const reports::Column &column = m_table.columns[size_t(section)];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return column.title;
    if (role == Qt::TextAlignmentRole) {
        const bool atEnd = column.alignment == reports::Alignment::End;
        return int((atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

TableWidget::TableWidget(const reports::Table &table, QWidget *parent) : QTableView(parent)
{
    setModel(new ReportTableModel(table, this));
    setAccessibleName(table.caption);
    for (const reports::Column &column : table.columns)
        m_shares.push_back(std::max(column.width, 0.1));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
}

QSize TableWidget::sizeHint() const
{
    const int rows = model()->rowCount() * verticalHeader()->defaultSectionSize();
    return {fontMetrics().averageCharWidth() * 40, horizontalHeader()->sizeHint().height() + rows + 2};
}

void TableWidget::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

/// Numbers get what their titles need; texts share the rest.
void TableWidget::shareWidth()
{
    const QFontMetrics metrics(horizontalHeader()->font());
    const int pad = metrics.averageCharWidth() * 3;
    int room = viewport()->width();
    double shares = 0;
    const int columns = model()->columnCount();
    const auto isNumber = [&](int column) {
        return model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    };
    const auto needs = [&](int column) {
        return metrics.horizontalAdvance(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) + pad;
    };
    for (int column = 0; column < columns; ++column) {
        if (isNumber(column))
            room -= needs(column);
        else
            shares += m_shares[size_t(column)];
    }
    for (int column = 0; column < columns; ++column) {
        const double share = shares > 0 ? m_shares[size_t(column)] / shares : 0;
        setColumnWidth(column, isNumber(column) ? needs(column) : std::max(int(room * share), pad * 3));
    }
}

void TableWidget::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void TableWidget::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTableView::keyPressEvent(event);
        return;
    }
    QModelIndexList selected = selectionModel()->selectedIndexes();
    std::sort(selected.begin(), selected.end());
    QString text;
    for (qsizetype i = 0; i < selected.size(); ++i) {
        if (i > 0)
            text += selected[i].row() == selected[i - 1].row() ? u'\t' : u'\n';
        text += selected[i].data(Qt::AccessibleTextRole).toString();
    }
    QGuiApplication::clipboard()->setText(text);
}

} // namespace soundings
