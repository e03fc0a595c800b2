#pragma once

#include "core/search/query.h"

#include <QStringList>

/// A query narrowed by what is clicked beside its results: a value of a facet becomes a test in the query, and a test in
/// the query shows as a value that is chosen. Facets and their values go by the words that count takes and gives.
namespace soundings::search {

/// Whether the language has a test for values of the facet.
[[nodiscard]] bool canNarrow(const QString &facet);
/// Whether a value's test finds others than are counted under the value: a theme's with its sub-themes, places that begin
/// alike, comments without a stance. How many it finds is then asked with the test.
[[nodiscard]] bool findsOthers(const QString &facet);

/// The values of the facet that the query is narrowed to: those of a test that all must fit, or of several joined by OR.
/// A test that no click could have made ("received:>2020-02-01") is none.
[[nodiscard]] QStringList chosenValues(const Node &query, const QString &facet);

/// The query, narrowed to any of these values of the facet instead of those that are chosen; to none: all of it.
[[nodiscard]] Node narrowed(const Node &query, const QString &facet, const QStringList &values);

/// Both must fit; each may be Everything.
[[nodiscard]] Node both(Node first, Node second);

} // namespace soundings::search
