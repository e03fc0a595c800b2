#include "tests/bench/generate/vocabulary.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace soundings::bench {

using namespace Qt::StringLiterals;

Vocabulary::Vocabulary(const QStringList &texts, int size)
{
    static const QRegularExpression word(u"[\\p{L}][\\p{L}’'-]*"_s);
    QHash<QString, int> counts;
    for (const QString &text : texts) {
        for (auto each = word.globalMatch(text); each.hasNext();)
            ++counts[each.next().captured().toLower()];
    }
    m_words = counts.keys();
    std::sort(m_words.begin(), m_words.end(), [&](const QString &a, const QString &b) {
        const int more = counts[a] - counts[b];
        return more != 0 ? more > 0 : a < b;
    });
    grow(size);
    double sum = 0;
    for (qsizetype rank = 1; rank <= m_words.size(); ++rank)
        m_reach.push_back(sum += 1.0 / (double(rank) + 2.7));
}

void Vocabulary::grow(int size)
{
    QSet<QString> known(m_words.begin(), m_words.end());
    const QStringList real = m_words;
    Chance chance(1, 0);
    for (int tries = 0; m_words.size() < size && tries < 100 * size && !real.isEmpty(); ++tries) {
        const QString &first = real[chance.below(real.size())];
        const QString &second = real[chance.below(real.size())];
        const QString made = first.left((first.size() + 1) / 2) + second.mid(second.size() / 2);
        if (made.size() < 4 || known.contains(made))
            continue;
        known.insert(made);
        m_words << made;
    }
}

const QString &Vocabulary::draw(Chance &chance) const
{
    const double at = chance.share() * m_reach.back();
    const auto found = std::upper_bound(m_reach.begin(), m_reach.end(), at);
    return m_words[qMin(qsizetype(found - m_reach.begin()), m_words.size() - 1)];
}

} // namespace soundings::bench
