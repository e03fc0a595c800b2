#pragma once

#include "core/consultation/views.h"
#include "core/store/connection.h"

namespace soundings::store {

/// Checks the journal's chain, the digest of every original, that every response, comment, theme and unreadable
/// item stands in the journal and the other way round, the texts against the digests the journal has of them, the
/// index, and the database itself. Reads every byte. Throws StoreFailure.
[[nodiscard]] std::vector<Finding> verified(Connection &connection);

} // namespace soundings::store
