#include "core/redaction/terms.h"

#include <algorithm>

namespace soundings::redaction {

namespace {

constexpr qsizetype shortestNumber = 7;

bool isFigures(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

std::vector<Terms::Word> Terms::wordsOf(const QString &text)
{
    std::vector<Word> words;
    for (qsizetype at = 0; at < text.size();) {
        const auto counts = [&](qsizetype i) { return text[i].isLetterOrNumber() || text[i].isSurrogate() || text[i].isMark(); };
        if (!counts(at)) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && counts(end))
            ++end;
        words.push_back({text.mid(at, end - at).toCaseFolded(), at, end});
        at = end;
    }
    return words;
}

void Terms::add(const QString &text, const QString &why)
{
    std::vector<QString> words;
    QString figures;
    bool onlyFigures = true;
    for (Word &word : wordsOf(text)) {
        onlyFigures = onlyFigures && isFigures(word.folded);
        figures += word.folded;
        words.push_back(std::move(word.folded));
    }
    if (words.empty())
        return;
    const int number = int(m_terms.size());
    if (onlyFigures && figures.size() >= shortestNumber) {
        m_numbers.insert(figures, number);
        m_lengths.insert(figures.size());
    } else {
        m_byFirst[words.front()].push_back(number);
    }
    m_terms.push_back({text.simplified(), why, std::move(words)});
}

void Terms::allow(const QString &text)
{
    std::vector<QString> words;
    for (Word &word : wordsOf(text))
        words.push_back(std::move(word.folded));
    if (words.empty())
        return;
    m_allowedByFirst[words.front()].push_back(int(m_allowed.size()));
    m_allowed.push_back({text, {}, std::move(words)});
}

bool Terms::stands(const Term &term, const std::vector<Word> &words, size_t at) const
{
    if (at + term.words.size() > words.size())
        return false;
    for (size_t i = 0; i < term.words.size(); ++i) {
        if (words[at + i].folded != term.words[i])
            return false;
    }
    return true;
}

/// "01782 123456" where "01782 123 456" is to stay: runs of figures are read as one.
void Terms::findNumbers(const std::vector<Word> &words, std::vector<Match> &matches) const
{
    constexpr qsizetype between = 3; // ") ("
    for (size_t first = 0; first < words.size() && !m_numbers.isEmpty(); ++first) {
        if (!isFigures(words[first].folded))
            continue;
        QString run;
        for (size_t at = first; at < words.size() && run.size() < 24; ++at) {
            if (!isFigures(words[at].folded) || (at > first && words[at].begin - words[at - 1].end > between))
                break;
            run += words[at].folded;
            if (!m_lengths.contains(run.size()))
                continue;
            if (const auto found = m_numbers.constFind(run); found != m_numbers.constEnd())
                matches.push_back({words[first].begin, words[at].end, *found});
        }
    }
}

std::vector<Terms::Match> Terms::in(const QString &text) const
{
    const std::vector<Word> words = wordsOf(text);
    std::vector<Match> matches;
    for (size_t at = 0; at < words.size(); ++at) {
        const auto some = m_byFirst.constFind(words[at].folded);
        if (some == m_byFirst.constEnd())
            continue;
        for (const int term : *some) {
            const Term &one = m_terms[size_t(term)];
            if (stands(one, words, at))
                matches.push_back({words[at].begin, words[at + one.words.size() - 1].end, term});
        }
    }
    findNumbers(words, matches);
    if (matches.empty() || m_allowed.empty())
        return matches;
    const auto free = allowedIn(words);
    std::erase_if(matches, [&](const Match &match) {
        return std::any_of(free.begin(), free.end(),
                           [&](const auto &place) { return place.first <= match.begin && match.end <= place.second; });
    });
    return matches;
}

std::vector<std::pair<qsizetype, qsizetype>> Terms::allowedIn(const std::vector<Word> &words) const
{
    std::vector<std::pair<qsizetype, qsizetype>> places;
    for (size_t at = 0; at < words.size() && !m_allowed.empty(); ++at) {
        for (const int allowed : m_allowedByFirst.value(words[at].folded)) {
            const Term &one = m_allowed[size_t(allowed)];
            if (stands(one, words, at))
                places.emplace_back(words[at].begin, words[at + one.words.size() - 1].end);
        }
    }
    return places;
}

std::vector<std::pair<qsizetype, qsizetype>> Terms::allowedIn(const QString &text) const
{
    return allowedIn(wordsOf(text));
}

bool isTelling(const QString &text)
{
    constexpr qsizetype longWord = 6;
    int words = 0;
    bool within = false;
    bool number = false;
    qsizetype letters = 0;
    for (const QChar c : text) {
        const bool counts = c.isLetterOrNumber();
        words += counts && !within;
        within = counts;
        number = number || c.isDigit();
        letters += counts;
    }
    return letters >= 3 && (words >= 2 || letters >= longWord || (number && letters >= 5));
}

} // namespace soundings::redaction
