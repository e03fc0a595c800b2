#pragma once

#include "core/consultation/sectionviews.h"
#include "core/store/connection.h"

/// How the comments that count fall on the draft's sections. All throw StoreFailure.
namespace soundings::store {

[[nodiscard]] SectionTallies sectionTalliesOf(Connection &connection);

/// In the order they were made, at most `most` after the comment `after` (invalid: from the first).
[[nodiscard]] std::vector<SectionComment> sectionCommentsOf(Connection &connection, const SectionQuestion &question,
                                                            CommentId after, int most);

} // namespace soundings::store
