#include "core/desk/narrowing.h"

#include "core/desk/facetorder.h"
#include "core/search/narrowing.h"
#include "core/search/parser.h"

#include <QSet>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

Result<Facet> facetBeside(const Desk &desk, const search::Node &query, const QString &name)
{
    const search::Node without = search::narrowed(query, name, {});
    const QString text = search::toText(without);
    const Result<std::vector<FacetCount>> counts = desk.countBy(text, name);
    const Result<std::vector<FacetCount>> all = text.isEmpty() ? counts : desk.countBy({}, name);
    const Result<QStringList> known = knownValues(desk, name);
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
    constexpr size_t most = 200; // of places there may be thousands; few of them begin like another
    if (search::findsOthers(name) && facet.values.size() <= most) {
        for (FacetValue &value : facet.values) {
            const Result<int> count = desk.count(search::toText(search::narrowed(without, name, {value.value})));
            if (!count)
                return passOn(count);
            value.count = *count;
        }
    }
    const FacetOrder before(name, *known);
    std::stable_sort(facet.values.begin(), facet.values.end(), [&](const FacetValue &a, const FacetValue &b) {
        return before({a.value, a.count}, {b.value, b.count});
    });
    return facet;
}

} // namespace

Result<std::vector<Facet>> facetsBeside(const Desk &desk, const QString &query)
{
    const Result<search::Node> node = search::parse(query);
    if (!node)
        return passOn(node);
    std::vector<Facet> facets;
    for (const QString &name : facetsInOrder()) {
        if (!search::canNarrow(name))
            continue;
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

QString withTest(const QString &query, const QString &test)
{
    const Result<search::Node> first = search::parse(query);
    const Result<search::Node> second = search::parse(test);
    return first && second ? search::toText(search::both(*first, *second)) : query;
}

QString narrowedTo(const QString &query, const QString &facet, const QStringList &values)
{
    const Result<search::Node> node = search::parse(query);
    return node ? search::toText(search::narrowed(*node, facet, values)) : query;
}

} // namespace soundings
