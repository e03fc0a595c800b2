#include "core/duplicates/shingles.h"

#include <QHashFunctions>

#include <algorithm>

namespace soundings::duplicates {

Shingles shinglesOf(const QString &bareText)
{
    constexpr size_t wordsInARun = 5;
    constexpr size_t seed = 1997; // fixed: the same text has the same runs in every process
    Shingles runs;
    if (bareText.isEmpty())
        return runs;
    std::vector<qsizetype> starts{0};
    for (qsizetype i = 0; i < bareText.size(); ++i) {
        if (bareText[i] == u' ')
            starts.push_back(i + 1);
    }
    if (starts.size() <= wordsInARun)
        return {qHash(QStringView(bareText), seed)};
    starts.push_back(bareText.size() + 1);
    runs.reserve(starts.size() - wordsInARun);
    for (size_t i = 0; i + wordsInARun < starts.size(); ++i) {
        const qsizetype end = starts[i + wordsInARun] - 1;
        runs.push_back(qHash(QStringView(bareText).sliced(starts[i], end - starts[i]), seed));
    }
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

double resemblance(const Shingles &a, const Shingles &b)
{
    if (a.empty() || b.empty())
        return 0;
    size_t shared = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j)
            ++shared, ++i, ++j;
        else
            *i < *j ? ++i : ++j;
    }
    return double(shared) / double(a.size() + b.size() - shared);
}

} // namespace soundings::duplicates
