#pragma once

#include "core/desk/desk.h"

/// What a query finds, counted by two facets at once.
namespace soundings {

/// Counts of responses; of a theme or a section with those beneath it, as a search for it finds them. Where both facets are said of comments a cell counts who says both in one comment. A response may
/// stand in several cells, so totals are no sums.
struct CrossTable
{
    QString rowFacet;
    QString columnFacet;
    QStringList rows;    ///< values of the facets, as count gives them, in the order of a panel; only those that are found
    QStringList columns;
    std::vector<int> counts; ///< row by row
    std::vector<int> rowTotals;
    std::vector<int> columnTotals;
    int found = 0; ///< responses that the query finds
    int most = 0;  ///< the greatest cell

    [[nodiscard]] int count(qsizetype row, qsizetype column) const
    {
        return counts[size_t(row * columns.size() + column)];
    }
    friend bool operator==(const CrossTable &, const CrossTable &) = default;
};

/// Invalid, as Desk::countBy(), where the query or a facet can't be read, and where both facets are the same.
[[nodiscard]] Result<CrossTable> crossTable(const Desk &desk, const QString &query, const QString &rowFacet,
                                            const QString &columnFacet);


} // namespace soundings
