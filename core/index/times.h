#pragma once

#include "core/search/query.h"

#include <QTimeZone>

#include <limits>

namespace soundings::index {

/// What `received:` means in a zone, in milliseconds since 1970: from <= x < until.
struct TimeSpan
{
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 until = std::numeric_limits<qint64>::max();
};

/// A time that the clocks skip there stands for the moment of the change; of one shown twice the first is meant, except at
/// the end of a range.
[[nodiscard]] TimeSpan timeSpanOf(const search::ReceivedTest &test, const QTimeZone &zone);

} // namespace soundings::index
