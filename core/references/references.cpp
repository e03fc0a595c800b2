#include "core/references/references.h"

#include "core/references/headingwords.h"
#include "core/references/numbered.h"
#include "core/references/quotations.h"
#include "core/references/textwords.h"

#include <algorithm>

namespace soundings::references {

namespace {

constexpr int Beside =
    4; ///< units between a number and the heading it belongs to: "3.2 – Skills", "“Skills” (3.2)"

bool precedes(const Reference &a, const Reference &b)
{
    return a.begin < b.begin;
}

bool overlap(const Reference &a, const Reference &b)
{
    return a.begin < b.end && b.begin < a.end;
}

/// Adds those that touch none that is there already. Both are in order.
void addWhereFree(std::vector<Reference> &all, std::vector<Reference> more)
{
    const size_t before = all.size();
    size_t at = 0;
    for (Reference &each : more) {
        while (at < before && all[at].end <= each.begin)
            ++at;
        if (at == before || !overlap(all[at], each))
            all.push_back(std::move(each));
    }
    std::inplace_merge(all.begin(), all.begin() + qsizetype(before), all.end(), precedes);
}

/// Quotations go before what stands within them: that is the draft's own reference. One at the beginning is
/// the writer's ("Priority 7: bring all public business support …") and the quotation begins after it.
void addQuotations(std::vector<Reference> &all, std::vector<Reference> quoted)
{
    std::vector<Reference> kept;
    size_t next = 0;
    for (Reference &reference : all) {
        while (next < quoted.size() && quoted[next].end <= reference.begin)
            ++next;
        if (next < quoted.size() && overlap(quoted[next], reference)) {
            if (reference.begin > quoted[next].begin)
                continue;
            quoted[next].begin = reference.end;
        }
        kept.push_back(std::move(reference));
    }
    std::erase_if(quoted, [](const Reference &each) { return each.begin >= each.end; });
    all = std::move(kept);
    const auto middle = all.insert(all.end(), quoted.begin(), quoted.end());
    std::inplace_merge(all.begin(), middle, all.end(), precedes);
}

bool areNeighbours(const Reference &a, const Reference &b)
{
    const int gap = a.begin < b.begin ? b.begin - a.end : a.begin - b.end;
    return gap >= 0 && gap <= Beside && !a.sections.empty() && a.sections == b.sections;
}

/// "Priority 7: One front door" and "“Rail” (5.2)" are one reference each: the number takes the words in.
void joinHeadings(std::vector<Reference> &numbered, std::vector<Reference> &headings)
{
    size_t at = 0;
    std::erase_if(headings, [&](const Reference &heading) {
        while (at < numbered.size() && numbered[at].end + Beside < heading.begin)
            ++at;
        for (size_t i = at; i < numbered.size() && numbered[i].begin <= heading.end + Beside; ++i) {
            if (!areNeighbours(numbered[i], heading))
                continue;
            numbered[i].begin = std::min(numbered[i].begin, heading.begin);
            numbered[i].end = std::max(numbered[i].end, heading.end);
            return true;
        }
        return false;
    });
}

/// From UTF-16 units to code points, in one pass: the references are in order and do not overlap.
void countCodePoints(const QString &text, std::vector<Reference> &all)
{
    qsizetype unit = 0;
    int point = 0;
    const auto pointAt = [&](int wanted) {
        for (; unit < wanted; ++unit)
            point += !(text[unit].isLowSurrogate() && unit > 0 && text[unit - 1].isHighSurrogate());
        return point;
    };
    for (Reference &each : all) {
        each.begin = pointAt(each.begin);
        each.end = pointAt(each.end);
    }
}

/// Half a pair, which no regular expression reads, becomes a replacement character: as many units as before.
QString withoutLoneSurrogates(const QString &text)
{
    if (text.isValidUtf16())
        return text;
    QString valid = text;
    for (qsizetype i = 0; i < valid.size(); ++i) {
        if (valid[i].isHighSurrogate() && i + 1 < valid.size() && valid[i + 1].isLowSurrogate())
            ++i;
        else if (valid[i].isSurrogate())
            valid[i] = QChar(QChar::ReplacementCharacter);
    }
    return valid;
}

} // namespace

void Reference::pointTo(const DraftPlace &place)
{
    if (place.section >= 0)
        sections = {place.section};
    page = place.page;
    if (place.begin < place.end)
        words = draft::Span{place.page, place.begin, place.end};
}

std::vector<Reference> findReferences(const DraftIndex &index, const QString &given)
{
    const QString text = withoutLoneSurrogates(given);
    std::vector<Reference> all = namedNumbers(index, text);
    addWhereFree(all, bareNumbers(index, text));
    const std::vector<TextWord> words = wordsOf(text);
    std::vector<Reference> headings = headingWords(index, text, words);
    joinHeadings(all, headings);
    addWhereFree(all, std::move(headings));
    addQuotations(all, quotations(index, text, words));
    countCodePoints(text, all);
    return all;
}

} // namespace soundings::references
