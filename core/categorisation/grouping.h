#pragma once

#include "core/consultation/pointviews.h"

/// Comments that seem to say the same, gathered for a person who words a point from them.
namespace soundings::categorisation {

struct CommentGroup
{
    QStringList words; ///< what they have in common, the most telling first; at most four, as they are written
    std::vector<CommentId> comments; ///< those nearest to the middle first
    int responses = 0;
};

/// Groups of at least `least` comments from more than one response, those of the most responses first. Words are stemmed
/// and weighed by tf-idf (Spärck Jones, 1972), themes weigh as words do; a comment joins the group whose middle is
/// nearest by the cosine, where it is near enough, in one pass (leader clustering: Hartigan, Clustering Algorithms, 1975,
/// chapter 3). The same comments in the same order give the same groups.
[[nodiscard]] std::vector<CommentGroup> grouped(const std::vector<CommentRow> &comments, int least = 3);

} // namespace soundings::categorisation
