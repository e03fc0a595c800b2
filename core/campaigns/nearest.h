#pragma once

#include "core/campaigns/likeness.h"

#include <array>

/// Pure: which of many texts may be nearly the same, without comparing each with each.
namespace soundings::campaigns {

/// What a text is known by: the least values of many hash functions over its pairs of neighbouring words. Two texts agree in as
/// large a share of them as they share of their pairs (A. Broder, "On the resemblance and containment of documents",
/// Compression and Complexity of Sequences 1997).
constexpr size_t sketchSize = 48;
using Sketch = std::array<quint32, sketchSize>;
[[nodiscard]] Sketch sketchOf(const Words &words);

/// Remembers texts by their sketches, about 250 bytes each, and names those that a new one may be like (locality-sensitive
/// hashing: P. Indyk and R. Motwani, STOC 1998; 24 bands of 2). Of texts that share a third of their pairs it names one in
/// 19 of 20 cases, of those that share half in all but one of a thousand.
class Nearest
{
public:
    explicit Nearest(size_t most); ///< texts that will be put in

    /// Numbers of texts put in before which this one may be like, each once; then it is put in as `number`: below `most`, and greater than
    /// all before it.
    [[nodiscard]] std::vector<quint32> put(quint32 number, const Sketch &sketch);

private:
    static constexpr size_t rows = 2;
    static constexpr size_t bands = sketchSize / rows;

    [[nodiscard]] bool mayBeLike(quint32 number, const Sketch &sketch) const;

    size_t m_slots;                      ///< of a band; a power of two
    std::vector<quint32> m_table;        ///< number + 1 of who came there first
    std::vector<std::array<quint8, sketchSize>> m_seen; ///< a byte of each value, by number
};

} // namespace soundings::campaigns
