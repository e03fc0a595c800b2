#include "core/draft/textsearch.h"

#include "core/draft/folding.h"

#include <QStringMatcher>

#include <algorithm>

namespace soundings::draft {

namespace {

void addHits(const Folded &text, const QStringMatcher &query, std::vector<std::pair<int, int>> &hits)
{
    const qsizetype size = query.pattern().size();
    for (qsizetype at = 0; (at = query.indexIn(text.text, at)) >= 0; at += size) {
        // The end is where the letter after the last one of the query began, so that a ligature is marked whole.
        const int begin = text.source[size_t(at)];
        const int last = text.source[size_t(at + size - 1)];
        hits.emplace_back(begin, std::max(last + 1, begin + 1));
    }
}

} // namespace

std::vector<Hit> findText(const PageText &text, int page, const QString &query)
{
    const QString pattern = folded(query).text.trimmed();
    if (pattern.isEmpty())
        return {};
    const QStringMatcher matcher(pattern);
    std::vector<std::pair<int, int>> ranges;
    const Folded joined = folded(text.text, LineHyphens::Joined);
    addHits(joined, matcher, ranges);
    if (joined.hadLineHyphens && pattern.contains(u'-')) {
        addHits(folded(text.text, LineHyphens::Kept), matcher, ranges);
        std::sort(ranges.begin(), ranges.end());
    }
    std::vector<Hit> hits;
    for (const auto &[begin, end] : ranges) {
        if (hits.empty() || begin >= hits.back().end)
            hits.push_back({page, begin, end, boxesBetween(text, begin, end)});
    }
    return hits;
}

} // namespace soundings::draft
