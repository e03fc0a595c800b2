#pragma once

#include "core/consultation/consideration.h"
#include "core/store/connection.h"

/// What the record of consideration is made of. All throw StoreFailure.
namespace soundings::store {

/// Those that match, in that order; equal ones by number.
[[nodiscard]] std::vector<ResponseId> considered(Connection &connection, const QString &query, ConsiderationSort sort);
/// In the order of `ids`; those that no longer exist are left out.
[[nodiscard]] std::vector<ConsiderationRow> considerationRows(Connection &connection, const std::vector<ResponseId> &ids);
[[nodiscard]] std::vector<Viewing> viewingsOf(Connection &connection, const std::vector<ResponseId> &ids); ///< oldest first
/// What the journal says of their status, receipts sent, and rulings on them; oldest first.
[[nodiscard]] std::vector<ConsiderationStep> considerationSteps(Connection &connection,
                                                                const std::vector<ResponseId> &ids);

} // namespace soundings::store
