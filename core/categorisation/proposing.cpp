#include "core/categorisation/proposing.h"

#include "core/consultation/codepoints.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace soundings::categorisation {

namespace {

using namespace Qt::StringLiterals;
using search::Range;

/// The same length, with the single line ends made spaces.
QString unwrapped(const QString &text)
{
    QString plain = text;
    for (qsizetype i = 1; i + 1 < plain.size(); ++i) {
        if (text[i] == u'\n' && text[i - 1] != u'\n' && text[i + 1] != u'\n')
            plain[i] = u' ';
    }
    return plain;
}

Range trimmed(const QString &text, Range range)
{
    while (range.begin < range.end && text[range.begin].isSpace())
        ++range.begin;
    while (range.end > range.begin && text[range.end - 1].isSpace())
        --range.end;
    return range;
}

/// The sentences that hold a hit; two next to each other are one passage.
std::vector<Range> sentencesWith(const QString &text, const std::vector<Range> &hits)
{
    std::vector<Range> found;
    size_t hit = 0;
    qsizetype previous = -1; // which sentence was found last
    const std::vector<Range> sentences = sentencesOf(text);
    for (size_t i = 0; i < sentences.size() && hit < hits.size(); ++i) {
        if (hits[hit].begin >= sentences[i].end)
            continue;
        while (hit < hits.size() && hits[hit].begin < sentences[i].end)
            ++hit;
        if (previous >= 0 && previous + 1 == qsizetype(i) && !text.mid(found.back().end, sentences[i].begin
                                                                       - found.back().end).contains(u"\n\n"_s))
            found.back().end = sentences[i].end;
        else
            found.push_back(sentences[i]);
        previous = qsizetype(i);
    }
    return found;
}

Passage passageIn(const Part &part, Range range)
{
    const int begin = toCodePoint(part.text, range.begin);
    return {part.id, begin, begin + codePointCount(QStringView(part.text).sliced(range.begin, range.end - range.begin))};
}

} // namespace

std::vector<Range> sentencesOf(const QString &text)
{
    const QString plain = unwrapped(text);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, plain);
    std::vector<Range> sentences;
    qsizetype begin = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        const Range sentence = trimmed(text, {begin, end});
        if (sentence.begin < sentence.end)
            sentences.push_back(sentence);
        begin = end;
    }
    return sentences;
}

bool overlap(const std::optional<Passage> &a, const std::optional<Passage> &b)
{
    if (!a || !b)
        return !a && !b;
    return a->part == b->part && a->begin < b->end && b->begin < a->end;
}

std::vector<Comment> proposed(const Response &response, const Rule &rule, const std::vector<Comment> &there,
                              const std::vector<std::optional<Passage>> &refused)
{
    std::vector<Comment> comments;
    const auto propose = [&](const std::optional<Passage> &place) {
        const bool taken = std::any_of(there.begin(), there.end(), [&](const Comment &comment) {
            return overlap(comment.passage, place)
                && std::find(comment.themes.begin(), comment.themes.end(), rule.theme) != comment.themes.end();
        });
        const bool unwanted = std::any_of(refused.begin(), refused.end(), [&](const auto &one) { return overlap(one, place); });
        if (taken || unwanted)
            return;
        Comment comment;
        comment.response = response.id;
        comment.passage = place;
        comment.themes = {rule.theme};
        comment.origin = Origin::Autotag;
        comment.standing = Standing::Proposed;
        comment.because = rule.because;
        comments.push_back(std::move(comment));
    };
    bool found = false;
    for (const Part &part : response.parts) {
        for (const Range sentence : sentencesWith(part.text, search::hitsIn(part.text, rule.terms))) {
            found = true;
            propose(passageIn(part, sentence));
        }
    }
    if (!found)
        propose(std::nullopt);
    return comments;
}

QString anyOf(const QString &words)
{
    QStringList all;
    for (const QString &word : words.split(QRegularExpression(u"[,;\\n]"_s), Qt::SkipEmptyParts)) {
        QString tidy = word.simplified().remove(u'"');
        if (search::split(tidy).empty())
            continue;
        const bool plain = search::split(tidy).size() == 1
            && std::all_of(tidy.begin(), tidy.end(), [](QChar c) { return c.isLetterOrNumber(); });
        const bool operatorWord = tidy == u"OR" || tidy == u"NOT" || tidy == u"AND";
        const bool prefix = tidy.endsWith(u'*') && !tidy.contains(u' ');
        all << ((plain && !operatorWord) || prefix ? tidy : u'"' + tidy + u'"');
    }
    return all.join(u" OR "_s);
}

} // namespace soundings::categorisation
