#include "ui/models/unreadableitemsmodel.h"

#include "core/deadline/localtime.h"

#include <QTimeZone>

namespace soundings {

UnreadableItemsModel::UnreadableItemsModel(QObject *parent) : QAbstractTableModel(parent) {}

void UnreadableItemsModel::setItems(std::vector<UnreadableItem> items, const QByteArray &zone)
{
    beginResetModel();
    m_items = std::move(items);
    m_zone = zone;
    endResetModel();
}

int UnreadableItemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int UnreadableItemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant UnreadableItemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const UnreadableItem &item = m_items[size_t(index.row())];
    switch (index.column()) {
    case Source:
        return item.source;
    case Reason:
        return item.reason;
    case TakenIn: {
        const QTimeZone zone(m_zone);
        return shortLocalTime(item.at, zone.isValid() ? zone : QTimeZone::utc());
    }
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
    default:
        return {};
    }
}

} // namespace soundings
