#pragma once

#include "core/consultation/change.h"
#include "core/store/connection.h"

#include <QHash>

namespace soundings::store {

/// Bytes to be kept, by their SHA-256.
using Originals = QHash<QByteArray, QByteArray>;

/// Writes what the changes say into the tables, inside the caller's transaction, and fills in the ids it gave.
/// A response that names none before it is linked to the first from the same address.
/// Refuses (throws StoreFailure) what would break a rule: a passage outside its text, a name twice among siblings,
/// a theme in use removed, a change made on what somebody else has changed since.
void applyTo(Connection &connection, ChangeSet &changes, const Originals &originals, const QString &by, Instant at);

/// Throws: a change that rests on what stood before did not find it so, since somebody else came first. `what` is the
/// source text of a translation: "The response".
[[noreturn]] void overtaken(const char *what);

/// Text as sorting and comparing by name want it: folded, without accents.
[[nodiscard]] QString sortKey(const QString &text);

} // namespace soundings::store
