#include "ui/models/importitemsmodel.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/deadline/localtime.h"

#include <QTimeZone>

namespace soundings {

ImportItemsModel::ImportItemsModel(QObject *parent) : QAbstractTableModel(parent) {}

void ImportItemsModel::setItems(Items items, const QByteArray &zone, std::optional<ImportOutcome> outcome)
{
    beginResetModel();
    m_items = std::move(items);
    m_zone = zone;
    m_rows.clear();
    for (int i = 0; m_items && i < int(m_items->size()); ++i) {
        if (!outcome || (*m_items)[size_t(i)].outcome == *outcome)
            m_rows.push_back(i);
    }
    endResetModel();
}

const ImportItem *ImportItemsModel::item(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &(*m_items)[size_t(m_rows[size_t(row)])] : nullptr;
}

int ImportItemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ImportItemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ImportItemsModel::data(const QModelIndex &index, int role) const
{
    const ImportItem *found = index.isValid() ? item(index.row()) : nullptr;
    if (!found || index.column() >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*found, Column(index.column()));
    case Qt::ToolTipRole: // a cell may be too narrow for what it says
        return text(*found, Column(index.column()));
    default:
        return {};
    }
}

QString ImportItemsModel::text(const ImportItem &item, Column column) const
{
    const Response &response = item.response;
    if (item.outcome == ImportOutcome::Unreadable && column != Source && column != Reason)
        return {};
    switch (column) {
    case Reference:
        return response.number > 0 ? reference(response.number) : QString();
    case Source:
        return item.source;
    case Who:
        return displayName(response.respondent);
    case Subject:
        return response.subject;
    case Received: {
        const QTimeZone zone(m_zone);
        return shortLocalTime(response.received, zone.isValid() ? zone : QTimeZone::utc());
    }
    case EvidenceUsed:
        return label(response.evidence, response.channel);
    case TimelinessShown:
        return label(response.timeliness);
    case Parts: {
        QStringList names;
        for (const Part &part : response.parts) {
            if (part.kind == PartKind::Attachment)
                names << (part.name.isEmpty() ? part.type : part.name);
        }
        return names.join(tr(", "));
    }
    case Reason:
        return item.reason;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ImportItemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Reference:
        return tr("Reference");
    case Source:
        return tr("Source");
    case Who:
        return tr("From");
    case Subject:
        return tr("Subject");
    case Received:
        return tr("Received");
    case EvidenceUsed:
        return tr("By");
    case TimelinessShown:
        return tr("In time");
    case Parts:
        return tr("Attachments");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace soundings
