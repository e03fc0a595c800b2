#pragma once

#include "core/consultation/views.h"
#include "core/store/asking.h"
#include "core/store/connection.h"

#include <QHash>

#include <optional>

/// Many responses at once: ids that match, their rows, their counts. All throw StoreFailure; a query or a facet
/// that can't be read is Invalid, with the column in the detail.
namespace soundings::store {

[[nodiscard]] std::vector<ResponseId> matching(Connection &connection, const QString &query, Sort sort);
[[nodiscard]] int countMatching(Connection &connection, const QString &query);
[[nodiscard]] std::vector<ResponseRow> rowsOf(Connection &connection, const std::vector<ResponseId> &ids,
                                              const QString &query);
/// As above; with these scores, where they are known already.
[[nodiscard]] std::vector<ResponseRow> rowsOf(Connection &connection, const std::vector<ResponseId> &ids, const Asked &asked,
                                              const std::optional<QHash<ResponseId, double>> &scores);

/// How many of the matching responses have each value of a facet, most first. A response counts once for a value,
/// and for each of its values; one without any counts as "none".
[[nodiscard]] std::vector<FacetCount> countBy(Connection &connection, const QString &query, const QString &facet);
/// As above for two facets; both of one comment where both are said of comments. Cells of zero are left out.
[[nodiscard]] std::vector<CrossCount> countBy(Connection &connection, const QString &query, const QString &first,
                                              const QString &second);
[[nodiscard]] QStringList facets();

} // namespace soundings::store
