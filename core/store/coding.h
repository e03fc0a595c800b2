#pragma once

#include "core/consultation/change.h"
#include "core/consultation/views.h"
#include "core/store/connection.h"

/// What goes with themes and comments: memos, saved searches, who tags independently, what was refused. All throw
/// StoreFailure; the writers refuse what rests on what somebody else has changed since.
namespace soundings::store {

[[nodiscard]] std::vector<Memo> memosOf(Connection &connection, const MemoTarget &target); ///< oldest first
[[nodiscard]] std::vector<Memo> memosOf(Connection &connection, MemoKind kind);            ///< of all its targets
[[nodiscard]] std::vector<SavedSearch> savedSearchesOf(Connection &connection);            ///< by position, then name
[[nodiscard]] std::vector<Coder> codersOf(Connection &connection, ResponseId response);    ///< in the order given
[[nodiscard]] std::vector<CodedResponse> codedResponses(Connection &connection); ///< that have coders, by number
/// That carry comments which several people made themselves and which count, other than those that have coders; by
/// number, without their coders.
[[nodiscard]] std::vector<CodedResponse> taggedBySeveral(Connection &connection);
[[nodiscard]] std::vector<Passage> dismissedReferencesOf(Connection &connection, ResponseId response);
/// Where comments of a theme were refused; none: on the whole response.
[[nodiscard]] std::vector<std::optional<Passage>> dismissedProposalsOf(Connection &connection, ResponseId response,
                                                                       ThemeId theme);

void writeMemo(Connection &connection, MemoWritten &change, const QString &by, Instant at);
void writeSavedSearch(Connection &connection, SavedSearchWritten &change);
void changeCoders(Connection &connection, const CodersChanged &change);
void dismissReference(Connection &connection, const ReferenceDismissed &change);
void dismissProposal(Connection &connection, const ProposalDismissed &change);

/// Refuses to touch an independent comment of somebody who does not tag the response independently, or is done.
void checkIndependent(Connection &connection, const Comment &comment);

/// Refuses a passage outside the text of its response.
void checkPassage(Connection &connection, ResponseId response, const Passage &passage);

} // namespace soundings::store
