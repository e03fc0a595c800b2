#pragma once

#include <QString>

/// What a person reads for a facet and for a value of it, by the words that count takes and gives.
namespace soundings {

[[nodiscard]] QString facetLabel(const QString &facet);
[[nodiscard]] QString facetValueLabel(const QString &facet, const QString &value);

} // namespace soundings
