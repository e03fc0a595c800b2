#include "ui/models/savedsearchesmodel.h"

#include "core/desk/savedsearches.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <chrono>

namespace soundings {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString rowFormat = u"application/x-soundings-saved-search"_s;

} // namespace

struct SavedSearchesModel::Loaded
{
    std::vector<SavedSearch> searches;
    QHash<SavedSearchId, int> counts;
};

SavedSearchesModel::SavedSearchesModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(300ms);
    connect(&m_rest, &QTimer::timeout, this, &SavedSearchesModel::load);
}

void SavedSearchesModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    beginResetModel();
    m_desk = desk;
    m_searches.clear();
    m_counts.clear();
    m_loading = false;
    m_loadAgain = false;
    m_rest.stop();
    endResetModel();
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &SavedSearchesModel::react);
    load();
}

void SavedSearchesModel::react(const Applied &applied)
{
    const bool written = std::any_of(applied.changes.begin(), applied.changes.end(), [](const Change &change) {
        return std::holds_alternative<SavedSearchWritten>(change);
    });
    if (written)
        load();
    else if (!m_searches.empty() && !m_rest.isActive())
        m_rest.start();
}

/// One question at a time: counting may take longer than changes take to come.
void SavedSearchesModel::load()
{
    if (!m_desk)
        return;
    m_rest.stop();
    if (m_loading) {
        m_loadAgain = true;
        return;
    }
    m_loading = true;
    m_loadAgain = false;
    m_desk->ask([](const Desk &desk) -> Result<Loaded> {
              Result<std::vector<SavedSearch>> searches = desk.savedSearches();
              if (!searches)
                  return passOn(searches);
              Result<QHash<SavedSearchId, int>> counts = savedSearchCounts(desk);
              if (!counts)
                  return passOn(counts);
              return Loaded{std::move(*searches), std::move(*counts)};
          })
        .then(this, [this, desk = m_desk](const Result<Loaded> &loaded) {
            if (desk != m_desk)
                return;
            m_loading = false;
            if (loaded)
                take(*loaded);
            else
                Q_EMIT failed(loaded.error().message, loaded.error().detail);
            if (m_loadAgain)
                load();
        });
}

void SavedSearchesModel::take(const Loaded &loaded)
{
    reorder(loaded.searches);
    m_counts = loaded.counts;
    if (!m_searches.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SavedSearchesModel::reorder(const std::vector<SavedSearch> &searches)
{
    const auto placeIn = [](const std::vector<SavedSearch> &all, SavedSearchId id) {
        const auto found = std::find_if(all.begin(), all.end(), [id](const SavedSearch &one) { return one.id == id; });
        return found == all.end() ? -1 : static_cast<int>(found - all.begin());
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (placeIn(searches, m_searches[static_cast<size_t>(row)].id) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_searches.erase(m_searches.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(searches.size()); ++row) {
        const SavedSearch &wanted = searches[static_cast<size_t>(row)];
        const int from = placeIn(m_searches, wanted.id);
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_searches.insert(m_searches.begin() + row, wanted);
            endInsertRows();
        } else if (from != row) { // those before it are in place: it stands behind
            beginMoveRows({}, from, from, {}, row);
            std::rotate(m_searches.begin() + row, m_searches.begin() + from, m_searches.begin() + from + 1);
            endMoveRows();
        }
        m_searches[static_cast<size_t>(row)] = wanted;
    }
}

std::optional<SavedSearch> SavedSearchesModel::search(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional(m_searches[static_cast<size_t>(row)]) : std::nullopt;
}

int SavedSearchesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_searches.size());
}

int SavedSearchesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SavedSearchesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SavedSearch &search = m_searches[static_cast<size_t>(index.row())];
    const auto count = m_counts.constFind(search.id);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name)
            return search.name;
        return count == m_counts.constEnd() ? u"…"_s : *count < 0 ? u"?"_s : QLocale().toString(*count);
    case Qt::EditRole: return index.column() == Name ? QVariant(search.name) : QVariant();
    case Qt::ToolTipRole:
        if (count != m_counts.constEnd() && *count < 0)
            return tr("%1\nIt names something that is no longer there.").arg(search.query);
        return search.query;
    case Qt::AccessibleTextRole:
        return index.column() == Count && count != m_counts.constEnd() && *count >= 0
            ? QVariant(tr("%n response(s)", nullptr, *count))
            : data(index);
    case Qt::TextAlignmentRole:
        return index.column() == Count ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case QueryRole: return search.query;
    default: return {};
    }
}

QVariant SavedSearchesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Saved search") : tr("Responses");
}

bool SavedSearchesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().simplified();
    const std::optional<SavedSearch> before = search(index.row());
    if (role != Qt::EditRole || index.column() != Name || !before || name.isEmpty() || name == before->name)
        return false;
    Q_EMIT renameRequested(*before, name); // the row follows once it is written
    return true;
}

Qt::ItemFlags SavedSearchesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the rows
    const Qt::ItemFlags row = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    return index.column() == Name ? row | Qt::ItemIsEditable : row;
}

QStringList SavedSearchesModel::mimeTypes() const
{
    return {rowFormat};
}

QMimeData *SavedSearchesModel::mimeData(const QModelIndexList &indexes) const
{
    const std::optional<SavedSearch> dragged = indexes.isEmpty() ? std::nullopt : search(indexes.first().row());
    if (!dragged)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(rowFormat, QByteArray::number(dragged->id.value));
    return data;
}

/// Always false: the view must not remove the row itself; it moves once that is written.
bool SavedSearchesModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &)
{
    if (action != Qt::MoveAction || !data->hasFormat(rowFormat))
        return false;
    const SavedSearchId id{data->data(rowFormat).toLongLong()};
    const auto dragged = std::find_if(m_searches.begin(), m_searches.end(),
                                      [id](const SavedSearch &one) { return one.id == id; });
    if (dragged == m_searches.end())
        return false;
    const int from = static_cast<int>(dragged - m_searches.begin());
    const int to = row < 0 ? rowCount() : row;
    if (const int place = to > from ? to - 1 : to; place != from)
        Q_EMIT moveRequested(id, place);
    return false;
}

} // namespace soundings
