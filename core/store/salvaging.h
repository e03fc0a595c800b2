#pragma once

#include "core/consultation/result.h"

#include <QString>

#include <functional>

namespace soundings::store {

/// What became of a table of a damaged file.
struct Salvaged
{
    QString table;
    qint64 rows = 0;    ///< that could be read
    bool whole = false; ///< it could be read from the first row to the last without an error
    QString error = {}; ///< the first, technical
};

/// Told how many of so many tables are done; false stops.
using SalvageProgress = std::function<bool(qint64 done, qint64 all)>;

/// Reads what can be read of a damaged consultation file into a new one; the damaged one stays as it is. The
/// new one may lack things that others refer to: verified() names them. Refuses to overwrite, and where
/// nothing can be read at all.
[[nodiscard]] Result<std::vector<Salvaged>> salvage(const QString &damaged, const QString &fresh,
                                                    const SalvageProgress &progress = {});

/// Whether the database itself finds nothing wrong with the file's pages; quick, and knows nothing of the journal.
[[nodiscard]] bool isWhole(const QString &file);

} // namespace soundings::store
