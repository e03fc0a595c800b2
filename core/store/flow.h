#pragma once

#include "core/consultation/views.h"
#include "core/store/connection.h"

namespace soundings::store {

/// The first response after `from` (invalid: the first of all) in the order of the list that matches and waits; past
/// the end it goes on at the beginning. Never `from` itself. Throws StoreFailure as matching() does.
[[nodiscard]] std::optional<ResponseId> nextWaiting(Connection &connection, Waiting waiting, const QString &query,
                                                    Sort sort, ResponseId from);

} // namespace soundings::store
