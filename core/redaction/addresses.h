#pragma once

#include "core/redaction/found.h"

namespace soundings::redaction {

/// Where somebody lives or works: number and street, a house by its name, a box, and the lines or the parts between
/// commas that stand above a post code, with it. A street alone is none.
[[nodiscard]] Finds addresses(const QString &text, const Finds &postcodes);

} // namespace soundings::redaction
