#pragma once

#include "core/index/words.h"

#include <functional>

/// A text looked for in one segment.
namespace soundings::index {

/// A place of a phrase: any of these words of the segment, or what begins with `beginning`.
struct Spot
{
    std::vector<quint32> words; ///< ascending
    std::string beginning;      ///< empty: none
};
using Spots = std::vector<Spot>;

/// A text's places as the word rules have them: a folded word, its stem, or a beginning. Empty where it has no word.
struct Wanted
{
    enum class As { Word, Stem, Beginning };
    std::string letters;
    As as = As::Word;
};
[[nodiscard]] std::vector<Wanted> wantedBy(const search::Text &text);

[[nodiscard]] Spots spotsIn(const Segment &segment, const std::vector<Wanted> &wanted);
/// The segment's documents that have what stands at the place.
[[nodiscard]] Bitmap having(const Segment &segment, const Spot &spot);
/// Those that have the whole phrase.
[[nodiscard]] Bitmap having(const Segment &segment, const Spots &spots);
/// How often it stands in those of the documents that have it, ascending.
[[nodiscard]] std::vector<Occurrence> occurrences(const Segment &segment, const Spots &spots, const Bitmap &in);

} // namespace soundings::index
