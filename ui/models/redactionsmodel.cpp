#include "ui/models/redactionsmodel.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <algorithm>

namespace soundings {

void RedactionsModel::gather()
{
    m_shown.clear();
    for (size_t i = 0; i < m_all.size(); ++i) {
        if (isShown(i))
            m_shown.push_back(i);
    }
}

void RedactionsModel::setRows(std::vector<RedactionRow> rows)
{
    beginResetModel();
    m_all = std::move(rows);
    gather();
    endResetModel();
}

void RedactionsModel::setWaitingOnly(bool only)
{
    if (m_waitingOnly == only)
        return;
    beginResetModel();
    m_waitingOnly = only;
    gather();
    endResetModel();
}

void RedactionsModel::update(const RedactionRow &now)
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const RedactionRow &row) { return row.id == now.id; });
    if (found == m_all.end())
        return;
    *found = now;
    const size_t place = size_t(found - m_all.begin());
    const auto here = std::lower_bound(m_shown.begin(), m_shown.end(), place);
    const int row = int(here - m_shown.begin());
    const bool stands = here != m_shown.end() && *here == place;
    if (stands && !isShown(place)) {
        beginRemoveRows({}, row, row);
        m_shown.erase(here);
        endRemoveRows();
    } else if (!stands && isShown(place)) {
        beginInsertRows({}, row, row);
        m_shown.insert(here, place);
        endInsertRows();
    } else if (stands) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

const RedactionRow *RedactionsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_all[m_shown[size_t(row)]] : nullptr;
}

int RedactionsModel::rowOf(ResponseId response) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->id == response)
            return row;
    }
    return -1;
}

bool RedactionsModel::contains(ResponseId response) const
{
    return std::any_of(m_all.begin(), m_all.end(), [&](const RedactionRow &row) { return row.id == response; });
}

int RedactionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int RedactionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RedactionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole && column >= ToDecide && column <= LeftIn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const RedactionRow &row = *at(index.row());
    switch (column) {
    case Reference: return reference(row.number);
    case From: return row.who;
    case Consent: return label(row.confidentiality);
    case ToDecide: return tr("%L1").arg(row.offers);
    case Hidden: return tr("%L1").arg(row.hidden);
    case LeftIn: return tr("%L1").arg(row.leftIn);
    default: return {};
    }
}

QVariant RedactionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[]{tr("Response"), tr("From"), tr("To decide"), tr("Hidden"), tr("Left in"), tr("Consent")};
    static_assert(std::size(titles) == ColumnCount);
    return titles[section];
}

} // namespace soundings
