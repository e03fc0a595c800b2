#pragma once

#include "core/reports/laidblock.h"

namespace soundings::reports {

/// A chart stays whole; one with more bars than a page holds becomes several, one a page.
[[nodiscard]] std::unique_ptr<LaidBlock> layChart(const BarChart &chart, double width, double pageHeight);

} // namespace soundings::reports
