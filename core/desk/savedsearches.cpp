#include "core/desk/savedsearches.h"

#include <QCoreApplication>

namespace soundings {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

Result<ChangeSet> saveSearch(Desk &desk, const QString &name, const QString &query, ThemeId theme)
{
    if (const Result<int> readable = desk.count(query); !readable)
        return passOn(readable);
    const Result<std::vector<SavedSearch>> there = desk.savedSearches();
    if (!there)
        return passOn(there);
    const int position = there->empty() ? 0 : there->back().position + 1;
    return desk.apply({SavedSearchWritten{std::nullopt, SavedSearch{{}, name.simplified(), query, position, theme}}},
                      text("Save search %1").arg(name));
}

Result<ChangeSet> changeSearch(Desk &desk, const SavedSearch &before, const SavedSearch &after)
{
    if (const Result<int> readable = desk.count(after.query); !readable)
        return passOn(readable);
    if (before == after)
        return ChangeSet();
    return desk.apply({SavedSearchWritten{before, after}}, text("Change search %1").arg(before.name));
}

Result<ChangeSet> removeSearch(Desk &desk, const SavedSearch &search)
{
    return desk.apply({SavedSearchWritten{search, std::nullopt}}, text("Remove search %1").arg(search.name));
}

Result<ChangeSet> moveSearch(Desk &desk, SavedSearchId search, int position)
{
    Result<std::vector<SavedSearch>> all = desk.savedSearches();
    if (!all)
        return passOn(all);
    const auto found = std::find_if(all->begin(), all->end(), [&](const SavedSearch &one) { return one.id == search; });
    if (found == all->end())
        return failure(ErrorKind::NotFound, text("This search is no longer there."));
    const SavedSearch moved = *found;
    all->erase(found);
    all->insert(all->begin() + std::clamp<std::ptrdiff_t>(position, 0, std::ssize(*all)), moved);
    ChangeSet changes;
    for (size_t i = 0; i < all->size(); ++i) {
        SavedSearch after = (*all)[i];
        after.position = int(i);
        if (after != (*all)[i])
            changes.emplace_back(SavedSearchWritten{(*all)[i], after});
    }
    return desk.apply(std::move(changes), text("Move search %1").arg(moved.name));
}

Result<QHash<SavedSearchId, int>> savedSearchCounts(const Desk &desk)
{
    const Result<std::vector<SavedSearch>> all = desk.savedSearches();
    if (!all)
        return passOn(all);
    QHash<SavedSearchId, int> counts;
    for (const SavedSearch &search : *all) {
        const Result<int> count = desk.count(search.query);
        if (!count && count.error().kind != ErrorKind::Invalid)
            return passOn(count);
        counts.insert(search.id, count.value_or(-1));
    }
    return counts;
}

} // namespace soundings
