#pragma once

#include "core/desk/desk.h"

namespace soundings {

/// A query that can't be read is Invalid, with its place, as in Desk::find().
Result<ChangeSet> saveSearch(Desk &desk, const QString &name, const QString &query, ThemeId theme = {});
Result<ChangeSet> changeSearch(Desk &desk, const SavedSearch &before, const SavedSearch &after);
Result<ChangeSet> removeSearch(Desk &desk, const SavedSearch &search);
/// To the nth place, from 0.
Result<ChangeSet> moveSearch(Desk &desk, SavedSearchId search, int position);

/// How many responses each saved search finds now; -1 where it names what is no longer there. Long: through ask().
[[nodiscard]] Result<QHash<SavedSearchId, int>> savedSearchCounts(const Desk &desk);

} // namespace soundings
