#include "core/desk/narrowing.h"

#include "core/consultation/words.h"
#include "core/search/narrowing.h"
#include "core/search/parser.h"

#include <QSet>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

const QStringList order = {u"theme"_s,  u"section"_s,  u"stance"_s,   u"kind"_s, u"place"_s, u"channel"_s,
                           u"status"_s, u"timeliness"_s, u"campaign"_s, u"assignee"_s, u"day"_s};

/// Every theme by its path, as a facet names it.
Result<QStringList> themePaths(const Desk &desk)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes)
        return passOn(themes);
    QHash<ThemeId, QString> paths;
    QStringList all;
    for (const Theme &theme : *themes) {
        const QString path = theme.parent.isValid() ? paths.value(theme.parent) + u'/' + theme.name : theme.name;
        paths.insert(theme.id, path);
        all << path;
    }
    return all;
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

/// The values in the order that people know them in, where there is one.
Result<QStringList> knownOrder(const Desk &desk, const QString &facet)
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
    return QStringList();
}

void bringInOrder(std::vector<FacetValue> &values, const QString &facet, const QStringList &known)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < known.size(); ++i)
        places.insert(known[i], i);
    const bool byDay = facet == u"day";
    std::stable_sort(values.begin(), values.end(), [&](const FacetValue &a, const FacetValue &b) {
        const bool noneA = a.value == u"none";
        const bool noneB = b.value == u"none";
        if (noneA != noneB)
            return noneB; // none stands last
        if (byDay)
            return a.value < b.value;
        const qsizetype placeA = places.value(a.value, known.size());
        const qsizetype placeB = places.value(b.value, known.size());
        return placeA != placeB ? placeA < placeB : a.count > b.count;
    });
}

Result<Facet> facetBeside(const Desk &desk, const search::Node &query, const QString &name)
{
    const search::Node without = search::narrowed(query, name, {});
    const QString text = search::toText(without);
    const Result<std::vector<FacetCount>> counts = desk.countBy(text, name);
    const Result<std::vector<FacetCount>> all = text.isEmpty() ? counts : desk.countBy({}, name);
    const Result<QStringList> known = knownOrder(desk, name);
    if (!counts)
        return passOn(counts);
    if (!all)
        return passOn(all);
    if (!known)
        return passOn(known);
    QHash<QString, int> found;
    for (const FacetCount &count : *counts)
        found.insert(count.value, count.count);
    const QStringList chosen = search::chosenValues(query, name);

    Facet facet{name, {}};
    QSet<QString> met;
    const auto add = [&](const QString &value) {
        if (met.contains(value))
            return;
        met.insert(value);
        facet.values.push_back({value, found.value(value), chosen.contains(value)});
    };
    for (const FacetCount &count : *all)
        add(count.value);
    if (facet.values.size() == 1 && facet.values.front().value == u"none" && chosen.isEmpty())
        return Facet{name, {}}; // nobody has a value
    // A theme that is used through its sub-themes alone is one to narrow by too.
    if (name == u"theme" || name == u"section") {
        for (const QString &value : *known)
            add(value);
    }
    for (const QString &value : chosen)
        add(value); // as the query writes it, whether any response has it or not
    if (search::findsOthers(name)) {
        for (FacetValue &value : facet.values) {
            const Result<int> count = desk.count(search::toText(search::narrowed(without, name, {value.value})));
            if (!count)
                return passOn(count);
            value.count = *count;
        }
    }
    bringInOrder(facet.values, name, *known);
    return facet;
}

} // namespace

Result<std::vector<Facet>> facetsBeside(const Desk &desk, const QString &query)
{
    const Result<search::Node> node = search::parse(query);
    if (!node)
        return passOn(node);
    std::vector<Facet> facets;
    for (const QString &name : order) {
        Result<Facet> facet = facetBeside(desk, *node, name);
        if (!facet)
            return passOn(facet);
        if (!facet->values.empty())
            facets.push_back(std::move(*facet));
    }
    return facets;
}

QString withValueToggled(const QString &query, const QString &facet, const QString &value)
{
    const Result<search::Node> node = search::parse(query);
    if (!node)
        return query;
    QStringList values = search::chosenValues(*node, facet);
    if (values.removeAll(value) == 0)
        values << value;
    return search::toText(search::narrowed(*node, facet, values));
}

QString narrowedTo(const QString &query, const QString &facet, const QStringList &values)
{
    const Result<search::Node> node = search::parse(query);
    return node ? search::toText(search::narrowed(*node, facet, values)) : query;
}

} // namespace soundings
