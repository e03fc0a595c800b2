#pragma once

#include "core/extract/table.h"

namespace soundings::extract {

/// A workbook, transitional or strict: every sheet in the workbook's order, charts left out.
[[nodiscard]] Result<Table> readXlsx(const QByteArray &bytes, const ReadLimits &limits);

/// What is said of the binary workbooks of Excel 97 to 2003, which are not read.
[[nodiscard]] tl::unexpected<Error> oldSpreadsheet();

} // namespace soundings::extract
