#pragma once

#include "core/reports/laidblock.h"

namespace soundings::reports {

/// A row stays whole unless it is longer than a page; then it is cut between lines.
[[nodiscard]] std::unique_ptr<LaidBlock> layTable(const Table &table, double width, double pageHeight);
[[nodiscard]] std::unique_ptr<LaidBlock> layFacts(const Facts &facts, double width, double pageHeight);

/// Short items in columns, read across.
[[nodiscard]] std::unique_ptr<LaidBlock> layGrid(const List &list, double width, double pageHeight);

} // namespace soundings::reports
