#pragma once

#include "core/desk/desk.h"

/// In which order facets and their values stand wherever they are shown.
namespace soundings {

/// All that count takes, by their words.
[[nodiscard]] QStringList facetsInOrder();

/// The values of the facet in the order that people know them in: the codebook's, the draft's, the words'; used or not.
/// Empty where there is no such order.
[[nodiscard]] Result<QStringList> knownValues(const Desk &desk, const QString &facet);

/// Which of two values stands before the other: as known, days by the calendar, others by their counts, most first;
/// "none" last.
class FacetOrder
{
public:
    FacetOrder(const QString &facet, const QStringList &known);
    [[nodiscard]] bool operator()(const FacetCount &a, const FacetCount &b) const;

private:
    bool m_byDay;
    QHash<QString, qsizetype> m_places;
};

} // namespace soundings
