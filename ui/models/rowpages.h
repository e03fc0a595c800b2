#pragma once

#include "core/consultation/views.h"

#include <QHash>

#include <vector>

namespace soundings {

/// The most recently used rows of a long list, a page at a time; what was used longest ago makes room. Not
/// thread-safe.
class RowPages
{
public:
    static constexpr int PageSize = 128;

    explicit RowPages(int capacity = 64) : m_capacity(capacity) {}

    [[nodiscard]] static int pageOf(int row) { return row / PageSize; }

    /// None if the page is not here. Valid until the next put() or clear().
    [[nodiscard]] const ResponseRow *at(int row);
    [[nodiscard]] bool has(int page) const { return m_pages.contains(page); }
    [[nodiscard]] std::vector<int> recent(int most) const; ///< page numbers, the latest used first

    void put(int page, std::vector<ResponseRow> rows);
    /// Puts a newer state of a row where the response stands. Gives the row's number, or -1 if it is not here.
    int replace(const ResponseRow &row);
    [[nodiscard]] int find(ResponseId id) const; ///< the row's number, or -1 if it is not here
    void clear() { m_pages.clear(); }

private:
    struct Page
    {
        std::vector<ResponseRow> rows;
        quint64 used = 0;
    };

    ResponseRow *find(ResponseId id, int &row);

    QHash<int, Page> m_pages;
    int m_capacity;
    quint64 m_clock = 0;
};

} // namespace soundings
