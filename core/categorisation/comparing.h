#pragma once

#include "core/consultation/comment.h"

/// Pure: what two people made of one response, side by side.
namespace soundings::categorisation {

/// Comments that speak of one place: each overlaps another of them, of the other person or the same.
struct Place
{
    std::optional<Passage> passage; ///< from the first to the last of their text; none: the whole response
    std::vector<Comment> left;      ///< in order of passage; empty: only the other person spoke of it
    std::vector<Comment> right;
    bool agreed = false; ///< both gave it the same themes and the same stances

    friend bool operator==(const Place &, const Place &) = default;
};

/// In order of passage, the whole response first.
[[nodiscard]] std::vector<Place> compared(const std::vector<Comment> &left, const std::vector<Comment> &right);

/// A comment that counts, made from one that a person made independently. Its author is who agrees on it.
[[nodiscard]] Comment agreedFrom(const Comment &independent);

} // namespace soundings::categorisation
