#include "core/draft/pagetext.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soundings::draft {

namespace {

/// Whether `next` goes on in the line that `last` stands in.
bool sameLine(const Box &last, const Box &next)
{
    const double height = std::min(last.bottom - last.top, next.bottom - next.top);
    const double overlap = std::min(last.bottom, next.bottom) - std::max(last.top, next.top);
    if (overlap < 0.4 * height)
        return false;
    // Text from right to left comes with each word left of the one before, and touching it; a jump back further
    // than a few letters is a new line that leans on the one above.
    const double back = last.left - next.right;
    const double ahead = next.left - last.right;
    return ahead > -0.5 * (last.right - last.left) || (back >= 0 && back < 0.03);
}

double middleHeight(const PageText &page, const Line &line)
{
    std::vector<double> heights;
    for (int i = line.firstWord; i < line.firstWord + line.wordCount; ++i) {
        const Box &box = page.words[size_t(i)].box;
        heights.push_back(box.bottom - box.top);
    }
    const auto middle = heights.begin() + qsizetype(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

Box partOf(const Word &word, int begin, int end)
{
    Box box = word.box;
    const int from = std::max(begin - word.begin, 0);
    const int to = std::min(end, word.end()) - word.begin;
    if (word.edges.size() == size_t(word.text.size()) + 1) {
        box.left = double(word.edges[size_t(from)]);
        box.right = double(word.edges[size_t(to)]);
    }
    return box;
}

double distanceTo(double low, double high, double value)
{
    return value < low ? low - value : value > high ? value - high : 0;
}

} // namespace

Box united(const Box &a, const Box &b)
{
    if (a.isEmpty())
        return b;
    if (b.isEmpty())
        return a;
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

PageText composePage(std::vector<RawWord> words)
{
    PageText page;
    page.words.reserve(words.size());
    bool spaceBefore = false;
    for (RawWord &raw : words) {
        if (raw.text.isEmpty())
            continue;
        const bool goesOn = !page.words.empty() && sameLine(page.words.back().box, raw.box);
        if (!page.words.empty()) {
            if (!goesOn)
                page.text += u'\n';
            else if (spaceBefore || raw.box.left - page.words.back().box.right > 0.004)
                page.text += u' ';
        }
        if (!goesOn)
            page.lines.push_back({int(page.words.size()), 0, {}, 0});
        spaceBefore = raw.spaceAfter;
        Line &line = page.lines.back();
        ++line.wordCount;
        line.box = united(line.box, raw.box);
        const int begin = int(page.text.size());
        page.text += raw.text;
        page.words.push_back({std::move(raw.text), raw.box, begin, int(page.lines.size()) - 1, std::move(raw.edges)});
    }
    for (Line &line : page.lines)
        line.height = middleHeight(page, line);
    return page;
}

QString lineText(const PageText &page, int line)
{
    const Line &of = page.lines[size_t(line)];
    const Word &first = page.words[size_t(of.firstWord)];
    const Word &last = page.words[size_t(of.firstWord + of.wordCount - 1)];
    return page.text.mid(first.begin, last.end() - first.begin);
}

std::vector<int> wordsBetween(const PageText &page, int begin, int end)
{
    std::vector<int> found;
    auto at = std::partition_point(page.words.begin(), page.words.end(),
                                   [begin](const Word &word) { return word.end() <= begin; });
    for (; at != page.words.end() && at->begin < end; ++at)
        found.push_back(int(at - page.words.begin()));
    return found;
}

std::vector<Box> boxesBetween(const PageText &page, int begin, int end)
{
    std::vector<Box> boxes;
    int line = -1;
    for (const int index : wordsBetween(page, begin, end)) {
        const Word &word = page.words[size_t(index)];
        const Box part = partOf(word, begin, end);
        if (word.line == line)
            boxes.back() = united(boxes.back(), part);
        else
            boxes.push_back(part);
        line = word.line;
    }
    return boxes;
}

std::optional<int> wordAt(const PageText &page, double x, double y)
{
    for (size_t i = 0; i < page.words.size(); ++i) {
        const Box &box = page.words[i].box;
        if (x >= box.left && x < box.right && y >= box.top && y < box.bottom)
            return int(i);
    }
    return std::nullopt;
}

std::optional<int> nearestWord(const PageText &page, double x, double y, double aspect)
{
    std::optional<int> best;
    double least = std::numeric_limits<double>::max();
    for (size_t i = 0; i < page.words.size(); ++i) {
        const Box &box = page.words[i].box;
        // Twice as far up and down, so that the end of a line is reached from the margin beside it.
        const double away = std::hypot(distanceTo(box.left, box.right, x),
                                       2 * aspect * distanceTo(box.top, box.bottom, y));
        if (away < least) {
            least = away;
            best = int(i);
        }
    }
    return best;
}

} // namespace soundings::draft
