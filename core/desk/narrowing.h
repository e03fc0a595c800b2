#pragma once

#include "core/desk/desk.h"

/// What stands beside the results of a query to narrow it by.
namespace soundings {

struct FacetValue
{
    QString value;       ///< as count gives it; "none" for none
    int count = 0;       ///< responses that are found when this value alone is chosen of its facet
    bool chosen = false; ///< the query is narrowed to it

    friend bool operator==(const FacetValue &, const FacetValue &) = default;
};

/// Every value that any response has, those that the query finds nothing of too.
struct Facet
{
    QString name; ///< as count takes it
    std::vector<FacetValue> values; ///< in the codebook's, the draft's, the calendar's or the words' order, else most first

    friend bool operator==(const Facet &, const Facet &) = default;
};

/// Of each facet that a query can be narrowed by, in the order in which a panel shows them; one that no response has a
/// value of is left out. A facet is counted without what is chosen of itself, so that another value can be added to it.
/// Invalid, as Desk::find(), where the query can't be read.
[[nodiscard]] Result<std::vector<Facet>> facetsBeside(const Desk &desk, const QString &query);

/// The query with the value chosen of its facet, or no longer chosen where it was. A query that can't be read stays.
[[nodiscard]] QString withValueToggled(const QString &query, const QString &facet, const QString &value);
/// What fits the query and the test, another query. The query stays where either can't be read.
[[nodiscard]] QString withTest(const QString &query, const QString &test);
/// The query, narrowed to these values of the facet, whatever is chosen of it; without any: to none of them.
[[nodiscard]] QString narrowedTo(const QString &query, const QString &facet, const QStringList &values);

} // namespace soundings
