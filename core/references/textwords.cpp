#include "core/references/textwords.h"

#include "core/draft/folding.h"

#include <QSet>

#include <algorithm>

namespace soundings::references {

using namespace Qt::StringLiterals;

namespace {

bool isWordLetter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

bool isHyphen(QChar c)
{
    return c == u'-' || c == QChar(0x2010) || c == QChar(0x2011) || c == QChar(0x2013) ||
           c == QChar(QChar::SoftHyphen);
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == QChar(0x2019) || c == QChar(0x02BC);
}

/// How many units from `at` join the letters around them to one word; 0 where the word ends.
int joinAt(const QString &text, qsizetype at)
{
    const auto letterAt = [&text](qsizetype i) { return i < text.size() && isWordLetter(text[i]); };
    const QChar c = text[at];
    if (isHyphen(c)) {
        if (letterAt(at + 1))
            return 1;
        const bool lineEnds = at + 1 < text.size() && text[at + 1] == u'\n';
        return lineEnds && at + 2 < text.size() && text[at + 2].isLetter() ? 2 : 0;
    }
    if (isApostrophe(c))
        return letterAt(at + 1) ? 1 : 0;
    const bool inNumber =
        (c == u'.' || c == u',') && text[at - 1].isDigit() && at + 1 < text.size() && text[at + 1].isDigit();
    return inNumber ? 1 : 0;
}

QString foldedWord(QStringView word)
{
    QString plain;
    plain.reserve(word.size());
    bool ascii = true;
    for (const QChar c : word) {
        if (c.unicode() >= 0x80)
            ascii = false;
        else if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    if (ascii)
        return plain;
    plain.clear();
    for (const QChar c : draft::folded(word).text) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            plain += c;
    }
    return plain;
}

} // namespace

std::vector<TextWord> wordsOf(const QString &text)
{
    std::vector<TextWord> words;
    words.reserve(size_t(text.size()) / 6);
    for (qsizetype at = 0; at < text.size();) {
        if (!isWordLetter(text[at])) {
            ++at;
            continue;
        }
        const qsizetype begin = at;
        while (at < text.size()) {
            if (isWordLetter(text[at]))
                ++at;
            else if (const int join = joinAt(text, at))
                at += join;
            else
                break;
        }
        QString folded = foldedWord(QStringView(text).sliced(begin, at - begin));
        if (!folded.isEmpty())
            words.push_back({std::move(folded), int(begin), int(at)});
    }
    return words;
}

QString windowOf(const QString &text, int from, int size)
{
    int begin = std::max(0, size < 0 ? from + size : from);
    int end = int(std::min<qsizetype>(text.size(), size < 0 ? from : from + size));
    if (begin < end && text[begin].isLowSurrogate())
        ++begin;
    if (begin < end && text[end - 1].isHighSurrogate())
        --end;
    return text.mid(begin, end - begin);
}

bool isContentWord(const QString &folded)
{
    static const QSet<QString> functionWords = [] {
        const QString all =
            u"a about above across after again against all almost also although always am among an and "
            u"another any are as at away "
            u"back be because been before being below between both but by can cannot cant come could day did "
            u"do does doing done "
            u"dont down during each either else end even ever every few first for from further get give go "
            u"going good had hand has "
            u"have having he her here him his how however i if im in into is isnt it its itself just keep "
            u"know last least less let "
            u"like little long look made make makes many may me might more most much must my near need never "
            u"new next no none nor "
            u"not nothing now of off often on once one only or other others our out over own part people per "
            u"place put rather "
            u"said same say says see seem set shall she should since so some something still such take than "
            u"that thats the their "
            u"them then there these they thing things this those through time to together too towards two "
            u"under until up upon us "
            u"use very want was way we well went were what when where whether which while who whole whom "
            u"whose why will with "
            u"within without work would year years yes yet you your "
            u"january february march april june july august september october november december "
            u"monday tuesday wednesday thursday friday saturday sunday midday noon"_s;
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return folded.size() > 1 && !folded[0].isDigit() && !functionWords.contains(folded);
}

QString singular(const QString &folded)
{
    if (folded.size() > 4 && folded.endsWith(u"ies"_s))
        return folded.chopped(3) + u'y';
    const bool plural = folded.size() > 3 && folded.endsWith(u's') && !folded.endsWith(u"ss"_s);
    return plural ? folded.chopped(1) : folded;
}

} // namespace soundings::references
