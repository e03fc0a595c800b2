#include "core/duplicates/worddiff.h"

#include <algorithm>
#include <cstdint>

namespace soundings::duplicates {

namespace {

constexpr size_t mostCells = 4'000'000; // two texts of 2,000 differing words

std::vector<Stretch> wordsOf(QStringView text)
{
    std::vector<Stretch> words;
    for (qsizetype i = 0; i < text.size();) {
        while (i < text.size() && text[i].isSpace())
            ++i;
        const qsizetype begin = i;
        while (i < text.size() && !text[i].isSpace())
            ++i;
        if (i > begin)
            words.push_back({begin, i});
    }
    return words;
}

/// Neighbouring words that the other does not have are one stretch.
void mark(std::vector<Stretch> &marks, const std::vector<Stretch> &words, size_t from, size_t to)
{
    if (from < to)
        marks.push_back({words[from].begin, words[to - 1].end});
}

/// Cell (i, j): the length of the longest common subsequence of the words from i and from j on.
class Table
{
public:
    Table(size_t rows, size_t columns)
        : m_columns(columns + 1)
        , m_cells((rows + 1) * (columns + 1), 0)
    {}
    uint16_t &at(size_t row, size_t column) { return m_cells[row * m_columns + column]; }

private:
    size_t m_columns;
    std::vector<uint16_t> m_cells;
};

} // namespace

WordDiff wordDiff(QStringView left, QStringView right)
{
    const std::vector<Stretch> a = wordsOf(left);
    const std::vector<Stretch> b = wordsOf(right);
    const auto equal = [&](size_t i, size_t j) {
        return left.sliced(a[i].begin, a[i].end - a[i].begin) ==
               right.sliced(b[j].begin, b[j].end - b[j].begin);
    };
    size_t head = 0;
    while (head < a.size() && head < b.size() && equal(head, head))
        ++head;
    size_t aEnd = a.size();
    size_t bEnd = b.size();
    while (aEnd > head && bEnd > head && equal(aEnd - 1, bEnd - 1))
        --aEnd, --bEnd;
    WordDiff diff;
    const size_t rows = aEnd - head;
    const size_t columns = bEnd - head;
    if (rows * columns > mostCells || rows == 0 || columns == 0) {
        diff.whole = rows == 0 || columns == 0;
        mark(diff.left, a, head, aEnd);
        mark(diff.right, b, head, bEnd);
        return diff;
    }
    Table common(rows, columns);
    for (size_t i = rows; i-- > 0;) {
        for (size_t j = columns; j-- > 0;) {
            common.at(i, j) = equal(head + i, head + j) ? uint16_t(common.at(i + 1, j + 1) + 1)
                                                        : std::max(common.at(i + 1, j), common.at(i, j + 1));
        }
    }
    size_t i = 0;
    size_t j = 0;
    size_t aFrom = 0;
    size_t bFrom = 0;
    while (i < rows && j < columns) {
        if (equal(head + i, head + j)) {
            mark(diff.left, a, head + aFrom, head + i);
            mark(diff.right, b, head + bFrom, head + j);
            aFrom = ++i;
            bFrom = ++j;
        } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
            ++i;
        } else {
            ++j;
        }
    }
    mark(diff.left, a, head + aFrom, aEnd);
    mark(diff.right, b, head + bFrom, bEnd);
    return diff;
}

} // namespace soundings::duplicates
