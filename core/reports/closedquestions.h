#pragma once

#include "core/consultation/views.h"
#include "core/reports/report.h"

namespace soundings::reports {

/// A table a closed question, with the number of those who answered it, of which its shares are. Nothing
/// where no survey asked any.
[[nodiscard]] std::vector<Block> closedQuestions(const std::vector<QuestionCounts> &questions);

} // namespace soundings::reports
