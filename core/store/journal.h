#pragma once

#include "core/consultation/change.h"
#include "core/consultation/views.h"
#include "core/store/connection.h"
#include "core/store/erasing.h"

namespace soundings::store {

/// The journal's chain: hash(n) = SHA-256(hash(n-1) ‖ seq ‖ at ‖ by ‖ step ‖ kind ‖ change), where each field is
/// UTF-8 followed by a zero byte, numbers are decimal, `at` is milliseconds, and hash(0) is 32 zero bytes.
struct ChainLink
{
    qint64 seq = 0;
    qint64 at = 0;
    QString by;
    qint64 step = 0; ///< seq of the first entry of its ChangeSet
    QString kind;
    QByteArray change; ///< JSON, as stored
    QByteArray sealed = {}; ///< what is personal, beside the chain (sealing.h); null: nothing, or erased
};
[[nodiscard]] QByteArray chainHash(const QByteArray &previous, const ChainLink &link);

/// Entries by their numbers, from the first to the last, and the hash of that.
struct Entries
{
    qint64 first = 0;
    qint64 last = -1;
    QByteArray head;
};
/// Appends one entry a change, inside the caller's transaction.
Entries append(Connection &connection, const ChangeSet &changes, const QString &by, Instant at);

[[nodiscard]] std::vector<JournalEntry> historyOf(Connection &connection, ResponseId response);
/// The numbers of the entries that are wanted, newest first.
[[nodiscard]] std::vector<qint64> journalMatching(Connection &connection, const JournalFilter &filter);
/// In the order of `entries`.
[[nodiscard]] std::vector<JournalRow> journalRows(Connection &connection, const std::vector<qint64> &entries);
[[nodiscard]] QStringList journalPeople(Connection &connection);
[[nodiscard]] qint64 journalEnd(Connection &connection); ///< the number of the newest entry; 0: there is none
/// The hash of the newest entry: 32 bytes.
[[nodiscard]] QByteArray journalHead(Connection &connection);
/// The hash of the first: no other consultation has it, and it stays for ever.
[[nodiscard]] QByteArray journalBeginning(Connection &connection);
/// Entries behind the entry `after` that are altered, missing or out of order, and such whose sealed part is not the one
/// that was sealed, or is gone and no erasure says so. `step` is called for each.
[[nodiscard]] std::vector<Finding> brokenLinks(Connection &connection, const Erasures &erasures, const Step &step,
                                               qint64 after = 0);

} // namespace soundings::store
