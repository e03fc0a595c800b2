#include "ui/models/facetsmodel.h"

#include "ui/models/facetlabels.h"

#include <QLocale>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

FacetsModel::FacetsModel(QObject *parent) : QAbstractItemModel(parent) {}

void FacetsModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    beginResetModel();
    m_desk = desk;
    m_groups.clear();
    m_all.clear();
    m_query.clear();
    m_loading = false;
    endResetModel();
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &FacetsModel::markStale);
    markStale();
}

void FacetsModel::setQuery(const QString &query)
{
    m_query = query;
    markStale();
}

void FacetsModel::setLookedAt(bool isIt)
{
    m_lookedAt = isIt;
    if (m_stale)
        load();
}

void FacetsModel::markStale()
{
    m_stale = true;
    load();
}

void FacetsModel::load()
{
    if (!m_desk || !m_lookedAt || m_loading)
        return;
    m_loading = true;
    m_stale = false;
    m_desk->ask([query = m_query](const Desk &desk) { return facetsBeside(desk, query); })
        .then(this, [this, desk = m_desk, query = m_query](const Result<std::vector<Facet>> &facets) {
            if (desk != m_desk)
                return;
            m_loading = false;
            if (m_stale)
                load(); // what was asked is no longer asked
            else if (facets)
                take(*facets);
            else if (facets.error().kind != ErrorKind::Invalid) // of a query's fault the search box tells
                Q_EMIT failed(facets.error().message, facets.error().detail);
        });
}

void FacetsModel::take(std::vector<Facet> facets)
{
    const auto has = [&](const QString &name) {
        return std::any_of(facets.begin(), facets.end(), [&](const Facet &facet) { return facet.name == name; });
    };
    for (int row = int(m_groups.size()) - 1; row >= 0; --row) {
        if (has(m_groups[size_t(row)].facet.name))
            continue;
        beginRemoveRows({}, row, row);
        m_groups.erase(m_groups.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(facets.size()); ++row) { // both are in the same order
        if (row >= int(m_groups.size()) || m_groups[size_t(row)].facet.name != facets[size_t(row)].name) {
            beginInsertRows({}, row, row);
            m_groups.insert(m_groups.begin() + row, Group{Facet{facets[size_t(row)].name, {}}, 0, false, 0});
            endInsertRows();
        }
        put(row, std::move(facets[size_t(row)]));
    }
    Q_EMIT settled();
}

void FacetsModel::put(int row, Facet facet)
{
    const auto total = int(facet.values.size());
    int shown = total <= fewValues + 1 || m_all.contains(facet.name) ? total : fewValues;
    for (int at = shown; at < total; ++at) { // what is chosen is never among the others
        if (facet.values[size_t(at)].chosen)
            std::rotate(facet.values.begin() + shown, facet.values.begin() + at, facet.values.begin() + at + 1), ++shown;
    }
    putOthers(row, false);
    putValues(row, std::move(facet), shown);
    putOthers(row, shown < total);
}

/// Rows go before those that stay change, and come after.
void FacetsModel::putValues(int row, Facet facet, int shown)
{
    Group &group = m_groups[size_t(row)];
    const QModelIndex parent = index(row, Name);
    if (shown < group.shown) {
        beginRemoveRows(parent, shown, group.shown - 1);
        group.shown = shown;
        endRemoveRows();
    }
    group.facet = std::move(facet);
    group.most = 0;
    for (const FacetValue &value : group.facet.values)
        group.most = std::max(group.most, value.count);
    Q_EMIT dataChanged(parent, index(row, Count));
    if (group.shown > 0)
        Q_EMIT dataChanged(index(0, Name, parent), index(group.shown - 1, Count, parent));
    if (shown > group.shown) {
        beginInsertRows(parent, group.shown, shown - 1);
        group.shown = shown;
        endInsertRows();
    }
}

void FacetsModel::putOthers(int row, bool are)
{
    Group &group = m_groups[size_t(row)];
    const QModelIndex parent = index(row, Name);
    if (are && !group.others) {
        beginInsertRows(parent, group.shown, group.shown);
        group.others = true;
        endInsertRows();
    } else if (!are && group.others) {
        beginRemoveRows(parent, group.shown, group.shown);
        group.others = false;
        endRemoveRows();
    }
}

void FacetsModel::showAll(const QString &facet)
{
    m_all << facet;
    for (int row = 0; row < int(m_groups.size()); ++row) {
        if (m_groups[size_t(row)].facet.name == facet)
            put(row, Facet(m_groups[size_t(row)].facet));
    }
}

int FacetsModel::chosen() const
{
    int all = 0;
    for (const Group &group : m_groups) {
        all += int(std::count_if(group.facet.values.begin(), group.facet.values.end(),
                                 [](const FacetValue &value) { return value.chosen; }));
    }
    return all;
}

// --- The tree: a facet's rows have the facet's row in their internal id, from 1 ----------------------------------------

int FacetsModel::rowsOf(const Group &group) const
{
    return group.shown + (group.others ? 1 : 0);
}

QModelIndex FacetsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : 0);
}

QModelIndex FacetsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, Name, quintptr(0));
}

int FacetsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    const bool isFacet = parent.internalId() == 0 && parent.column() == Name;
    return isFacet ? rowsOf(m_groups[size_t(parent.row())]) : 0;
}

int FacetsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const FacetValue *FacetsModel::valueAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const Group &group = m_groups[size_t(index.internalId()) - 1];
    return index.row() < group.shown ? &group.facet.values[size_t(index.row())] : nullptr;
}

QVariant FacetsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return ofFacet(m_groups[size_t(index.row())], index.column(), role);
    const Group &group = m_groups[size_t(index.internalId()) - 1];
    if (role == FacetRole)
        return group.facet.name;
    if (const FacetValue *value = valueAt(index))
        return ofValue(group, *value, index.column(), role);
    return ofOthers(group, index.column(), role);
}

QVariant FacetsModel::ofFacet(const Group &group, int column, int role) const
{
    if (role == FacetRole)
        return group.facet.name;
    if (column != Name)
        return {};
    if (role == Qt::DisplayRole)
        return facetLabel(group.facet.name);
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %n value(s)", nullptr, int(group.facet.values.size())).arg(facetLabel(group.facet.name));
    return {};
}

QVariant FacetsModel::ofValue(const Group &group, const FacetValue &value, int column, int role) const
{
    const QString name = facetValueLabel(group.facet.name, value.value);
    const QString count = QLocale().toString(value.count);
    switch (role) {
    case Qt::DisplayRole: return column == Name ? name : count;
    case Qt::TextAlignmentRole:
        return column == Name ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        return column == Name ? QVariant(value.chosen ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::ToolTipRole: {
        const QString many = tr("%n response(s)", nullptr, value.count);
        return value.chosen ? tr("%1: %2. Untick to let the others in again.").arg(name, many)
                            : tr("%1: %2. Tick to see only these; tick several to see all of those.").arg(name, many);
    }
    case Qt::AccessibleTextRole: return column == Name ? tr("%1, %2").arg(name, count) : count;
    case ValueRole: return value.value;
    case ShareRole: return group.most > 0 ? double(value.count) / group.most : 0.0;
    case MoreRole: return false;
    default: return {};
    }
}

QVariant FacetsModel::ofOthers(const Group &group, int column, int role) const
{
    if (role == MoreRole)
        return true;
    if (column != Name)
        return {};
    const int others = int(group.facet.values.size()) - group.shown;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return tr("Show %n more", nullptr, others);
    return {};
}

bool FacetsModel::setData(const QModelIndex &index, const QVariant &, int role)
{
    const FacetValue *value = valueAt(index);
    if (role != Qt::CheckStateRole || !value)
        return false;
    Q_EMIT narrowed(withValueToggled(m_query, m_groups[size_t(index.internalId()) - 1].facet.name, value->value));
    return true;
}

Qt::ItemFlags FacetsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.internalId() != 0)
        flags |= Qt::ItemNeverHasChildren;
    if (valueAt(index) && index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace soundings
