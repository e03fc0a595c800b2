#pragma once

#include "core/desk/reporting.h"
#include "core/reports/pointsreport.h"

namespace soundings {

/// What the reports on points tell, read from the open consultation. Quotations are those chosen to be quoted, without
/// what tells who wrote, and none that was given in confidence. Blocks; stopped by `progress`, Cancelled.
[[nodiscard]] Result<reports::PointsInput> readPoints(const Desk &desk, const ReportRequest &request,
                                                      const reports::Progress &progress);

} // namespace soundings
