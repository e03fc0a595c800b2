#include "core/comparison/comparing.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>

namespace soundings::comparison {

using namespace Qt::StringLiterals;

namespace {

constexpr int apart = 5;        // words in common that part what was taken out
constexpr int fewWords = 8;     // of what is too short to be told to have moved
constexpr double same = 0.7;    // share of words in common of what moved

bool endsSentence(const QString &text)
{
    static const QString ends = u".?!"_s;
    qsizetype last = text.size() - 1;
    while (last > 0 && u")\u2019\u201D'\""_s.contains(text[last]))
        --last;
    return last >= 0 && ends.contains(text[last]);
}

/// The furthest-reaching paths of Myers' algorithm, forwards, and the way back through them.
std::vector<std::pair<int, int>> commonWords(const std::vector<Word> &a, const std::vector<Word> &b, int most)
{
    const int n = int(a.size());
    const int m = int(b.size());
    std::vector<std::vector<int>> traces;
    std::vector<int> furthest(size_t(2 * most + 2), 0);
    const auto at = [most](int k) { return size_t(k + most); };
    for (int d = 0; d <= most; ++d) {
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && furthest[at(k - 1)] < furthest[at(k + 1)]);
            int x = down ? furthest[at(k + 1)] : furthest[at(k - 1)] + 1;
            while (x < n && x - k < m && a[size_t(x)].folded == b[size_t(x - k)].folded)
                ++x;
            furthest[at(k)] = x;
            if (x < n || x - k < m)
                continue;
            std::vector<std::pair<int, int>> common;
            int endX = n;
            int endY = m;
            traces.emplace_back(); // so that what went before step d is at d - 1
            for (int step = d; step >= 0; --step) {
                const int diagonal = endX - endY;
                int beginX = 0;
                int beginY = 0;
                if (step > 0) {
                    const std::vector<int> &before = traces[size_t(step) - 1];
                    const auto reached = [&](int other) { return before[size_t(other + step - 1)]; };
                    const bool wentDown = diagonal == -step || (diagonal != step && reached(diagonal - 1) < reached(diagonal + 1));
                    const int from = wentDown ? diagonal + 1 : diagonal - 1;
                    beginX = reached(from);
                    beginY = beginX - from;
                    const int afterX = wentDown ? beginX : beginX + 1;
                    for (int x2 = endX; x2 > afterX; --x2)
                        common.emplace_back(x2 - 1, x2 - 1 - diagonal);
                } else {
                    for (int x2 = endX; x2 > 0; --x2)
                        common.emplace_back(x2 - 1, x2 - 1 - diagonal);
                }
                endX = beginX;
                endY = beginY;
            }
            std::reverse(common.begin(), common.end());
            return common;
        }
        // Diagonals -d to d of this step, by d + k.
        traces.emplace_back(furthest.begin() + (most - d), furthest.begin() + (most + d + 1));
    }
    return {};
}

QString textOf(const std::vector<Word> &words, int begin, int end)
{
    QStringList texts;
    for (int i = begin; i < end; ++i)
        texts << words[size_t(i)].text;
    return texts.join(u' ');
}

std::vector<draft::Span> placesOf(const std::vector<Word> &words, int begin, int end)
{
    std::vector<draft::Span> places;
    for (int i = begin; i < end; ++i) {
        const draft::Span &place = words[size_t(i)].place;
        if (!places.empty() && places.back().page == place.page)
            places.back().end = std::max(places.back().end, place.end);
        else
            places.push_back(place);
    }
    return places;
}

void append(std::vector<draft::Span> &places, const std::vector<draft::Span> &more)
{
    places.insert(places.end(), more.begin(), more.end());
}

/// Those that were joined to this one; itself, where it has slid away from what it was.
std::vector<Hunk> within(const std::vector<Hunk> &exact, const Hunk &joined)
{
    std::vector<Hunk> found;
    for (const Hunk &one : exact) {
        if (one.draftBegin >= joined.draftBegin && one.draftEnd <= joined.draftEnd && one.finalBegin >= joined.finalBegin &&
            one.finalEnd <= joined.finalEnd)
            found.push_back(one);
    }
    return found.empty() ? std::vector<Hunk>{joined} : found;
}

/// [begin, end) widened to whole sentences, but not beyond a section.
std::pair<int, int> sentences(const std::vector<Word> &words, int begin, int end)
{
    const int last = int(words.size());
    if (begin < last && begin < end) {
        while (begin > 0 && !endsSentence(words[size_t(begin) - 1].text)
               && words[size_t(begin) - 1].section == words[size_t(begin)].section)
            --begin;
    }
    while (end > begin && end < last && !endsSentence(words[size_t(end) - 1].text)
           && words[size_t(end)].section == words[size_t(end) - 1].section)
        ++end;
    return {begin, end};
}

int sectionAt(const std::vector<Word> &words, int at)
{
    return words.empty() ? -1 : words[size_t(std::clamp(at, 0, int(words.size()) - 1))].section;
}

double likeness(const std::vector<Word> &a, const Hunk &removed, const std::vector<Word> &b, const Hunk &added)
{
    const std::vector<Word> before(a.begin() + removed.draftBegin, a.begin() + removed.draftEnd);
    const std::vector<Word> after(b.begin() + added.finalBegin, b.begin() + added.finalEnd);
    const int all = int(before.size() + after.size());
    return all == 0 ? 0 : 2.0 * double(commonWords(before, after, all).size()) / all;
}

/// `some` words stand for `none`, or for one that happens to stand there.
bool isOneSided(int some, int none)
{
    return some > 0 && (none == 0 || (none == 1 && some >= fewWords));
}

bool isRemoval(const Hunk &hunk)
{
    return isOneSided(hunk.draftEnd - hunk.draftBegin, hunk.finalEnd - hunk.finalBegin);
}

bool isAddition(const Hunk &hunk)
{
    return isOneSided(hunk.finalEnd - hunk.finalBegin, hunk.draftEnd - hunk.draftBegin);
}

/// What was taken out or put in could often as well begin some words earlier or later, where the same words stand on both
/// sides: it is told where it is whole sentences, if anywhere.
void slide(const std::vector<Word> &words, int &begin, int &end, int &otherBegin, int &otherEnd)
{
    const auto isWhole = [&](int from) { return from == 0 || endsSentence(words[size_t(from) - 1].text); };
    constexpr int furthest = 60;
    for (int by = 0; by <= furthest && begin - by >= 0; ++by) {
        if (isWhole(begin - by)) {
            begin -= by;
            end -= by;
            otherBegin -= by;
            otherEnd -= by;
            return;
        }
        if (begin - by == 0 || words[size_t(begin - by) - 1].folded != words[size_t(end - by) - 1].folded)
            return;
    }
}

/// Whether a sentence ends in the draft's words [begin, end), all of them in common.
bool partsSentences(const std::vector<Word> &draft, int begin, int end)
{
    for (int i = begin; i < end; ++i) {
        if (endsSentence(draft[size_t(i)].text))
            return true;
    }
    return false;
}

/// Changes of one sentence are one change; so are words taken out, or put in, that a few words in common part by chance.
std::vector<Hunk> joinedHunks(const std::vector<Word> &draft, const std::vector<Word> &final, const std::vector<Hunk> &all)
{
    std::vector<Hunk> joined;
    for (Hunk hunk : all) {
        if (isAddition(hunk))
            slide(final, hunk.finalBegin, hunk.finalEnd, hunk.draftBegin, hunk.draftEnd);
        else if (isRemoval(hunk))
            slide(draft, hunk.draftBegin, hunk.draftEnd, hunk.finalBegin, hunk.finalEnd);
        bool joins = false;
        if (!joined.empty()) {
            const Hunk &last = joined.back();
            const int common = hunk.draftBegin - last.draftEnd;
            const bool alike = (isRemoval(last) && isRemoval(hunk)) || (isAddition(last) && isAddition(hunk));
            const bool isLong = std::max(hunk.draftEnd - hunk.draftBegin, hunk.finalEnd - hunk.finalBegin) >= fewWords;
            const bool sameSection = sectionAt(draft, hunk.draftBegin) == sectionAt(draft, last.draftEnd - 1);
            joins = sameSection
                && ((alike && isLong && common < apart) || !partsSentences(draft, std::max(0, last.draftEnd - 1), hunk.draftBegin));
        }
        if (joins) {
            joined.back().draftEnd = hunk.draftEnd;
            joined.back().finalEnd = hunk.finalEnd;
        } else {
            joined.push_back(hunk);
        }
    }
    return joined;
}

} // namespace

QString toWord(Kind kind)
{
    switch (kind) {
    case Kind::Changed:
        return u"changed"_s;
    case Kind::Added:
        return u"added"_s;
    case Kind::Removed:
        return u"removed"_s;
    case Kind::Moved:
        return u"moved"_s;
    }
    Q_UNREACHABLE();
}

QString keyOf(const Difference &difference, int nth)
{
    constexpr qsizetype bytes = 16;
    const QString what = QStringList{toWord(difference.kind), difference.before, difference.after, QString::number(nth)}
                             .join(QChar(u'\0'));
    return QString::fromLatin1(
        QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha256).first(bytes).toHex());
}

std::vector<Hunk> hunks(const std::vector<Word> &draft, const std::vector<Word> &final)
{
    const int all = int(draft.size() + final.size());
    std::vector<std::pair<int, int>> common = commonWords(draft, final, std::max(all / 3, std::min(all, 300)));
    common.emplace_back(int(draft.size()), int(final.size()));
    std::vector<Hunk> found;
    int i = 0;
    int j = 0;
    for (const auto &[nextI, nextJ] : common) {
        if (i < nextI || j < nextJ)
            found.push_back({i, nextI, j, nextJ});
        i = nextI + 1;
        j = nextJ + 1;
    }
    return found;
}

std::vector<Difference> compared(const std::vector<Word> &draft, const std::vector<Word> &final)
{
    const std::vector<Hunk> exact = hunks(draft, final);
    const std::vector<Hunk> joined = joinedHunks(draft, final, exact);
    std::vector<int> movedTo(joined.size(), -1);
    std::vector<bool> taken(joined.size(), false);
    for (size_t i = 0; i < joined.size(); ++i) {
        const int length = joined[i].draftEnd - joined[i].draftBegin;
        if (!isRemoval(joined[i]) || length < fewWords)
            continue;
        for (size_t j = 0; j < joined.size(); ++j) {
            const int other = joined[j].finalEnd - joined[j].finalBegin;
            if (i == j || !isAddition(joined[j]) || taken[j] || other < fewWords || std::abs(other - length) > length / 2)
                continue;
            if (likeness(draft, joined[i], final, joined[j]) >= same) {
                movedTo[i] = int(j);
                taken[j] = true;
                break;
            }
        }
    }
    std::vector<Difference> differences;
    for (size_t i = 0; i < joined.size(); ++i) {
        if (taken[i])
            continue;
        const Hunk &hunk = joined[i];
        const Hunk &there = movedTo[i] >= 0 ? joined[size_t(movedTo[i])] : hunk;
        const bool whole = movedTo[i] >= 0 || isRemoval(hunk) || isAddition(hunk);
        const bool sentence = whole
            && (isAddition(hunk) ? endsSentence(final[size_t(hunk.finalEnd) - 1].text) || hunk.finalEnd - hunk.finalBegin >= fewWords
                                 : endsSentence(draft[size_t(hunk.draftEnd) - 1].text) || hunk.draftEnd - hunk.draftBegin >= fewWords);
        Difference difference;
        difference.kind = movedTo[i] >= 0                ? Kind::Moved
                          : sentence && isRemoval(hunk)  ? Kind::Removed
                          : sentence && isAddition(hunk) ? Kind::Added
                                                         : Kind::Changed;
        std::pair<int, int> before{hunk.draftBegin, hunk.draftEnd};
        std::pair<int, int> after{there.finalBegin, there.finalEnd};
        if (difference.kind == Kind::Changed) {
            // The words beside a gap tell in which sentence it is.
            before = sentences(draft, std::max(0, before.first - (isAddition(hunk) ? 1 : 0)), std::max(before.second, before.first));
            after = sentences(final, std::max(0, after.first - (isRemoval(hunk) ? 1 : 0)), std::max(after.second, after.first));
        }
        if (difference.kind != Kind::Added) {
            difference.before = textOf(draft, before.first, before.second);
            difference.draftSection = sectionAt(draft, hunk.draftBegin);
        }
        if (difference.kind != Kind::Removed) {
            difference.after = textOf(final, after.first, after.second);
            difference.finalSection = sectionAt(final, there.finalBegin);
        }
        // Of a sentence that was reworded the words themselves; of what came, went or moved all of it.
        const bool some = difference.kind == Kind::Changed;
        for (const Hunk &one : some ? within(exact, hunk) : std::vector<Hunk>{hunk})
            append(difference.draftPlaces, placesOf(draft, one.draftBegin, one.draftEnd));
        for (const Hunk &one : some ? within(exact, hunk) : std::vector<Hunk>{there})
            append(difference.finalPlaces, placesOf(final, one.finalBegin, one.finalEnd));
        differences.push_back(difference);
    }
    return differences;
}

} // namespace soundings::comparison
