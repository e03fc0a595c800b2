#pragma once

#include "core/consultation/change.h"
#include "core/store/connection.h"

#include <QHash>
#include <QSet>

namespace soundings::store {

/// What stands where the name of a file or an item stood.
inline const QString erasedSource = QStringLiteral("erased");

/// Writes into the tables what the change says, and fills in the entries of the journal that are to lose what is
/// personal. Refuses (throws StoreFailure) what would leave some of it: a part, a note or a memo of the response that
/// the change says nothing of.
void erasePerson(Connection &connection, PersonErased &change);
/// After the change's own entry stands in the journal: the entries it names lose what is personal.
void eraseFromJournal(Connection &connection, const ChangeSet &changes);
/// After the transaction: rewrites the file, or has the server tidy its tables, so that nothing of what was erased stays
/// in free places. What a server does not let its members do it does by itself later.
void wipeFreePlaces(Connection &connection);

/// What the journal says was erased.
struct Erasures
{
    QHash<qint64, qint64> entries;         ///< that lost what is personal, and by which entry (the newest)
    QHash<qint64, QByteArray> rewritten;   ///< SHA-256 of what an entry from before sealing says since
    QSet<QByteArray> originals;            ///< whose bytes are gone
    int responses = 0;
    int times = 0; ///< that something was erased
};
[[nodiscard]] Erasures erasuresOf(Connection &connection);

} // namespace soundings::store
