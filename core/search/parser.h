#pragma once

#include "core/consultation/result.h"
#include "core/search/query.h"

#include <QStringView>

namespace soundings::search {

/// Most nested parentheses, terms and code units that a query may have.
inline constexpr int maxNesting = 10;
inline constexpr int maxTerms = 400;
inline constexpr int maxLength = 10'000;

/// Reads a query. NOT binds closer than AND (which may be written), AND closer than OR; these three are words
/// of the language in capitals only. An error is of kind Invalid; its detail is "column N", the place of the
/// fault in UTF-16 code units from 1, at most one past the end.
///
/// What is text and what is not:
/// - `-` excludes only right before a term at the beginning of a word: "low-carbon" and "a - b" are text.
/// - Typographic quotation marks quote as straight ones do.
/// - A colon makes a field only after a known name. After other letters it is an error ("tag:x"), unless
/// nothing
///   or a '/' follows ("Re:", "http://x"); after anything else it is text ("10:30").
/// - A word without a letter or digit ("&", "£") is passed over beside others, and an error where it stands
/// alone.
[[nodiscard]] Result<Node> parse(QStringView query);

} // namespace soundings::search
