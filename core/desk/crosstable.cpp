#include "core/desk/crosstable.h"

#include "core/desk/facetorder.h"

#include <QCoreApplication>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Side
{
    QStringList values;
    std::vector<int> totals;
    QHash<QString, qsizetype> places;
};

/// As a search for it finds: a theme with its sub-themes, a section with its sub-sections.
QString countedAs(const QString &facet)
{
    return facet == u"theme" || facet == u"section" ? facet + u"-within"_s : facet;
}

Result<Side> sideOf(const Desk &desk, const QString &query, const QString &facet)
{
    Result<std::vector<FacetCount>> counts = desk.countBy(query, countedAs(facet));
    const Result<QStringList> known = knownValues(desk, facet);
    if (!counts)
        return passOn(counts);
    if (!known)
        return passOn(known);
    std::stable_sort(counts->begin(), counts->end(), FacetOrder(facet, *known));
    Side side;
    for (const FacetCount &count : *counts) {
        side.places.insert(count.value, side.values.size());
        side.values << count.value;
        side.totals.push_back(count.count);
    }
    return side;
}

} // namespace

Result<CrossTable> crossTable(const Desk &desk, const QString &query, const QString &rowFacet, const QString &columnFacet)
{
    if (rowFacet == columnFacet)
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate("soundings", "A cross-table needs two different facets."), {});
    const Result<Side> rows = sideOf(desk, query, rowFacet);
    const Result<Side> columns = rows ? sideOf(desk, query, columnFacet) : rows;
    if (!columns)
        return passOn(columns);
    const Result<std::vector<CrossCount>> cells = desk.countBy(query, countedAs(rowFacet), countedAs(columnFacet));
    const Result<int> found = desk.count(query);
    if (!cells)
        return passOn(cells);
    if (!found)
        return passOn(found);
    CrossTable table{rowFacet, columnFacet, rows->values, columns->values, {}, rows->totals, columns->totals, *found, 0};
    table.counts.assign(size_t(table.rows.size() * table.columns.size()), 0);
    for (const CrossCount &cell : *cells) {
        const auto row = rows->places.constFind(cell.first);
        const auto column = columns->places.constFind(cell.second);
        if (row == rows->places.constEnd() || column == columns->places.constEnd())
            continue; // it came between two of the questions: the next answer has it
        table.counts[size_t(*row * table.columns.size() + *column)] = cell.count;
        table.most = std::max(table.most, cell.count);
    }
    return table;
}


} // namespace soundings
