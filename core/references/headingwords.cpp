#include "core/references/headingwords.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace soundings::references {

using namespace Qt::StringLiterals;

namespace {

constexpr int LineLead = 16; ///< units that may stand before a heading on its line
constexpr int LongTitle = 5; ///< words: no chance brings them together

bool isOneOf(const TextWord &word, const QSet<QString> &words)
{
    return words.contains(word.folded);
}

const QSet<QString> parts{u"section"_s,  u"chapter"_s, u"part"_s, u"heading"_s, u"sections"_s, u"chapters"_s,
                          u"headings"_s, u"bit"_s,     u"bits"_s, u"page"_s,    u"pages"_s};
const QSet<QString> leads{u"on"_s,     u"about"_s,    u"called"_s,    u"headed"_s,    u"entitled"_s,
                          u"titled"_s, u"covering"_s, u"regarding"_s, u"concerning"_s};
const QSet<QString> wishes{u"a"_s,   u"an"_s,       u"another"_s, u"new"_s,    u"no"_s,
                           u"any"_s, u"separate"_s, u"own"_s,     u"further"_s};
const QSet<QString> articles{u"the"_s, u"your"_s, u"this"_s, u"that"_s};

/// Headings that people give to parts of what they write themselves.
const QSet<QString> everybodys{u"introduction"_s, u"summary"_s,    u"conclusion"_s, u"conclusions"_s,
                               u"foreword"_s,     u"background"_s, u"contents"_s,   u"overview"_s,
                               u"questions"_s,    u"delivery"_s,   u"terms"_s,      u"context"_s,
                               u"annex"_s};

class Finder
{
public:
    Finder(const DraftIndex &index, const QString &text, const std::vector<TextWord> &words)
        : m_index(index)
        , m_text(text)
        , m_words(words)
    {}

    std::vector<Reference> find()
    {
        for (size_t at = 0; at < m_words.size();) {
            const int title = longestTitleAt(at);
            const size_t count = title < 0 ? 0 : m_index.titles[size_t(title)].words.size();
            if (title >= 0 && consider(m_index.titles[size_t(title)], at)) {
                at += count;
            } else {
                considerLead(at);
                considerTrail(at);
                ++at;
            }
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] int longestTitleAt(size_t at) const
    {
        const auto beside = m_index.titlesByFirstWord.constFind(m_words[at].folded);
        if (beside == m_index.titlesByFirstWord.cend())
            return -1;
        int longest = -1;
        for (const int candidate : *beside) {
            const std::vector<QString> &title = m_index.titles[size_t(candidate)].words;
            const bool here = m_index.titles[size_t(candidate)].alone &&
                              at + title.size() <= m_words.size() &&
                              std::equal(title.begin(), title.end(), m_words.begin() + qsizetype(at),
                                         [](const QString &a, const TextWord &b) { return a == b.folded; });
            if (here && (longest < 0 || title.size() > m_index.titles[size_t(longest)].words.size()))
                longest = candidate;
        }
        return longest;
    }

    /// The word at which "the section on" begins, where those words stand before `at`.
    [[nodiscard]] std::optional<size_t> leadBefore(size_t at) const
    {
        if (at > 0 && m_words[at - 1].folded == u"the")
            --at;
        if (at < 2 || !isOneOf(m_words[at - 1], leads) || !isOneOf(m_words[at - 2], parts))
            return std::nullopt;
        return leadFrom(at - 2);
    }

    /// `part` is "section"; none where a new one is wished for.
    [[nodiscard]] std::optional<size_t> leadFrom(size_t part) const
    {
        if (part > 0 && isOneOf(m_words[part - 1], wishes))
            return std::nullopt;
        return part > 0 && isOneOf(m_words[part - 1], articles) ? part - 1 : part;
    }

    [[nodiscard]] bool isCapital(const TextWord &word) const { return m_text[word.begin].isUpper(); }

    [[nodiscard]] bool isInQuotes(int begin, int end) const
    {
        static const QString open = u"“\"‘'«„"_s;
        static const QString close = u"”\"’'»“"_s;
        if (begin == 0 || !open.contains(m_text[begin - 1]))
            return false;
        if (end < m_text.size() && u".,;:!?"_s.contains(m_text[end]))
            ++end;
        return end < m_text.size() && close.contains(m_text[end]);
    }

    /// Nothing but numbers and marks, or "Re:", before it on its line.
    [[nodiscard]] bool beginsLine(int begin) const
    {
        static const QRegularExpression lead(
            u"(?:^|\\n)[^\\p{L}\\n]*(?:(?:re|on|about|topic|heading)\\b[^\\p{L}\\n]*)?$"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        // Too far from the line's beginning is no heading.
        const auto match = lead.match(windowOf(m_text, begin, -LineLead));
        return match.hasMatch() && (begin <= LineLead || match.captured().startsWith(u'\n'));
    }

    [[nodiscard]] bool endsLine(int end) const
    {
        while (end < m_text.size() && (m_text[end] == u' ' || u":.–—-*_"_s.contains(m_text[end])))
            ++end;
        return end >= m_text.size() || m_text[end] == u'\n' || m_text[end] == u'\r';
    }

    [[nodiscard]] bool isInsideSentence(int begin) const
    {
        int i = begin - 1;
        while (i >= 0 && (m_text[i] == u' ' || m_text[i] == u'\n' || m_text[i] == u'>'))
            --i;
        return i >= 0 && (m_text[i].isLetterOrNumber() || u",:(–—-"_s.contains(m_text[i]));
    }

    [[nodiscard]] bool isCapitalised(size_t first, size_t count) const
    {
        int content = 0;
        for (size_t i = first; i < first + count; ++i) {
            if (!isContentWord(m_words[i].folded))
                continue;
            ++content;
            if (!isCapital(m_words[i]))
                return false;
        }
        const bool goesOn = first + count < m_words.size() && isCapital(m_words[first + count]) &&
                            m_words[first + count].begin == m_words[first + count - 1].end + 1;
        return content >= 2 && !goesOn;
    }

    [[nodiscard]] bool isInCapitals(size_t first, size_t count) const
    {
        const QStringView span = QStringView(m_text).sliced(
            m_words[first].begin, m_words[first + count - 1].end - m_words[first].begin);
        return count >= 2 && std::none_of(span.begin(), span.end(), [](QChar c) { return c.isLower(); });
    }

    /// How sure it is that the words are the heading; 0 where they may be anybody's.
    [[nodiscard]] double confidence(const TitleWords &title, size_t at, bool ownLine) const
    {
        const size_t count = title.words.size();
        const int begin = m_words[at].begin;
        const int end = m_words[at + count - 1].end;
        const bool said = title.contentWords > 0;
        if (isInQuotes(begin, end) && count >= 2)
            return 0.85;
        if (isInCapitals(at, count) && said)
            return 0.8;
        if (ownLine && said && isCapital(m_words[at]) &&
            (count > 1 || !everybodys.contains(title.words.front())))
            return count > 1 ? 0.75 : 0.65;
        if (count >= LongTitle && title.contentWords >= 2)
            return 0.7;
        if (count >= 2 && isCapitalised(at, count))
            return 0.65;
        if (count >= 3 && title.contentWords >= 2 && isCapital(m_words[at]) && isInsideSentence(begin))
            return 0.6;
        return 0;
    }

    bool consider(const TitleWords &title, size_t at)
    {
        const size_t count = title.words.size();
        const size_t next = at + count;
        const int end = m_words[next - 1].end;
        if (const auto lead = leadBefore(at))
            return add(title, m_words[*lead].begin, end, 0.9);
        const bool partFollows =
            next < m_words.size() && isOneOf(m_words[next], parts) && m_words[next].begin - end <= 2;
        if (partFollows && at > 0 && isOneOf(m_words[at - 1], articles))
            return add(title, m_words[at - 1].begin, m_words[next].end, 0.85);
        const bool ownLine =
            beginsLine(m_words[at].begin) && (endsLine(end) || (end < m_text.size() && m_text[end] == u':'));
        const double sure = confidence(title, at, ownLine);
        return sure > 0 && add(title, m_words[at].begin, end, sure);
    }

    bool add(const TitleWords &title, int begin, int end, double sure)
    {
        Reference reference;
        reference.begin = begin;
        reference.end = end;
        reference.kind = title.ofSection ? ReferenceKind::Heading : ReferenceKind::Priority;
        reference.pointTo(title.place);
        reference.confidence = sure;
        if (!m_found.empty() && m_found.back().end > begin)
            m_found.pop_back(); // "the section on rail" within "the section on rail freight"
        m_found.push_back(std::move(reference));
        return true;
    }

    /// "the chapter about ceramics": a word that only one heading has.
    void considerLead(size_t at)
    {
        if (at + 2 >= m_words.size() || !isOneOf(m_words[at], parts) || !isOneOf(m_words[at + 1], leads))
            return;
        const auto lead = leadFrom(at);
        const bool chapter = m_words[at].folded.startsWith(u"chapter"_s);
        size_t word = at + 2;
        if (!lead || (m_words[word].folded == u"the" && ++word >= m_words.size()) ||
            longestTitleAt(word) >= 0)
            return;
        std::vector<const TitleWords *> fits = sectionsWith(m_words[word].folded, chapter);
        if (fits.size() > 1 && word + 1 < m_words.size() && isContentWord(m_words[word + 1].folded)) {
            ++word;
            std::erase_if(fits,
                          [&](const TitleWords *title) { return !hasWord(*title, m_words[word].folded); });
        }
        if (fits.size() == 1 && isContentWord(m_words[word].folded))
            add(*fits.front(), m_words[*lead].begin, m_words[word].end, 0.6);
    }

    /// "your energy chapter": the same the other way round.
    void considerTrail(size_t at)
    {
        const bool chapter = m_words[at].folded == u"chapter"_s;
        if (at < 2 || (!chapter && m_words[at].folded != u"section"_s) ||
            !isOneOf(m_words[at - 2], articles) || !isContentWord(m_words[at - 1].folded))
            return;
        const std::vector<const TitleWords *> fits = sectionsWith(m_words[at - 1].folded, chapter);
        if (fits.size() == 1)
            add(*fits.front(), m_words[at - 2].begin, m_words[at].end, 0.6);
    }

    [[nodiscard]] std::vector<const TitleWords *> sectionsWith(const QString &word, bool chapter) const
    {
        std::vector<const TitleWords *> fits;
        for (const TitleWords &title : m_index.titles) {
            const bool inScope =
                title.ofSection && (!chapter || m_index.sections[size_t(title.place.section)].depth == 0);
            if (inScope && hasWord(title, word))
                fits.push_back(&title);
        }
        return fits;
    }

    static bool hasWord(const TitleWords &title, const QString &word)
    {
        return std::any_of(title.words.begin(), title.words.end(),
                           [&](const QString &each) { return singular(each) == singular(word); });
    }

    const DraftIndex &m_index;
    const QString &m_text;
    const std::vector<TextWord> &m_words;
    std::vector<Reference> m_found;
};

} // namespace

std::vector<Reference> headingWords(const DraftIndex &index, const QString &text,
                                    const std::vector<TextWord> &words)
{
    return Finder(index, text, words).find();
}

} // namespace soundings::references
