#pragma once

#include "tests/bench/generate/chance.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace soundings::bench {

/// The words of real texts, the most frequent first, grown by words made out of their halves until there are
/// `size`. They are drawn as Zipf and Mandelbrot have it: the word of rank r about as often as 1 / (r + 2.7).
class Vocabulary
{
public:
    Vocabulary(const QStringList &texts, int size);

    [[nodiscard]] const QString &draw(Chance &chance) const;
    [[nodiscard]] const QString &word(int rank) const { return m_words[rank]; } ///< from 0
    [[nodiscard]] int size() const { return int(m_words.size()); }

private:
    void grow(int size);

    QStringList m_words;
    std::vector<double> m_reach; ///< sums of the weights up to each word
};

} // namespace soundings::bench
