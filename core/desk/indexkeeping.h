#pragma once

#include "core/desk/desk.h"

#include <functional>

namespace soundings {

/// In responses; false stops it. On the thread that asks.
using IndexProgress = std::function<bool(qint64 done, qint64 total)>;

/// Brings the search index up to date, from nothing where `anew`: then the store's own, too. Gives a sentence where the one
/// that stood was damaged. Of a small consultation, and of a team database, which has its index while it is open, only the
/// store's. Cancelled where `progress` stopped it.
Result<QString> bringIndexUpToDate(Desk &desk, bool anew, const IndexProgress &progress = {});

} // namespace soundings
