#pragma once

#include <QString>

namespace soundings {

/// Where a person keeps documents: their folder for that, or their home where they have none.
[[nodiscard]] QString documentsFolder();

} // namespace soundings
