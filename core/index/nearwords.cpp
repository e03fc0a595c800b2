#include "core/index/words.h"

#include <algorithm>
#include <array>
#include <map>

namespace soundings::index {

namespace {

constexpr int tooFar = 1000;

/// How many letters to change, put in, leave out or swap with the next: at most `most`, or tooFar. In bytes, as most words
/// are ASCII once they are folded.
int distance(std::string_view a, std::string_view b, int most)
{
    constexpr size_t longest = 40;
    if (a.size() > longest || b.size() > longest ||
        (a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > size_t(most))
        return tooFar;
    std::array<std::array<int, longest + 1>, 3> rows{};
    for (size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = int(j);
    for (size_t i = 1; i <= a.size(); ++i) {
        auto &row = rows[i % 3];
        const auto &above = rows[(i + 2) % 3];
        const auto &before = rows[(i + 1) % 3];
        row[0] = int(i);
        int least = row[0];
        for (size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most)
            return tooFar;
    }
    return rows[a.size() % 3][b.size()];
}

} // namespace

std::vector<std::string> Words::near(std::string_view folded, size_t most) const
{
    const int reach = folded.size() < 4 ? 0 : folded.size() < 8 ? 1 : 2;
    struct Near
    {
        int distance = 0;
        size_t frequency = 0;
    };
    std::map<std::string, Near, std::less<>> found;
    for (const Part &part : m_parts) {
        for (quint32 word = 0; reach > 0 && word < part.segment->wordCount(); ++word) {
            const std::string_view here = part.segment->word(word);
            const int far = distance(folded, here, reach);
            if (far == 0 || far > reach)
                continue;
            Near &near = found.try_emplace(std::string(here), Near{far, 0}).first->second;
            near.frequency += part.segment->frequency(word);
        }
    }
    std::vector<std::pair<std::string, Near>> order(found.begin(), found.end());
    std::sort(order.begin(), order.end(), [](const auto &a, const auto &b) {
        return std::tuple(a.second.distance, b.second.frequency, a.first) <
               std::tuple(b.second.distance, a.second.frequency, b.first);
    });
    std::vector<std::string> words;
    for (size_t i = 0; i < std::min(most, order.size()); ++i)
        words.push_back(order[i].first);
    return words;
}

} // namespace soundings::index
