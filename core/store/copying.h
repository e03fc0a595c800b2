#pragma once

#include "core/consultation/result.h"

#include <QString>

#include <functional>

namespace soundings::store {

struct Copied
{
    qint64 rows = 0;
    qint64 journal = 0; ///< entries
};

/// Asked every few hundred rows, with how many of all are done; false stops.
using CopyProgress = std::function<bool(qint64 done, qint64 all)>;

/// Makes of the consultation at `from` the same at `to`, where there is none: every row, the originals and the journal
/// byte for byte, in one transaction; then checks that the copy agrees with itself and has the same chain head. What
/// was broken off before is begun anew. On failure or when stopped (Cancelled) nothing is left at `to`.
[[nodiscard]] Result<Copied> copyConsultation(const QString &from, const QString &to, const CopyProgress &progress);

} // namespace soundings::store
