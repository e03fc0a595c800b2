#include "core/search/hits.h"

#include "core/search/stemmer.h"

#include <algorithm>

namespace soundings::search {

namespace {

using namespace Qt::StringLiterals;

struct Hit
{
    Range range;
    size_t term = 0;
};

/// A word of the text, with its stem where a term asks for stems.
struct Token
{
    Word word;
    QString stem;
};

void collect(const Node &node, bool wanted, std::vector<Term> &terms)
{
    wanted = wanted != node.negated;
    if (const auto *group = std::get_if<Group>(&node.what)) {
        for (const Node &part : group->parts)
            collect(part, wanted, terms);
        return;
    }
    const auto *text = std::get_if<Text>(&node.what);
    if (!text || !wanted)
        return;
    Term term{{}, text->exact, text->prefix};
    for (const Word &word : split(text->text))
        term.words << (term.exact || term.prefix ? word.folded : stem(word.folded));
    if (!term.words.isEmpty() && std::find(terms.begin(), terms.end(), term) == terms.end())
        terms.push_back(std::move(term));
}

std::vector<Token> tokensOf(QStringView text, const std::vector<Term> &terms)
{
    const bool stems =
        std::any_of(terms.begin(), terms.end(), [](const Term &t) { return !t.exact && !t.prefix; });
    std::vector<Token> tokens;
    for (Word &word : split(text)) {
        QString stemmed = stems ? stem(word.folded) : QString();
        tokens.push_back({std::move(word), std::move(stemmed)});
    }
    return tokens;
}

bool matches(const Term &term, const std::vector<Token> &tokens, size_t at)
{
    const auto count = static_cast<size_t>(term.words.size());
    if (count == 0 || at + count > tokens.size())
        return false;
    for (size_t i = 0; i < count; ++i) {
        const Token &token = tokens[at + i];
        const QString &word = term.words[static_cast<qsizetype>(i)];
        const bool same = term.prefix && i + 1 == count ? token.word.folded.startsWith(word)
                          : term.exact || term.prefix   ? token.word.folded == word
                                                        : token.stem == word;
        if (!same)
            return false;
    }
    return true;
}

/// In order of their beginning; may overlap.
std::vector<Hit> findHits(QStringView text, const std::vector<Term> &terms)
{
    std::vector<Hit> hits;
    if (terms.empty())
        return hits;
    const std::vector<Token> tokens = tokensOf(text, terms);
    for (size_t at = 0; at < tokens.size(); ++at) {
        for (size_t term = 0; term < terms.size(); ++term) {
            if (!matches(terms[term], tokens, at))
                continue;
            const size_t last = at + static_cast<size_t>(terms[term].words.size()) - 1;
            hits.push_back({{tokens[at].word.range.begin, tokens[last].word.range.end}, term});
        }
    }
    return hits;
}

/// Overlapping ranges made one.
std::vector<Range> united(const std::vector<Hit> &hits)
{
    std::vector<Range> ranges;
    for (const Hit &hit : hits) {
        if (!ranges.empty() && hit.range.begin < ranges.back().end)
            ranges.back().end = qMax(ranges.back().end, hit.range.end);
        else
            ranges.push_back(hit.range);
    }
    return ranges;
}

QString oneLine(QStringView text)
{
    QString line;
    line.reserve(text.size());
    bool space = false;
    for (const QChar c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control) {
            space = !line.isEmpty();
        } else {
            if (space)
                line += u' ';
            space = false;
            line += c;
        }
    }
    return line;
}

/// The narrowest run of hits with the most different terms that fits; the earliest of equals.
Range bestRun(const std::vector<Hit> &hits, size_t terms, qsizetype room)
{
    Range best;
    size_t most = 0;
    std::vector<size_t> counts(terms);
    size_t different = 0;
    size_t first = 0;
    for (size_t last = 0; last < hits.size(); ++last) {
        if (counts[hits[last].term]++ == 0)
            ++different;
        while (first < last &&
               (hits[last].range.end - hits[first].range.begin > room || counts[hits[first].term] > 1)) {
            if (--counts[hits[first].term] == 0)
                --different;
            ++first;
        }
        if (different > most) {
            most = different;
            best = {hits[first].range.begin, hits[last].range.end};
        }
    }
    return best;
}

bool splitsPair(const QString &line, qsizetype at)
{
    return at > 0 && at < line.size() && line[at].isLowSurrogate() && line[at - 1].isHighSurrogate();
}

/// What to show of the line around `core`: words whole, at most `room` long where the line is longer than
/// that.
Range windowAround(const QString &line, Range core, qsizetype room)
{
    const qsizetype spare = qMax<qsizetype>(0, room - (core.end - core.begin));
    qsizetype end = qMin(line.size(), core.begin - qMin(core.begin, spare / 3) + room);
    qsizetype begin = qMax<qsizetype>(0, end - room);
    if (begin > 0) {
        const qsizetype gap = line.indexOf(u' ', begin - 1);
        begin = gap >= 0 && gap < core.begin ? gap + 1 : core.begin;
        end = qMin(line.size(), qMax(end, begin));
    }
    if (end < line.size()) {
        const qsizetype gap = line.lastIndexOf(u' ', end);
        if (gap > begin && gap >= core.end)
            end = gap;
        else if (splitsPair(line, end))
            --end;
    }
    return {begin, end};
}

} // namespace

std::vector<Term> highlightTerms(const Node &node)
{
    std::vector<Term> terms;
    collect(node, true, terms);
    return terms;
}

std::vector<Range> hitsIn(QStringView text, const std::vector<Term> &terms)
{
    return united(findHits(text, terms));
}

Snippet snippet(QStringView text, const std::vector<Term> &terms, int maxChars)
{
    const QString line = oneLine(text);
    const std::vector<Hit> hits = findHits(line, terms);
    Snippet made;
    if (line.size() <= maxChars) {
        made.text = line;
        made.hits = united(hits);
        return made;
    }
    const qsizetype room = qMax(0, maxChars - 2); // an ellipsis at either end
    const Range window = windowAround(line, bestRun(hits, terms.size(), room), room);
    const QString before = window.begin > 0 ? u"…"_s : QString();
    made.text = before + line.sliced(window.begin, window.end - window.begin) +
                (window.end < line.size() ? u"…"_s : QString());
    const qsizetype shift = before.size() - window.begin;
    for (const Range &range : united(hits)) {
        const qsizetype from = qMax(range.begin, window.begin);
        const qsizetype to = qMin(range.end, window.end);
        if (from < to)
            made.hits.push_back({from + shift, to + shift});
    }
    return made;
}

} // namespace soundings::search
