#include "core/desk/facetorder.h"

#include "core/consultation/words.h"
#include "core/exchange/codebook.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// Every theme by its path, as a facet names it.
Result<QStringList> themePaths(const Desk &desk)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes)
        return passOn(themes);
    return exchange::pathsOf(*themes);
}

Result<QStringList> sectionLabels(const Desk &desk)
{
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!drafts)
        return passOn(drafts);
    if (drafts->empty())
        return QStringList();
    const Result<std::vector<Section>> sections = desk.sections(drafts->back().id);
    if (!sections)
        return passOn(sections);
    QStringList all;
    for (const Section &section : *sections)
        all << (section.number.isEmpty() ? section.title : section.number);
    return all;
}

} // namespace

QStringList facetsInOrder()
{
    return {u"theme"_s,  u"section"_s,    u"stance"_s,   u"kind"_s,     u"place"_s, u"channel"_s,         u"status"_s,
            u"timeliness"_s, u"campaign"_s, u"assignee"_s, u"author"_s, u"confidentiality"_s, u"day"_s};
}

Result<QStringList> knownValues(const Desk &desk, const QString &facet)
{
    if (facet == u"theme")
        return themePaths(desk);
    if (facet == u"section")
        return sectionLabels(desk);
    if (facet == u"stance")
        return wordsOf<Stance>();
    if (facet == u"status")
        return wordsOf<Status>();
    if (facet == u"timeliness")
        return wordsOf<Timeliness>();
    if (facet == u"confidentiality")
        return wordsOf<Confidentiality>();
    return QStringList();
}

FacetOrder::FacetOrder(const QString &facet, const QStringList &known)
    : m_byDay(facet == u"day")
{
    for (qsizetype i = 0; i < known.size(); ++i)
        m_places.insert(known[i], i);
}

bool FacetOrder::operator()(const FacetCount &a, const FacetCount &b) const
{
    const bool noneA = a.value == u"none";
    const bool noneB = b.value == u"none";
    if (noneA != noneB)
        return noneB;
    if (m_byDay)
        return a.value < b.value;
    const qsizetype behind = m_places.size();
    const qsizetype placeA = m_places.value(a.value, behind);
    const qsizetype placeB = m_places.value(b.value, behind);
    return placeA != placeB ? placeA < placeB : a.count > b.count;
}

} // namespace soundings
