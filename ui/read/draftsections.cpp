#include "ui/read/draftsections.h"

#include <algorithm>

namespace soundings {

DraftSections::DraftSections(std::vector<Section> sections, int pages) : m_sections(std::move(sections))
{
    std::vector<const Section *> order;
    for (const Section &section : m_sections) {
        m_places.insert(section.id, size_t(&section - m_sections.data()));
        if (section.page >= 0 && section.page < pages)
            order.push_back(&section);
    }
    const auto startsBefore = [](const Section *a, const Section *b) {
        return a->page != b->page ? a->page < b->page : a->box.top < b->box.top;
    };
    std::stable_sort(order.begin(), order.end(), startsBefore);
    for (size_t i = 0; i < order.size(); ++i) {
        const int lastPage = i + 1 < order.size() ? order[i + 1]->page : pages - 1;
        for (int page = order[i]->page; page <= lastPage; ++page) {
            const double top = page == order[i]->page ? order[i]->box.top : 0;
            const double bottom = i + 1 < order.size() && page == lastPage ? order[i + 1]->box.top : 1;
            if (bottom > top)
                m_stretches.push_back({order[i]->id, page, top, bottom});
        }
    }
}

const Section *DraftSections::find(SectionId id) const
{
    const auto at = m_places.constFind(id);
    return at == m_places.cend() ? nullptr : &m_sections[*at];
}

SectionId DraftSections::at(int page, double y) const
{
    SectionId found;
    for (const SectionStretch &stretch : m_stretches) {
        if (stretch.page > page || (stretch.page == page && stretch.top > y))
            break;
        found = stretch.section;
    }
    return found;
}

QString headingOf(const Section &section)
{
    return section.number.isEmpty() ? section.title : section.number + u' ' + section.title;
}

} // namespace soundings
