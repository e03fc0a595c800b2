#pragma once

#include "core/desk/desk.h"

#include <functional>

/// The record: whether it stands as it was written, and that it does not get lost. All may be called on any
/// thread and take long.
namespace soundings {

/// Told how many of so many steps are done; false stops (Cancelled).
using RecordProgress = std::function<bool(qint64 done, qint64 all)>;

/// As Desk::verify(), with progress.
Result<std::vector<Finding>> verifyRecord(const Desk &desk, const RecordProgress &progress);

/// Where the journal stood: what a report has printed on it, so that a copy on paper fixes the record until
/// then.
struct JournalMark
{
    qint64 entry = 0; ///< 0: nothing has happened yet
    QByteArray head;  ///< the chain's hash after it: 32 bytes
};
Result<JournalMark> journalMark(const Desk &desk);
/// "Record: journal entry 1234, SHA-256 abcd…"
[[nodiscard]] QString toText(const JournalMark &mark);
/// After which entry the chain's head was this one. None: the journal is not the one it was printed from, or
/// was altered since.
Result<std::optional<qint64>> entryWithHead(const Desk &desk, const QByteArray &head);

/// Quick, and no more than a beginning: whether the file's pages hold together, its journal's newest entries are chained,
/// and the journal has the entry after which its head was `head`; empty: that is not asked.
Result<std::vector<Finding>> quickCheck(const Desk &desk, const QByteArray &head, const RecordProgress &progress = {});

/// What could be read of a damaged file.
struct Salvage
{
    QStringList saved;         ///< "1204 responses", a line each
    std::vector<Finding> lost; ///< what could not be read, as far as the journal tells of it, and what can't be sure to be
                               ///< right; empty: all is there
};
/// Reads what can be read of a damaged consultation file into a new one, `fresh`, and leaves the damaged one as it is.
/// Refuses to overwrite, and leaves nothing where nothing could be read or it is stopped.
Result<Salvage> salvage(const QString &damaged, const QString &fresh, const RecordProgress &progress = {});

/// "Ann on kiln-3 has had … open since …", or that its folder can't be written in: why the file can only be read on this
/// machine now; none: it may be written. Reads a small file beside the consultation.
[[nodiscard]] std::optional<QString> whyOnlyRead(const QString &file);

} // namespace soundings
