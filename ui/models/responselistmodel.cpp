#include "ui/models/responselistmodel.h"

#include <QFont>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

using Ids = std::vector<ResponseId>;

constexpr int PagesAtOnce = 4;     // asked for in one trip; scrolling past more than these drops the oldest wishes
constexpr int RecentPages = 3;     // read again with a quiet answer, so that what is seen does not flicker
constexpr size_t MostRefreshed = 512; // rows read again one by one; beyond that the pages are dropped

Ids slice(const Ids &ids, int page)
{
    const size_t first = std::min(ids.size(), static_cast<size_t>(page) * RowPages::PageSize);
    const size_t last = std::min(ids.size(), first + RowPages::PageSize);
    return {ids.begin() + static_cast<ptrdiff_t>(first), ids.begin() + static_cast<ptrdiff_t>(last)};
}

/// The rows of `ids`, a row for each: one that the desk no longer knows is empty but for its id.
Result<std::vector<ResponseRow>> rowsFor(const Desk &desk, const Ids &ids, const QString &query)
{
    Result<std::vector<ResponseRow>> read = desk.rows(ids, query);
    if (!read)
        return read;
    std::vector<ResponseRow> rows(ids.size());
    size_t next = 0;
    for (size_t i = 0; i < ids.size(); ++i) {
        rows[i].id = ids[i];
        if (next < read->size() && (*read)[next].id == ids[i])
            rows[i] = std::move((*read)[next++]);
    }
    return rows;
}

int columnOfFault(const QString &detail)
{
    static const QRegularExpression place(u"column (\\d+)"_s);
    return place.match(detail).captured(1).toInt();
}

} // namespace

struct ResponseListModel::Found
{
    std::shared_ptr<const Ids> ids;
    std::optional<int> total;
    std::vector<std::pair<int, std::vector<ResponseRow>>> pages;
};

ResponseListModel::ResponseListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_zone(QTimeZone::utc())
    , m_ids(std::make_shared<const Ids>())
{
}

void ResponseListModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    beginResetModel();
    m_desk = desk;
    m_ids = std::make_shared<const Ids>();
    m_pages.clear();
    m_wanted.clear();
    m_query.clear();
    m_shown.clear();
    m_anchor = {};
    m_total = 0;
    m_recount = true;
    m_settled = true;
    m_findAgain = false;
    ++m_question;
    ++m_order;
    endResetModel();
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &ResponseListModel::react);
    m_desk->ask([](const Desk &asked) { return asked.consultation(); })
        .then(this, [this, desk](const Result<Consultation> &read) {
            if (desk != m_desk || !read)
                return;
            const QTimeZone zone(read->zone);
            m_zone = zone.isValid() ? zone : QTimeZone::utc();
            m_year = toUtc(read->closes).toTimeZone(m_zone).date().year();
            emitRows(0, rowCount() - 1);
        });
}

void ResponseListModel::setThemeLooks(const ThemeLooks &looks)
{
    m_looks = looks;
    emitRows(0, rowCount() - 1);
}

void ResponseListModel::setQuery(const QString &query, Sort sort)
{
    const bool reordered = sort != m_sort;
    m_query = query.trimmed();
    m_sort = sort;
    if (reordered)
        Q_EMIT orderChanged();
    find(false);
}

std::optional<SortKey> ResponseListModel::sortKeyOf(int column)
{
    switch (column) {
    case Reference: return SortKey::Reference;
    case Who: return SortKey::Respondent;
    case Kind: return SortKey::Kind;
    case Received: return SortKey::Received;
    case Timely: return SortKey::Timeliness;
    case State: return SortKey::Status;
    default: return std::nullopt;
    }
}

int ResponseListModel::columnOf(SortKey key)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (sortKeyOf(column) == key)
            return column;
    }
    return -1;
}

void ResponseListModel::sort(int column, Qt::SortOrder order)
{
    if (const std::optional<SortKey> key = sortKeyOf(column))
        setQuery(m_query, Sort{*key, order == Qt::DescendingOrder});
    else
        Q_EMIT orderChanged(); // the header shows again what stands
}

ResponseId ResponseListModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? (*m_ids)[static_cast<size_t>(row)] : ResponseId{};
}

int ResponseListModel::rowOf(ResponseId id) const
{
    const auto found = std::find(m_ids->begin(), m_ids->end(), id);
    return found == m_ids->end() || !id.isValid() ? -1 : static_cast<int>(found - m_ids->begin());
}

// --- Finding -----------------------------------------------------------------------------------------------------

void ResponseListModel::find(bool quiet)
{
    if (!m_desk)
        return;
    if (quiet && !m_settled) {
        m_findAgain = true; // one at a time: an import's batches may come faster than answers
        return;
    }
    m_settled = false;
    m_findAgain = false;
    const quint64 question = ++m_question;
    const std::vector<int> recent = quiet ? m_pages.recent(RecentPages) : std::vector<int>{0};
    auto job = [query = m_query, sort = m_sort, anchor = m_anchor, recent, recount = m_recount](
                   const Desk &desk) -> Result<Found> {
        Result<Ids> ids = desk.find(query, sort);
        if (!ids)
            return passOn(ids);
        Found found;
        found.ids = std::make_shared<const Ids>(std::move(*ids));
        if (recount) {
            const Result<int> total = query.isEmpty() ? Result<int>(int(found.ids->size())) : desk.count({});
            if (total)
                found.total = *total;
        }
        std::vector<int> pages = recent;
        if (anchor.isValid()) {
            const auto at = std::find(found.ids->begin(), found.ids->end(), anchor);
            if (at != found.ids->end())
                pages.push_back(RowPages::pageOf(static_cast<int>(at - found.ids->begin())));
        }
        std::sort(pages.begin(), pages.end());
        pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
        for (const int page : pages) {
            Result<std::vector<ResponseRow>> rows = rowsFor(desk, slice(*found.ids, page), query);
            if (!rows)
                return passOn(rows);
            if (!rows->empty())
                found.pages.emplace_back(page, std::move(*rows));
        }
        return found;
    };
    m_desk->ask(std::move(job)).then(this, [this, question](Result<Found> found) {
        take(question, std::move(found));
    });
}

void ResponseListModel::take(quint64 question, Result<Found> found)
{
    if (question != m_question)
        return;
    m_settled = true;
    if (!found) {
        if (found.error().kind == ErrorKind::Invalid)
            Q_EMIT queryFailed(found.error().message, columnOfFault(found.error().detail));
        else
            Q_EMIT failed(found.error().message, found.error().detail);
        return;
    }
    if (found->total) {
        m_total = *found->total;
        m_recount = m_findAgain;
    }
    m_shown = m_query;
    ++m_order;
    m_wanted.clear();
    m_pages.clear();
    for (auto &[page, rows] : found->pages)
        m_pages.put(page, std::move(rows));
    swapIn(std::move(found->ids));
    Q_EMIT settled(rowCount(), m_total);
    if (m_findAgain)
        find(true);
}

void ResponseListModel::swapIn(std::shared_ptr<const Ids> ids)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    const std::shared_ptr<const Ids> old = std::exchange(m_ids, std::move(ids));
    QHash<ResponseId, int> rows; // where those that somebody holds on to stand now
    for (const QModelIndex &held : before)
        rows.insert((*old)[static_cast<size_t>(held.row())], -1);
    if (!rows.isEmpty()) {
        for (size_t row = 0; row < m_ids->size(); ++row) {
            if (const auto kept = rows.find((*m_ids)[row]); kept != rows.end())
                *kept = static_cast<int>(row);
        }
    }
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &held : before) {
        const int row = rows.value((*old)[static_cast<size_t>(held.row())], -1);
        after.append(row < 0 ? QModelIndex() : createIndex(row, held.column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

// --- Rows --------------------------------------------------------------------------------------------------------

void ResponseListModel::want(int page) const
{
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (m_fetchPosted || m_fetching)
        return;
    m_fetchPosted = true;
    // Posted, so that all rows of one painting are asked for in one trip.
    auto *self = const_cast<ResponseListModel *>(this);
    QMetaObject::invokeMethod(self, &ResponseListModel::fetchWanted, Qt::QueuedConnection);
}

void ResponseListModel::fetchWanted()
{
    m_fetchPosted = false;
    std::erase_if(m_wanted, [this](int page) { return m_pages.has(page); });
    if (!m_desk || m_fetching || m_wanted.empty())
        return;
    std::vector<std::pair<int, Ids>> pages; // the latest wishes first; older ones come again when they are seen
    for (auto page = m_wanted.rbegin(); page != m_wanted.rend() && pages.size() < PagesAtOnce; ++page)
        pages.emplace_back(*page, slice(*m_ids, *page));
    m_wanted.clear();
    m_fetching = true;

    using Read = std::vector<std::pair<int, std::vector<ResponseRow>>>;
    auto job = [pages = std::move(pages), query = m_shown](const Desk &desk) -> Result<Read> {
        Read read;
        for (const auto &[page, ids] : pages) {
            Result<std::vector<ResponseRow>> rows = rowsFor(desk, ids, query);
            if (!rows)
                return passOn(rows);
            read.emplace_back(page, std::move(*rows));
        }
        return read;
    };
    m_desk->ask(std::move(job)).then(this, [this, order = m_order](Result<Read> read) {
        m_fetching = false;
        if (read && order == m_order) {
            for (auto &[page, rows] : *read) {
                const int first = page * RowPages::PageSize;
                const int last = first + static_cast<int>(rows.size()) - 1;
                m_pages.put(page, std::move(rows));
                emitRows(first, last);
            }
        } else if (!read) {
            Q_EMIT failed(read.error().message, read.error().detail);
        }
        if (!m_wanted.empty())
            fetchWanted();
    });
}

void ResponseListModel::refresh(const Ids &ids)
{
    if (ids.empty())
        return;
    if (ids.size() > MostRefreshed) {
        ++m_order;
        m_pages.clear();
        emitRows(0, rowCount() - 1);
        return;
    }
    m_desk->ask([ids, query = m_shown](const Desk &desk) { return desk.rows(ids, query); })
        .then(this, [this, order = m_order](const Result<std::vector<ResponseRow>> &rows) {
            if (!rows) {
                Q_EMIT failed(rows.error().message, rows.error().detail);
                return;
            }
            for (const ResponseRow &row : *rows) {
                const int at = order == m_order ? m_pages.replace(row) : -1;
                if (at >= 0)
                    emitRows(at, at);
            }
        });
}

void ResponseListModel::react(const Applied &applied)
{
    Ids touched;
    bool arrived = false;
    bool rejudged = false;
    for (const Change &change : applied.changes) {
        if (std::holds_alternative<ResponseReceived>(change))
            arrived = true;
        else if (std::holds_alternative<DeadlineMoved>(change))
            rejudged = true;
        else if (std::holds_alternative<ResponseViewed>(change))
            continue; // no row tells of it
        else if (const std::optional<ResponseId> id = responseOf(change))
            touched.push_back(*id);
    }
    if (arrived)
        m_recount = true;
    if (arrived || rejudged) {
        find(true);
        return;
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    std::erase_if(touched, [this](ResponseId id) { return m_pages.find(id) < 0; });
    refresh(touched);
}

void ResponseListModel::emitRows(int first, int last)
{
    if (first <= last && last < rowCount())
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

// --- What a view sees --------------------------------------------------------------------------------------------

int ResponseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids->size());
}

int ResponseListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ResponseListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == IdRole)
        return QVariant::fromValue(idAt(index.row()));
    const ResponseRow *row = m_pages.at(index.row());
    if (!row && role != Qt::SizeHintRole && role != Qt::TextAlignmentRole)
        want(RowPages::pageOf(index.row()));
    if (role == LoadingRole)
        return row == nullptr;
    if (!row)
        return role == Qt::DisplayRole ? QVariant(u"…"_s) : QVariant();
    switch (role) {
    case Qt::DisplayRole: return text(*row, index.column());
    case Qt::ToolTipRole: return toolTip(*row, index.column());
    case Qt::AccessibleTextRole: return spoken(*row, index.column());
    case Qt::FontRole: {
        if (row->status != Status::Unread)
            return {};
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    case RowRole: return QVariant::fromValue(*row);
    case SnippetRole: return row->snippet;
    case ChipsRole: return QVariant::fromValue(chips(*row));
    default: return {};
    }
}

} // namespace soundings
