#pragma once

#include "core/consultation/result.h"

#include <QString>

#include <functional>

namespace soundings {

struct CopyCounts
{
    qint64 rows = 0;
    qint64 journal = 0; ///< entries
};

/// Moves a consultation between a file and a team database, whole: as store::copyConsultation(). Blocks.
[[nodiscard]] Result<CopyCounts> copyConsultation(const QString &from, const QString &to,
                                                  const std::function<bool(qint64 done, qint64 all)> &progress = {});

} // namespace soundings
