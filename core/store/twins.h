#pragma once

#include "core/consultation/change.h"
#include "core/duplicates/pairs.h"
#include "core/store/connection.h"

/// Responses that say the same: what is kept to find them, and what a person found them to be.
namespace soundings::store {

/// Kept as responses arrive, so that finding equal texts reads no text.
void keepTextKeys(Connection &connection, const std::vector<const Response *> &received);
/// For a file from before text keys, inside the migration's transaction.
void fillTextKeys(Connection &connection);

/// The three changes; each fills in what the store knows and refuses what was overtaken or would lose a
/// response: both of a pair set aside, or one set aside for another that is set aside itself.
void judgeTwins(Connection &connection, DuplicateJudged &change);
void joinRespondents(Connection &connection, RespondentsJoined &change);
void dismissSuggestion(Connection &connection, const SuggestionDismissed &change);

/// All responses, by number, as the search for duplicates wants them.
[[nodiscard]] std::vector<duplicates::Candidate> twinCandidates(Connection &connection);
[[nodiscard]] std::vector<duplicates::Judgement> twinJudgements(Connection &connection);
[[nodiscard]] std::vector<std::pair<ResponseId, ResponseId>> joinedResponses(Connection &connection);
/// The parts of a response with nothing but what their text key is made of.
[[nodiscard]] std::vector<Part> textsOf(Connection &connection, ResponseId response);

/// Whether no person has edited the respondent of this response, nor dismissed a suggestion.
[[nodiscard]] bool isOpenForSuggestion(Connection &connection, ResponseId response);
/// Respondents of other responses from this domain whom a person edited; a few of the newest.
[[nodiscard]] std::vector<Respondent> namedFromDomain(Connection &connection, const QString &domain,
                                                      ResponseId except);

} // namespace soundings::store
