#pragma once

#include "core/search/query.h"

/// A query in plain words, for who wants to be sure of what was asked.
namespace soundings::search {

/// "with “skills”, on the theme People, not late". Empty for Everything. Dates as the locale writes them.
[[nodiscard]] QString explained(const Node &node);
/// Whether a person would want it explained: it asks for more than some words.
[[nodiscard]] bool wantsExplaining(const Node &node);

} // namespace soundings::search
