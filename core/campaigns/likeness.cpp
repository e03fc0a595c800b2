#include "core/campaigns/likeness.h"

#include <QHashFunctions>

#include <bit>
#include <unordered_map>

namespace soundings::campaigns {

Words wordsOf(const QString &bareText)
{
    constexpr size_t seed = 2004; // fixed: see the header
    Words words;
    const QStringView text(bareText);
    for (qsizetype from = 0; from < text.size();) {
        qsizetype end = text.indexOf(u' ', from);
        if (end < 0)
            end = text.size();
        if (end > from)
            words.push_back(quint32(qHash(text.sliced(from, end - from), seed)));
        from = end + 1;
    }
    return words;
}

size_t wordsInCommon(const Words &a, const Words &b)
{
    constexpr size_t bits = 64;
    const size_t blocks = (a.size() + bits - 1) / bits;
    std::unordered_map<quint32, std::vector<quint64>> places;
    for (size_t i = 0; i < a.size(); ++i) {
        std::vector<quint64> &mask = places[a[i]];
        mask.resize(blocks);
        mask[i / bits] |= quint64(1) << (i % bits);
    }
    std::vector<quint64> row(blocks, ~quint64(0));
    for (const quint32 word : b) {
        const auto found = places.find(word);
        if (found == places.end())
            continue;
        quint64 carry = 0;
        for (size_t block = 0; block < blocks; ++block) {
            const quint64 v = row[block];
            const quint64 met = v & found->second[block];
            const quint64 sum = v + met;
            const quint64 whole = sum + carry;
            carry = quint64(sum < v) | quint64(whole < sum);
            row[block] = whole | (v & ~met);
        }
    }
    size_t common = 0;
    for (size_t block = 0; block < blocks; ++block) {
        const size_t used = std::min(bits, a.size() - block * bits);
        const quint64 mask = used == bits ? ~quint64(0) : (quint64(1) << used) - 1;
        common += size_t(std::popcount(~row[block] & mask));
    }
    return common;
}

Likeness likeness(const Words &kernel, const Words &text)
{
    constexpr size_t longest = 3; // times the kernel
    if (kernel.empty() || text.size() > longest * kernel.size())
        return {0, int(text.size())};
    const size_t common = wordsInCommon(kernel, text);
    return {double(common) / double(kernel.size()), int(text.size() - common)};
}

} // namespace soundings::campaigns
