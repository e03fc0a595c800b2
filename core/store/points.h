#pragma once

#include "core/consultation/change.h"
#include "core/consultation/pointviews.h"
#include "core/store/connection.h"

/// Points and decisions, the final text, what is kept from publication. All throw StoreFailure; the writers refuse what
/// rests on what somebody else has changed since.
namespace soundings::store {

[[nodiscard]] std::vector<Point> pointsOf(Connection &connection); ///< in the order they were made
[[nodiscard]] Point pointOf(Connection &connection, PointId id);
/// How much stands behind each point, of those that anything does.
[[nodiscard]] QHash<PointId, PointTally> pointTallies(Connection &connection);
/// Who is for and against: how many responses of each kind take each stance on the point.
[[nodiscard]] std::vector<PointStance> pointStances(Connection &connection, PointId point);
/// With the response of each, by the response's number and the place in it; whatever the filter's query.
[[nodiscard]] std::vector<std::pair<CommentId, ResponseId>> commentsThat(Connection &connection, const CommentFilter &filter);
[[nodiscard]] PointProgress pointProgress(Connection &connection);
/// What a list shows of comments, in the order of `ids`; those that no longer exist are left out.
[[nodiscard]] std::vector<CommentRow> commentRows(Connection &connection, const std::vector<CommentId> &ids);

[[nodiscard]] std::optional<FinalText> finalTextOf(Connection &connection);
[[nodiscard]] QHash<QString, ChangeJudgement> textChangesOf(Connection &connection); ///< by key
[[nodiscard]] std::vector<std::pair<Passage, Redaction>> redactionsOf(Connection &connection, ResponseId response);
[[nodiscard]] std::vector<ResponseId> responsesWithRedactions(Connection &connection);

void writePoint(Connection &connection, PointAdded &change);
void writePoint(Connection &connection, const PointChanged &change);
void writePoint(Connection &connection, const PointRemoved &change);
void recordDecision(Connection &connection, DecisionRecorded &change, const QString &by, Instant at);
void setFinalText(Connection &connection, const FinalTextSet &change);
void judgeTextChange(Connection &connection, const TextChangeJudged &change);
void judgeRedaction(Connection &connection, RedactionJudged &change, const QString &by, Instant at);

} // namespace soundings::store
