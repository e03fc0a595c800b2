#pragma once

#include "core/consultation/instant.h"
#include "core/store/connection.h"
#include "core/store/verifying.h"

namespace soundings::store {

/// Writes a consultation file, as it stands at one moment while others write, into one new file without a log beside it.
/// `progress` is told bytes, and may stop it (Cancelled): half a file is left then, and the caller takes it away. Not of
/// a team database. Throws StoreFailure.
void writeCopy(Connection &connection, const QString &file, const VerifyProgress &progress);

/// Of a copy that nobody has open: opening it gave it a log, and a backup is one file, which can be read on a disk that
/// can't be written.
[[nodiscard]] Result<> takeLogAway(const QString &file);

/// What a consultation file is, read without changing anything in it or beside it, whatever version wrote it.
struct Described
{
    QString title;
    int responses = 0;
    qint64 entry = 0;     ///< the journal's newest
    QByteArray head;      ///< the journal's, after it: 32 bytes
    QByteArray beginning; ///< hash of the journal's first entry: no other consultation has it
    Instant last;         ///< when its newest entry was written
};
[[nodiscard]] Result<Described> described(const QString &file);

} // namespace soundings::store
