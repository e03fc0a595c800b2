#pragma once

#include "core/consultation/people.h"
#include "core/store/connection.h"

/// Where somebody is named besides the texts that the search index knows. All throw StoreFailure.
namespace soundings::store {

/// In the order of `ids`; `theirs` is left to the caller.
[[nodiscard]] std::vector<HeldResponse> heldResponses(Connection &connection, const std::vector<ResponseId> &ids);
/// Whose file, message or way through mail servers has the words in its name; in any case, without accents.
[[nodiscard]] std::vector<ResponseId> namedInDelivery(Connection &connection, const QString &words);
[[nodiscard]] std::vector<HeldMention> mentionsOf(Connection &connection, const QString &words);
[[nodiscard]] int entriesAbout(Connection &connection, const std::vector<ResponseId> &ids);
/// Notes of comments on a response, of every standing, that are not empty.
[[nodiscard]] std::vector<HeldMention> notesOn(Connection &connection, ResponseId response);

} // namespace soundings::store
