#include "core/campaigns/nearest.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace soundings::campaigns {

namespace {

/// The last step of MurmurHash3 for 64 bits: every bit of the result hangs on every bit of the value.
quint64 mixed(quint64 x)
{
    x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdULL;
    x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return x ^ (x >> 33);
}

} // namespace

Sketch sketchOf(const Words &words)
{
    constexpr size_t run = 2;
    Sketch least;
    least.fill(std::numeric_limits<quint32>::max());
    for (size_t i = 0; i + run <= words.size(); ++i) {
        const quint64 hash = mixed(words[i] ^ mixed(words[i + 1]));
        const auto first = quint32(hash);
        const auto step = quint32(hash >> 32) | 1;
        for (size_t k = 0; k < sketchSize; ++k) { // as good as that many functions: a·k + b, stirred once more
            quint32 value = first + quint32(k) * step;
            value = (value ^ (value >> 16)) * 0x85ebca6bU;
            value ^= value >> 13;
            least[k] = std::min(least[k], value);
        }
    }
    return least;
}

Nearest::Nearest(size_t most)
    : m_slots(std::bit_ceil(std::max<size_t>(2 * most, 16)))
    , m_table(m_slots * bands)
{
    m_seen.reserve(most);
}

bool Nearest::mayBeLike(quint32 number, const Sketch &sketch) const
{
    constexpr size_t fewest = sketchSize / 6; // by chance one in 256 agrees
    size_t agreeing = 0;
    for (size_t k = 0; k < sketchSize; ++k)
        agreeing += size_t(m_seen[number][k] == quint8(sketch[k]));
    return agreeing >= fewest;
}

std::vector<quint32> Nearest::put(quint32 number, const Sketch &sketch)
{
    std::vector<quint32> found;
    for (size_t band = 0; band < bands; ++band) {
        const quint64 key = mixed((quint64(sketch[band * rows]) << 32 | sketch[band * rows + 1]) + band);
        quint32 &slot = m_table[band * m_slots + (key & (m_slots - 1))];
        if (slot == 0)
            slot = number + 1;
        else if (std::find(found.begin(), found.end(), slot - 1) == found.end() && mayBeLike(slot - 1, sketch))
            found.push_back(slot - 1);
    }
    m_seen.resize(number + 1);
    for (size_t k = 0; k < sketchSize; ++k)
        m_seen[number][k] = quint8(sketch[k]);
    return found;
}

} // namespace soundings::campaigns
