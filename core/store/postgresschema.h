#pragma once

#include "core/store/connection.h"

namespace soundings::store {

/// As migrateFile(), for a team database: in the schema "soundings" of it, all under one lock, so that two people who
/// open it at once make each step once. Throws StoreFailure.
void migrateTeamDatabase(Connection &connection, bool fresh);

} // namespace soundings::store
