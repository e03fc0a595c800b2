#include "core/desk/finaltext.h"

#include "core/draft/sections.h"
#include "core/search/stemmer.h"
#include "core/search/wordscanner.h"
#include "core/store/points.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>

namespace soundings {

namespace {

std::vector<draft::PageText> textsOf(const draft::Document &document)
{
    std::vector<draft::PageText> pages;
    for (int page = 0; page < document.pageCount(); ++page)
        pages.push_back(document.pageText(page));
    return pages;
}

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

constexpr qsizetype excerptCharacters = 80;

QString excerptOf(const FinalDifference &difference)
{
    const QString &words = difference.after.isEmpty() ? difference.before : difference.after;
    return words.size() <= excerptCharacters ? words : words.first(excerptCharacters).trimmed() + u'…';
}

QSet<QString> stemsOf(const QString &words)
{
    constexpr qsizetype shortest = 4;
    QSet<QString> stems;
    for (const search::Word &word : search::split(words)) {
        if (word.folded.size() >= shortest)
            stems.insert(search::stem(word.folded));
    }
    return stems;
}

QString labelOf(const std::vector<Section> &sections, int place)
{
    if (place < 0 || place >= int(sections.size()))
        return {};
    const Section &section = sections[size_t(place)];
    return section.number.isEmpty() ? section.title : section.number;
}

} // namespace

namespace {

/// A text with its sections, as both sides of a comparison have them.
struct Side
{
    std::vector<draft::PageText> pages;
    std::vector<Section> sections;
    std::vector<comparison::Word> words;

    Side(std::vector<draft::PageText> texts, std::vector<Section> found)
        : pages(std::move(texts))
        , sections(std::move(found))
        , words(comparison::wordsOf(pages, sections))
    {}

    [[nodiscard]] std::vector<draft::Hit> hits(const std::vector<draft::Span> &places) const
    {
        std::vector<draft::Hit> found;
        for (const draft::Span &place : places)
            found.push_back({place.page, place.begin, place.end,
                             draft::boxesBetween(pages.at(size_t(place.page)), place.begin, place.end)});
        return found;
    }
    [[nodiscard]] double at(int word) const
    {
        const draft::Span &place = words[size_t(word)].place;
        const std::vector<Box> boxes = draft::boxesBetween(pages.at(size_t(place.page)), place.begin, place.end);
        return place.page + (boxes.empty() ? 0 : boxes.front().top);
    }
};

struct Sides
{
    Side draft;
    Side final;
};

Result<Sides> readSides(const Desk &desk, const QByteArray &pdf, const QString &name)
{
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!drafts)
        return passOn(drafts);
    if (drafts->empty())
        return failure(ErrorKind::NotFound, text("The consultation has no draft to compare %1 with.").arg(name));
    const Draft &newest = drafts->back();
    Result<std::vector<Section>> sections = desk.sections(newest.id);
    const Result<QByteArray> bytes = desk.draftBytes(newest.id);
    if (!sections)
        return passOn(sections);
    if (!bytes)
        return passOn(bytes);
    const Result<draft::Document> before = draft::Document::open(*bytes, newest.fileName);
    if (!before)
        return passOn(before);
    const Result<draft::Document> after = draft::Document::open(pdf, name);
    if (!after)
        return passOn(after);
    return Sides{Side(textsOf(*before), *std::move(sections)), Side(textsOf(*after), draft::findSections(*after))};
}

std::vector<FinalDifference> differencesOf(const Sides &sides, const QHash<QString, ChangeJudgement> &judgements)
{
    const std::vector<Section> &sections = sides.draft.sections;
    std::vector<FinalDifference> differences;
    QHash<QString, int> met; // by the key of the first that says the same
    for (const comparison::Difference &one : comparison::compared(sides.draft.words, sides.final.words)) {
        const QString key = comparison::keyOf(one, met[comparison::keyOf(one, 0)]++);
        const bool inSection = one.draftSection >= 0 && one.draftSection < int(sections.size());
        differences.push_back({one.kind, labelOf(sections, one.draftSection),
                               labelOf(sides.final.sections, one.finalSection), one.before, one.after, key,
                               inSection ? sections[size_t(one.draftSection)].id : SectionId(),
                               sides.draft.hits(one.draftPlaces), sides.final.hits(one.finalPlaces),
                               judgements.value(key)});
    }
    return differences;
}

/// One of every so many words that both have.
std::vector<SameWords> sameWords(const Sides &sides)
{
    constexpr int every = 25;
    std::vector<SameWords> same;
    const auto mark = [&](int draft, int final) {
        const SameWords here{sides.draft.at(draft), sides.final.at(final)};
        if (same.empty() || (here.draft > same.back().draft && here.final > same.back().final))
            same.push_back(here);
    };
    int draft = 0;
    int final = 0;
    std::vector<comparison::Hunk> hunks = comparison::hunks(sides.draft.words, sides.final.words);
    hunks.push_back({int(sides.draft.words.size()), 0, int(sides.final.words.size()), 0});
    for (const comparison::Hunk &hunk : hunks) {
        for (int i = 0; draft + i < hunk.draftBegin; i += every)
            mark(draft + i, final + i);
        draft = hunk.draftEnd;
        final = hunk.finalEnd;
    }
    return same;
}

/// `from` and `to`: members of SameWords.
double mapped(const std::vector<SameWords> &same, double at, double SameWords::*from, double SameWords::*to)
{
    if (same.empty())
        return at;
    const auto next = std::find_if(same.begin(), same.end(), [&](const SameWords &one) { return one.*from > at; });
    if (next == same.begin())
        return std::max(0.0, (*next).*to - ((*next).*from - at));
    const SameWords &before = *(next - 1);
    if (next == same.end())
        return before.*to + (at - before.*from);
    const double share = (at - before.*from) / ((*next).*from - before.*from);
    return before.*to + share * ((*next).*to - before.*to);
}

} // namespace

double inFinal(const std::vector<SameWords> &same, double at)
{
    return mapped(same, at, &SameWords::draft, &SameWords::final);
}

double inDraft(const std::vector<SameWords> &same, double at)
{
    return mapped(same, at, &SameWords::final, &SameWords::draft);
}

Result<std::vector<FinalDifference>> compareWithFinal(const Desk &desk, const QByteArray &pdf, const QString &name)
{
    const Result<Sides> sides = readSides(desk, pdf, name);
    if (!sides)
        return passOn(sides);
    const auto judgements = desk.store().read(store::textChangesOf);
    if (!judgements)
        return passOn(judgements);
    return differencesOf(*sides, *judgements);
}

Result<ChangeSet> Desk::setFinalText(const QByteArray &pdf, const QString &fileName)
{
    const Result<draft::Document> document = draft::Document::open(pdf, fileName);
    if (!document)
        return passOn(document);
    const Result<std::optional<FinalText>> before = finalText(*this);
    if (!before)
        return passOn(before);
    const QByteArray sha256 = QCryptographicHash::hash(pdf, QCryptographicHash::Sha256);
    const FinalText after{fileName, sha256, document->pageCount()};
    if (*before == after)
        return ChangeSet();
    return write({FinalTextSet{*before, after}}, {{sha256, pdf}}, text("Set the final text"));
}

Result<std::optional<FinalText>> finalText(const Desk &desk)
{
    return desk.store().read(store::finalTextOf);
}

Result<QByteArray> finalTextBytes(const Desk &desk, const FinalText &text)
{
    return desk.store().read([&](store::Connection &c) { return store::originalBytes(c, text.sha256); });
}

Result<FinalComparison> finalComparison(const Desk &desk)
{
    const Result<std::optional<FinalText>> kept = finalText(desk);
    if (!kept)
        return passOn(kept);
    if (!*kept)
        return failure(ErrorKind::NotFound, text("There is no final text yet. Choose the PDF that was published."));
    const Result<QByteArray> pdf = finalTextBytes(desk, **kept);
    if (!pdf)
        return passOn(pdf);
    const Result<Sides> sides = readSides(desk, *pdf, (*kept)->fileName);
    if (!sides)
        return passOn(sides);
    const auto judgements = desk.store().read(store::textChangesOf);
    if (!judgements)
        return passOn(judgements);
    std::vector<FinalDifference> differences = differencesOf(*sides, *judgements);
    const Result<std::vector<PointRow>> points = pointRows(desk);
    if (!points)
        return passOn(points);
    FinalComparison comparison{**kept, std::move(differences), {}, sameWords(*sides)};
    comparison.unkept = unkeptPoints(comparison.differences, *points);
    std::stable_sort(comparison.unkept.begin(), comparison.unkept.end(), [](const PointRow &a, const PointRow &b) {
        return a.tally.responses > b.tally.responses;
    });
    return comparison;
}

std::vector<PointRow> unkeptPoints(const std::vector<FinalDifference> &differences, const std::vector<PointRow> &points)
{
    QSet<PointId> answered;
    for (const FinalDifference &one : differences)
        answered.unite(QSet<PointId>(one.judgement.points.begin(), one.judgement.points.end()));
    std::vector<PointRow> unkept;
    std::copy_if(points.begin(), points.end(), std::back_inserter(unkept), [&](const PointRow &row) {
        return promisesChange(row.point.decision.outcome) && !answered.contains(row.point.id);
    });
    return unkept;
}

std::vector<PointId> likelyPoints(const FinalDifference &difference, const std::vector<PointRow> &points)
{
    constexpr int forSection = 4; // as good as so many words in common
    const QSet<QString> before = stemsOf(difference.before);
    const QSet<QString> after = stemsOf(difference.after);
    const QSet<QString> changed = (before - after) + (after - before);
    std::vector<std::pair<qsizetype, PointId>> likely;
    for (const PointRow &row : points) {
        const Decision &d = row.point.decision;
        const bool sameSection = difference.section.isValid() &&
                                 std::find(d.sections.begin(), d.sections.end(), difference.section) != d.sections.end();
        QSet<QString> common = stemsOf(row.point.title + u' ' + row.point.text + u' ' + d.reply);
        common &= changed;
        if (const qsizetype weight = common.size() + (sameSection ? forSection : 0); weight > 0)
            likely.emplace_back(-weight, row.point.id);
    }
    std::sort(likely.begin(), likely.end());
    std::vector<PointId> ids;
    for (const auto &[weight, id] : likely)
        ids.push_back(id);
    return ids;
}

Result<ChangeSet> judgeDifference(Desk &desk, const FinalDifference &difference, const ChangeJudgement &after)
{
    if (after == difference.judgement)
        return ChangeSet();
    ChangeJudgement tidy = after;
    std::sort(tidy.points.begin(), tidy.points.end());
    return desk.apply({TextChangeJudged{difference.key, excerptOf(difference), difference.judgement, tidy}},
                      !tidy.points.empty() ? text("Tie a change to a decision")
                      : tidy.editorial     ? text("Call a change editorial")
                                           : text("Untie a change"));
}

Result<ChangeSet> removeFinalText(Desk &desk)
{
    const Result<std::optional<FinalText>> before = finalText(desk);
    if (!before)
        return passOn(before);
    return *before ? desk.apply({FinalTextSet{*before, {}}}, text("Take the final text away")) : ChangeSet();
}

} // namespace soundings
