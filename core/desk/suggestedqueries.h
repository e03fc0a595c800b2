#pragma once

#include "core/desk/desk.h"

/// Searches that the program words for a person: to be read and changed like any that was typed.
namespace soundings {

/// The query with each word that stands in no response put right by the nearest one that does; empty where there is none
/// such, or where it finds nothing either.
[[nodiscard]] Result<QString> didYouMean(const Desk &desk, const QString &query);

/// The words that tell this response from the others, joined by OR, the most telling first: by relevance it finds what
/// is like it. By tf-idf (Spärck Jones, 1972) over whole responses; common words and those that stand in no other
/// response tell nothing. Empty where no word is left. Long.
[[nodiscard]] Result<QString> queryLike(const Desk &desk, ResponseId response);

} // namespace soundings
