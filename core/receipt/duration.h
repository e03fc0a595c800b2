#pragma once

#include <QString>

namespace soundings {

/// "3 minutes 20 seconds": the two largest units of a stretch of time, whatever its sign.
[[nodiscard]] QString durationText(qint64 ms);

} // namespace soundings
