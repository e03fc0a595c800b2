#include "core/campaigns/grouping.h"

#include "core/campaigns/nearest.h"

#include <QCache>
#include <QHash>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace soundings::campaigns {

namespace {

class Search
{
public:
    Search(const std::vector<Letter> &letters, const duplicates::TextOf &textOf, double threshold)
        : m_letters(letters)
        , m_textOf(textOf)
        , m_threshold(threshold)
        , m_words(cachedWords)
    {
        QHash<QByteArray, size_t> known;
        for (size_t i = 0; i < letters.size(); ++i) {
            if (letters[i].textKey.isEmpty())
                continue;
            const auto found = known.constFind(letters[i].textKey);
            const size_t text = found == known.constEnd() ? m_texts.size() : *found;
            if (found == known.constEnd()) {
                known.insert(letters[i].textKey, text);
                m_texts.emplace_back();
            }
            m_texts[text].push_back(i);
        }
        m_parents.resize(m_texts.size());
        std::iota(m_parents.begin(), m_parents.end(), size_t(0));
    }

    /// False: it was stopped.
    bool link(const duplicates::Progress &progress)
    {
        Nearest nearest(m_texts.size());
        for (size_t text = 0; text < m_texts.size(); ++text) {
            if (progress && !progress(int(text), int(m_texts.size())))
                return false;
            const Words words = wordsOf(m_textOf(idOf(text)));
            if (words.size() < fewestWords) {
                m_short.insert(text);
                continue;
            }
            for (const quint32 other : nearest.put(quint32(text), sketchOf(words))) {
                if (rootOf(text) != rootOf(other) && areAlike(words, wordsAt(other)))
                    m_parents[rootOf(text)] = rootOf(other);
            }
        }
        return true;
    }

    [[nodiscard]] std::vector<Group> groups()
    {
        std::map<size_t, std::vector<size_t>> byRoot;
        for (size_t text = 0; text < m_texts.size(); ++text) {
            if (!m_short.contains(text))
                byRoot[rootOf(text)].push_back(text);
        }
        std::vector<Group> all;
        for (auto &[root, texts] : byRoot) {
            while (texts.size() > 1 || (texts.size() == 1 && m_texts[texts.front()].size() > 1)) {
                if (std::optional<Group> group = taken(texts))
                    all.push_back(*std::move(group));
            }
        }
        std::stable_sort(all.begin(), all.end(), [](const Group &a, const Group &b) {
            return a.members.size() > b.members.size();
        });
        return all;
    }

private:
    static constexpr int cachedWords = 4'000'000; ///< words kept of texts that others may be like

    [[nodiscard]] ResponseId idOf(size_t text) const { return m_letters[m_texts[text].front()].id; }
    [[nodiscard]] const Words &wordsAt(size_t text)
    {
        if (const Words *known = m_words.object(text))
            return *known;
        auto *words = new Words(wordsOf(m_textOf(idOf(text))));
        m_last = *words;
        m_words.insert(text, words, int(words->size()) + 1);
        return m_last;
    }
    [[nodiscard]] size_t rootOf(size_t text)
    {
        while (m_parents[text] != text)
            text = m_parents[text] = m_parents[m_parents[text]];
        return text;
    }
    /// Which of them is the kernel is not known yet.
    [[nodiscard]] bool areAlike(const Words &a, const Words &b) const
    {
        return (a.size() < b.size() ? likeness(a, b) : likeness(b, a)).ofKernel >= m_threshold;
    }

    /// What most have; where all differ, what is nearest to a sample of them.
    [[nodiscard]] size_t kernelOf(const std::vector<size_t> &texts)
    {
        constexpr size_t sample = 15;
        const auto most = *std::max_element(texts.begin(), texts.end(), [&](size_t a, size_t b) {
            return m_texts[a].size() < m_texts[b].size();
        });
        if (m_texts[most].size() > 1 || texts.size() == 2)
            return most;
        std::vector<std::pair<size_t, Words>> some;
        for (size_t i = 0; i < std::min(sample, texts.size()); ++i) {
            const size_t text = texts[i * texts.size() / std::min(sample, texts.size())];
            some.emplace_back(text, wordsAt(text));
        }
        const auto nearness = [&](const Words &kernel) {
            double sum = 0;
            for (const auto &[text, words] : some)
                sum += likeness(kernel, words).ofKernel;
            return sum;
        };
        return std::max_element(some.begin(), some.end(), [&](const auto &a, const auto &b) {
                   return nearness(a.second) < nearness(b.second);
               })->first;
    }

    /// The group about the kernel of these texts, which are taken out; none where one person alone is left.
    [[nodiscard]] std::optional<Group> taken(std::vector<size_t> &texts)
    {
        const size_t kernel = kernelOf(texts);
        const Words words = wordsAt(kernel);
        std::vector<size_t> rest;
        std::vector<std::pair<size_t, Likeness>> members; // place of the letter
        for (const size_t text : texts) {
            const Likeness much = text == kernel ? Likeness{1, 0} : likeness(words, wordsAt(text));
            if (much.ofKernel < m_threshold) {
                rest.push_back(text);
                continue;
            }
            for (const size_t letter : m_texts[text])
                members.emplace_back(letter, much);
        }
        texts = std::move(rest);
        std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        std::set<size_t> people;
        Group group{idOf(kernel), {}};
        for (const auto &[letter, much] : members) {
            people.insert(m_letters[letter].person);
            group.members.push_back({m_letters[letter].id, much.ofKernel, much.own});
        }
        return people.size() > 1 ? std::optional(std::move(group)) : std::nullopt;
    }

    const std::vector<Letter> &m_letters;
    const duplicates::TextOf &m_textOf;
    double m_threshold;
    std::vector<std::vector<size_t>> m_texts; ///< different ones: places of the letters that have each
    std::vector<size_t> m_parents;
    std::set<size_t> m_short;
    QCache<size_t, Words> m_words;
    Words m_last; ///< a text larger than the cache is not kept in it
};

} // namespace

std::vector<Group> groupsOf(const std::vector<Letter> &letters, const duplicates::TextOf &textOf, double threshold,
                            const duplicates::Progress &progress)
{
    Search search(letters, textOf, threshold);
    return search.link(progress) ? search.groups() : std::vector<Group>();
}

} // namespace soundings::campaigns
