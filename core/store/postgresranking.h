#pragma once

#include "core/store/connection.h"
#include "core/store/querysql.h"

/// Relevance on a team database: bm25 as FTS5 reckons it (k1 = 1.2, b = 0.75, all columns alike), so that both engines
/// give one order.
namespace soundings::store {

[[nodiscard]] std::vector<ResponseId> rankedByWords(Connection &connection, const CompiledQuery &query);
[[nodiscard]] QHash<ResponseId, double> scoresByWords(Connection &connection, const CompiledQuery &query,
                                                      const QString &ids);

} // namespace soundings::store
