#include "core/references/quotations.h"

#include <algorithm>

namespace soundings::references {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t Rejoin = 3;      ///< words that must agree again after a gap
constexpr size_t MostChanged = 2; ///< words changed, added or left out without a mark
constexpr size_t MostElided = 80; ///< words of the draft that "…" may stand for
constexpr size_t MostCandidates = 12;
constexpr int FewestContentWords = 3;
constexpr int FewestRareWords = 2; ///< among them, that are not all over the draft

class Finder
{
public:
    Finder(const DraftIndex &index, const QString &text, const std::vector<TextWord> &words)
        : m_index(index)
        , m_text(text)
        , m_words(words)
    {
        m_folded.reserve(words.size());
        for (const TextWord &word : words)
            m_folded.push_back(word.folded);
    }

    std::vector<Reference> find()
    {
        std::vector<Reference> found;
        for (size_t at = 0; at + quotedWords <= m_words.size();) {
            const auto run = m_index.runs.find(runHash(m_folded, at));
            Span best;
            for (size_t i = 0; run != m_index.runs.end() && i < std::min(run->second.size(), MostCandidates);
                 ++i) {
                const Span span = extended(at, size_t(run->second[i]));
                if (span.end > best.end)
                    best = span;
            }
            if (best.end < at + quotedWords || !saysSomething(at, best.end)) {
                ++at;
                continue;
            }
            found.push_back(referenceTo(at, best));
            at = best.end;
        }
        return found;
    }

private:
    struct Span
    {
        size_t end = 0;  ///< in the text's words
        size_t from = 0; ///< in the draft's words
        size_t to = 0;   ///< behind the last of them
    };

    [[nodiscard]] bool agree(size_t word, size_t inDraft) const
    {
        return word < m_words.size() && inDraft < m_index.words.size() && !m_index.words[inDraft].isEmpty() &&
               m_words[word].folded == m_index.words[inDraft];
    }

    [[nodiscard]] bool rejoin(size_t word, size_t inDraft) const
    {
        for (size_t i = 0; i < Rejoin; ++i) {
            if (!agree(word + i, inDraft + i))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool isElided(size_t word) const
    {
        if (word == 0 || word >= m_words.size())
            return false;
        const int from = m_words[word - 1].end;
        const QStringView between =
            QStringView(m_text).sliced(from, std::min(m_words[word].begin - from, 12));
        return between.contains(u'…') || between.contains(u"..."_s) || between.contains(u". . ."_s);
    }

    /// Over a word or two that differ, or over what "…" leaves out. False where the texts part for good.
    bool skipGap(size_t &word, size_t &inDraft) const
    {
        if (isElided(word)) {
            for (size_t gap = 0; gap < MostElided; ++gap) {
                if (rejoin(word, inDraft + gap)) {
                    inDraft += gap;
                    return true;
                }
            }
            return false;
        }
        for (size_t changed = 1; changed <= 2 * MostChanged; ++changed) {
            for (size_t own = 0; own <= std::min(changed, MostChanged); ++own) {
                const size_t theirs = changed - own;
                if (theirs <= MostChanged && rejoin(word + own, inDraft + theirs)) {
                    word += own;
                    inDraft += theirs;
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] Span extended(size_t at, size_t inDraft) const
    {
        const size_t from = inDraft;
        size_t word = at;
        for (size_t i = 0; i < quotedWords; ++i) {
            if (!agree(at + i, inDraft + i))
                return {};
        }
        do {
            while (agree(word, inDraft)) {
                ++word;
                ++inDraft;
            }
        } while (skipGap(word, inDraft));
        return {word, from, inDraft};
    }

    [[nodiscard]] bool saysSomething(size_t begin, size_t end) const
    {
        int content = 0;
        int rare = 0;
        for (size_t i = begin; i < end; ++i) {
            const bool says = isContentWord(m_words[i].folded);
            content += says;
            rare += says && !m_index.commonWords.contains(m_words[i].folded);
        }
        return content >= FewestContentWords && rare >= FewestRareWords;
    }

    [[nodiscard]] Reference referenceTo(size_t at, const Span &span) const
    {
        DraftPlace place = m_index.places[span.from];
        for (size_t word = span.from; word < span.to && m_index.places[word].page == place.page; ++word)
            place.end = m_index.places[word].end;
        Reference reference;
        reference.begin = m_words[at].begin;
        reference.end = m_words[span.end - 1].end;
        reference.kind = ReferenceKind::Quotation;
        reference.pointTo(place);
        reference.confidence = std::min(0.99, 0.7 + 0.03 * double(span.end - at - quotedWords));
        return reference;
    }

    const DraftIndex &m_index;
    const QString &m_text;
    const std::vector<TextWord> &m_words;
    std::vector<QString> m_folded; ///< the words alone, as runHash takes them
};

} // namespace

std::vector<Reference> quotations(const DraftIndex &index, const QString &text,
                                  const std::vector<TextWord> &words)
{
    return Finder(index, text, words).find();
}

} // namespace soundings::references
