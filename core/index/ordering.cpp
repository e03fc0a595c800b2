#include "core/index/index.h"

#include <algorithm>

namespace soundings::index {

namespace {

/// Those of `order` that were found, in its order or from its end.
std::vector<Document> picked(const std::vector<Document> &order, const Bitmap &found, size_t end, bool fromEnd, size_t most)
{
    const std::vector<quint64> bits = found.bits(end);
    std::vector<Document> all;
    all.reserve(std::min(most, found.count()));
    const auto pick = [&](Document document) {
        if (bits[document / 64] >> (document % 64) & 1)
            all.push_back(document);
        return all.size() < most;
    };
    if (fromEnd) {
        for (auto at = order.rbegin(); at != order.rend() && pick(*at); ++at) {}
    } else {
        for (auto at = order.begin(); at != order.end() && pick(*at); ++at) {}
    }
    return all;
}

/// Few are sorted by themselves, many are met in an order that stands.
template<class Less>
std::vector<Document> inOrder(const std::vector<Document> &order, const Bitmap &found, size_t end, bool descending,
                              size_t most, Less less)
{
    if (found.count() * 32 > order.size())
        return picked(order, found, end, descending, most);
    std::vector<Document> all = found.documents();
    const auto sorted = [&](auto before) {
        const size_t wanted = std::min(most, all.size());
        std::partial_sort(all.begin(), all.begin() + ptrdiff_t(wanted), all.end(), before);
        all.resize(wanted);
    };
    if (descending)
        sorted([&](Document a, Document b) { return less(b, a); });
    else
        sorted(less);
    return all;
}

/// By number, where documents that the store made later have greater ones, as they do.
std::vector<Document> byNumber(const Columns &columns, const Bitmap &found)
{
    std::vector<Document> all = found.documents();
    if (!columns.numbersAscend()) {
        std::sort(all.begin(), all.end(),
                  [&](Document a, Document b) { return columns.number(a) < columns.number(b); });
    }
    return all;
}

/// By a column, then a second one, then number. Few values: put into their places without comparing.
std::vector<Document> byColumns(const Columns &columns, const Bitmap &found, Columns::Single first, bool descending,
                                std::optional<Columns::Single> second)
{
    std::vector<Document> all = byNumber(columns, found);
    const auto sortBy = [&](Columns::Single which, bool down) {
        const Column &column = columns.column(which);
        std::vector<std::vector<Document>> places(size_t(column.values().size()));
        for (const Document document : all)
            places[column.at(document)].push_back(document);
        if (down)
            std::reverse(places.begin(), places.end());
        all.clear();
        for (const std::vector<Document> &place : places)
            all.insert(all.end(), place.begin(), place.end());
    };
    if (second)
        sortBy(*second, false);
    sortBy(first, descending);
    return all;
}

/// Names descend, numbers of one name ascend all the same.
void turnNames(std::vector<Document> &all, const Columns &columns)
{
    for (auto begin = all.begin(); begin != all.end();) {
        const auto end = std::find_if(begin, all.end(),
                                      [&](Document document) { return !columns.isNamedAlike(*begin, document); });
        std::reverse(begin, end);
        begin = end;
    }
}

} // namespace

std::vector<ResponseId> Index::ordered(const Bitmap &found, Sort sort, size_t most) const
{
    const Columns &columns = m_columns;
    std::vector<Document> all;
    switch (sort.key) {
    case SortKey::Received:
    case SortKey::Relevance: // where nothing tells it
        all = inOrder(columns.byReceipt(), found, columns.end(), sort.descending || sort.key == SortKey::Relevance, most,
                      [&](Document a, Document b) { return columns.isReceivedBefore(a, b); });
        break;
    case SortKey::Respondent:
        all = inOrder(columns.byName(), found, columns.end(), sort.descending, found.count(),
                      [&](Document a, Document b) { return columns.isNamedBefore(a, b); });
        if (sort.descending)
            turnNames(all, columns);
        break;
    case SortKey::Reference:
        all = byNumber(columns, found);
        if (sort.descending)
            std::reverse(all.begin(), all.end());
        break;
    case SortKey::Kind:
        all = byColumns(columns, found, Columns::Kind, sort.descending, {});
        break;
    case SortKey::Timeliness:
        all = byColumns(columns, found, Columns::TimelinessOf, sort.descending, Columns::Ruling);
        break;
    case SortKey::Status:
        all = byColumns(columns, found, Columns::StatusOf, sort.descending, {});
        break;
    }
    std::vector<ResponseId> ids;
    ids.reserve(std::min(most, all.size()));
    for (size_t i = 0; i < std::min(most, all.size()); ++i)
        ids.push_back({qint64(all[i])});
    return ids;
}

} // namespace soundings::index
