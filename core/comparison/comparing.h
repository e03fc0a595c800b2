#pragma once

#include "core/comparison/words.h"

namespace soundings::comparison {

enum class Kind { Changed, Added, Removed, Moved };

struct Difference
{
    Kind kind = Kind::Changed;
    int draftSection = -1; ///< place in the list of sections; -1: none
    int finalSection = -1;
    QString before; ///< whole sentences; empty: it is not in the draft
    QString after;  ///< likewise of the final text
    std::vector<draft::Span> draftPlaces; ///< the words that differ, in order; empty: none of the draft do
    std::vector<draft::Span> finalPlaces; ///< likewise

    friend bool operator==(const Difference &, const Difference &) = default;
};

/// "changed", "added", "removed", "moved".
[[nodiscard]] QString toWord(Kind kind);

/// In the draft's order. Text that only stands in other lines, pages or paragraphs is no difference. Words are compared by
/// Myers' algorithm (An O(ND) Difference Algorithm and Its Variations, 1986), changes that few words part are one, and
/// what was taken out here and put in there, word for word but for a few, has moved. Memory and time grow with how much
/// differs; texts of which more than a third does are told as one change.
[[nodiscard]] std::vector<Difference> compared(const std::vector<Word> &draft, const std::vector<Word> &final);

/// What names a difference while it says the same, in whatever edition of the final text: 32 hexadecimal digits. `nth`
/// counts those that say the same, from 0.
[[nodiscard]] QString keyOf(const Difference &difference, int nth);

/// [begin, end) of the words of either that stand for one another.
struct Hunk
{
    int draftBegin = 0;
    int draftEnd = 0;
    int finalBegin = 0;
    int finalEnd = 0;

    friend bool operator==(const Hunk &, const Hunk &) = default;
};
/// What has to be taken out and put in to make the one the other, in order; none where they are equal.
[[nodiscard]] std::vector<Hunk> hunks(const std::vector<Word> &draft, const std::vector<Word> &final);

} // namespace soundings::comparison
