#pragma once

#include "core/reports/laidblock.h"

namespace soundings::reports {

[[nodiscard]] std::unique_ptr<LaidBlock> layHeading(const Heading &heading, double width);
[[nodiscard]] std::unique_ptr<LaidBlock> layParagraph(const Paragraph &paragraph, double width);
[[nodiscard]] std::unique_ptr<LaidBlock> layList(const List &list, double width);
[[nodiscard]] std::unique_ptr<LaidBlock> layQuotation(const Quotation &quotation, double width);
[[nodiscard]] std::unique_ptr<LaidBlock> layFigures(const Figures &figures, double width);

} // namespace soundings::reports
