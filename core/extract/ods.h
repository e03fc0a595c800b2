#pragma once

#include "core/extract/table.h"

namespace soundings::extract {

/// The sheets of an OpenDocument spreadsheet, in their order.
[[nodiscard]] Result<Table> readOds(const QByteArray &bytes, const ReadLimits &limits);

} // namespace soundings::extract
