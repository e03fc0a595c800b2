#pragma once

#include "core/consultation/sectionviews.h"
#include "core/desk/desk.h"

/// What was said on which section of the draft. Only comments that count. Both block: for ask().
namespace soundings {

[[nodiscard]] Result<SectionTallies> sectionTallies(const Desk &desk);

/// In the order they were made, at most `most` after the comment `after`; invalid: from the first.
[[nodiscard]] Result<std::vector<SectionComment>> sectionComments(const Desk &desk, const SectionQuestion &question,
                                                                  CommentId after, int most);

} // namespace soundings
