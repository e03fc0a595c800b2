#pragma once

#include "core/store/connection.h"

namespace soundings::store {

/// Under which name the login of this connection stands in the journal of a team database, as its administrator said
/// (packaging/team-database). Empty for a file, and where nobody said. Throws StoreFailure.
[[nodiscard]] QString memberName(Connection &connection);

} // namespace soundings::store
