#pragma once

#include "core/store/connection.h"

namespace soundings::store {

/// "SNDG" in the file's header tells a consultation from any other SQLite file.
inline constexpr int applicationId = 0x534e4447;
/// The newest migration, of a file and of a team database alike; a file says in its user_version how far it has come.
[[nodiscard]] int schemaVersion();

/// Makes a consultation of a new file, or brings an older one up to schemaVersion(), a transaction a migration. Refuses a file of another program (Unreadable)
/// and one written by a later version (Newer). `fresh`: the file was just made. Throws StoreFailure.
void migrateFile(Connection &connection, bool fresh);

[[noreturn]] void refuseNewer(const QString &name, int version);
/// Where what is here is a copy that is not whole yet.
void refuseUnfinished(Connection &connection);

} // namespace soundings::store
