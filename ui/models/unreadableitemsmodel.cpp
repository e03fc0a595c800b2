#include "ui/models/unreadableitemsmodel.h"

#include "core/deadline/localtime.h"

#include <QTimeZone>

#include <algorithm>

namespace soundings {

UnreadableItemsModel::UnreadableItemsModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void UnreadableItemsModel::setItems(std::vector<UnreadableItem> items, const QByteArray &zone)
{
    m_all = std::move(items);
    m_zone = zone;
    refresh();
}

void UnreadableItemsModel::setSettledShown(bool shown)
{
    m_settledShown = shown;
    refresh();
}

/// Row by row to what should be shown; both lists are in order of their ids.
void UnreadableItemsModel::refresh()
{
    int row = 0;
    const auto removeWhile = [&](auto goes) {
        while (row < rowCount() && goes(m_shown[size_t(row)])) {
            beginRemoveRows({}, row, row);
            m_shown.erase(m_shown.begin() + row);
            endRemoveRows();
        }
    };
    for (const UnreadableItem &item : m_all) {
        if (isSettled(item) && !m_settledShown)
            continue;
        removeWhile([&](const UnreadableItem &shown) { return shown.id < item.id; });
        if (row < rowCount() && m_shown[size_t(row)].id == item.id) {
            m_shown[size_t(row)] = item;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else {
            beginInsertRows({}, row, row);
            m_shown.insert(m_shown.begin() + row, item);
            endInsertRows();
        }
        ++row;
    }
    removeWhile([](const UnreadableItem &) { return true; });
}

int UnreadableItemsModel::settled() const
{
    return int(std::count_if(m_all.begin(), m_all.end(), isSettled));
}

const UnreadableItem *UnreadableItemsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_shown[size_t(row)] : nullptr;
}

int UnreadableItemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int UnreadableItemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString UnreadableItemsModel::time(Instant at) const
{
    const QTimeZone zone(m_zone);
    return shortLocalTime(at, zone.isValid() ? zone : QTimeZone::utc());
}

QVariant UnreadableItemsModel::data(const QModelIndex &index, int role) const
{
    const UnreadableItem *item = index.isValid() ? at(index.row()) : nullptr;
    if (!item || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (index.column()) {
    case Source:
        return item->source;
    case Reason:
        return item->reason;
    case TakenIn:
        return time(item->at);
    case Settled:
        return isSettled(*item) ? tr("%1 (%2, %3)").arg(item->settled, item->settledBy, time(item->settledAt))
                                : QString();
    default:
        return {};
    }
}

QVariant UnreadableItemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Source:
        return tr("Source");
    case Reason:
        return tr("Reason");
    case TakenIn:
        return tr("Taken in");
    case Settled:
        return tr("Settled");
    default:
        return {};
    }
}

} // namespace soundings
