#pragma once

#include "core/consultation/views.h"
#include "core/store/connection.h"

#include <functional>
#include <optional>

namespace soundings::store {

/// Told how many of so many steps are done; false stops.
using VerifyProgress = std::function<bool(qint64 done, qint64 all)>;

/// Checks the journal's chain; every table against what the journal tells; the bytes of every original and every text
/// against their digests; what is kept to find things; and the database itself. Reads every byte. Throws StoreFailure, of
/// kind Cancelled where `progress` said so.
[[nodiscard]] std::vector<Finding> verified(Connection &connection, const VerifyProgress &progress = {});

/// Quick, and no more than a beginning: whether a file's pages hold together, whether the journal's newest entries are
/// chained, and whether it has the entry after which its head was `head`; empty: that is not asked.
[[nodiscard]] std::vector<Finding> quicklyVerified(Connection &connection, const QByteArray &head, const Step &step);

/// The number of the journal entry after which the chain's head was `hash`: what a report has printed on it. None: the
/// journal is not the one that was printed, or was altered since.
[[nodiscard]] std::optional<qint64> entryWithHead(Connection &connection, const QByteArray &hash);

} // namespace soundings::store
