#include "ui/models/rowpages.h"

#include <algorithm>

namespace soundings {

const ResponseRow *RowPages::at(int row)
{
    const auto page = m_pages.find(pageOf(row));
    if (page == m_pages.end())
        return nullptr;
    page->used = ++m_clock;
    const auto at = static_cast<size_t>(row % PageSize);
    return at < page->rows.size() ? &page->rows[at] : nullptr;
}

std::vector<int> RowPages::recent(int most) const
{
    std::vector<int> pages(m_pages.keyBegin(), m_pages.keyEnd());
    const auto used = [this](int page) { return m_pages.constFind(page)->used; };
    std::sort(pages.begin(), pages.end(), [&used](int a, int b) { return used(a) > used(b); });
    pages.resize(std::min(pages.size(), static_cast<size_t>(most)));
    return pages;
}

void RowPages::put(int page, std::vector<ResponseRow> rows)
{
    if (!m_pages.contains(page) && m_pages.size() >= m_capacity) {
        const auto oldest = std::min_element(m_pages.begin(), m_pages.end(),
                                             [](const Page &a, const Page &b) { return a.used < b.used; });
        m_pages.erase(oldest);
    }
    m_pages.insert(page, Page{std::move(rows), ++m_clock});
}

ResponseRow *RowPages::find(ResponseId id, int &row)
{
    for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
        const auto found = std::find_if(page->rows.begin(), page->rows.end(),
                                        [id](const ResponseRow &each) { return each.id == id; });
        if (found != page->rows.end()) {
            row = page.key() * PageSize + static_cast<int>(found - page->rows.begin());
            return &*found;
        }
    }
    return nullptr;
}

int RowPages::find(ResponseId id) const
{
    int row = -1;
    const_cast<RowPages *>(this)->find(id, row);
    return row;
}

int RowPages::replace(const ResponseRow &row)
{
    int number = -1;
    if (ResponseRow *here = find(row.id, number))
        *here = row;
    return number;
}

} // namespace soundings
