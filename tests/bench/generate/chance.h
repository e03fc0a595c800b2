#pragma once

#include <QtGlobal>

#include <cmath>

namespace soundings::bench {

/// Numbers by chance, the same on every machine for the same seed, and for each item of a consultation a
/// source of its own: so the millionth can be made without the others. SplitMix64 (Steele, Lea, Flood 2014).
class Chance
{
public:
    Chance(quint64 seed, quint64 item)
        : m_state(seed * 0x9e3779b97f4a7c15ULL + item * 0xd1342543de82ef95ULL)
    {
        next();
    }

    quint64 next()
    {
        quint64 z = m_state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    [[nodiscard]] int below(qsizetype bound) { return int(next() % quint64(bound)); } ///< 0 … bound - 1
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    [[nodiscard]] double share() { return double(next() >> 11) * 0x1.0p-53; } ///< 0 … 1, without 1
    [[nodiscard]] bool happens(double probability) { return share() < probability; }
    [[nodiscard]] double exponential(double mean) { return -mean * std::log(1.0 - share()); }

private:
    quint64 m_state;
};

} // namespace soundings::bench
