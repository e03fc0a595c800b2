#pragma once

#include "core/reports/report.h"

#include <QPointF>

class QPainter;

namespace soundings::reports {

/// The least of a block that can stand on a page by itself: a line, a row, a whole chart. Lengths in layout units.
struct Slice
{
    double height = 0;
    bool mayBreakAfter = true;
};

/// A block laid out in a width, ready to be cut at its slices and painted.
class LaidBlock
{
public:
    virtual ~LaidBlock() = default;

    double spaceBefore = 0; ///< the larger of this and the last block's spaceAfter stands between them
    double spaceAfter = 0;
    bool keepWithNext = false;
    double repeatedHead = 0; ///< height of what stands again above a part that is not the first
    std::vector<Slice> slices;

    /// Slices [from, to) with their top left at `at`; with the repeated head if from > 0.
    virtual void paint(QPainter &painter, QPointF at, int from, int to) const = 0;

    [[nodiscard]] double height(int from, int to) const; ///< with the repeated head if from > 0
};

/// None for what has no extent: page breaks and hints. `pageHeight` is the most that one page can hold.
[[nodiscard]] std::unique_ptr<LaidBlock> layOut(const Block &block, double width, double pageHeight);

} // namespace soundings::reports
