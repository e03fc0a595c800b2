#pragma once

#include "core/consultation/views.h"
#include "core/store/retelling.h"

namespace soundings::store {

/// Rows that the journal does not account for, rows that it tells of and that are gone, and values that are
/// others than those it tells. Throws StoreFailure, of kind Cancelled where `step` said so.
[[nodiscard]] std::vector<Finding> differences(Connection &connection, Retelling &told, const Step &step);

} // namespace soundings::store
