#pragma once

#include "ui/read/readertext.h"

#include <vector>

namespace soundings {

/// Which of the bars beside the text a comment gets.
struct Lane
{
    int lane = 0;    ///< from 0
    int cluster = 0; ///< comments that overlap, directly or through others, are one; in order
    int lanes = 1;   ///< that its cluster needs: as many as overlap at one place at most

    friend bool operator==(const Lane &, const Lane &) = default;
};

/// `ranges` by where they begin. No two that overlap get the same lane, and no more lanes are used than have
/// to be (interval partitioning). Pure, n log n.
[[nodiscard]] std::vector<Lane> lanesOf(const std::vector<TextRange> &ranges);

} // namespace soundings
