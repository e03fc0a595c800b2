#pragma once

#include "core/consultation/views.h"
#include "core/store/connection.h"

namespace soundings::store {

/// How the matching responses answered the closed questions of surveys, in the order in which they were
/// asked, the newest survey first. Which questions are closed, and how an answer comes apart, is what the
/// newest map says by which a table of that survey was read; surveys with the same questions are one. Throws
/// StoreFailure.
[[nodiscard]] std::vector<QuestionCounts> questionCounts(Connection &connection, const QString &query);

} // namespace soundings::store
