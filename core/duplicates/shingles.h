#pragma once

#include <QString>

#include <vector>

namespace soundings::duplicates {

/// The runs of five words of a bare text, hashed; ascending, each once. A text shorter than that is one run.
/// The resemblance of two texts is the Jaccard measure of these sets: A. Broder, "On the resemblance and
/// containment of documents", Compression and Complexity of Sequences 1997.
using Shingles = std::vector<size_t>;
[[nodiscard]] Shingles shinglesOf(const QString &bareText);
[[nodiscard]] double resemblance(const Shingles &a, const Shingles &b); ///< 0…1; 0 where one is empty

/// From here on two texts are nearly the same.
inline constexpr double nearlyTheSame = 0.8;

} // namespace soundings::duplicates
