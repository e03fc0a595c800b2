#pragma once

#include "core/consultation/draft.h"

#include <QHash>
#include <QString>

#include <vector>

namespace soundings {

/// A stretch of a section on one page, from its heading to the next one; fractions of the page's height.
struct SectionStretch
{
    SectionId section;
    int page = 0;
    double top = 0;
    double bottom = 1;
};

/// Sections as the pages show them. Pure.
class DraftSections
{
public:
    DraftSections() = default;
    /// In reading order; `pages` is how many the document has. Sections on pages it doesn't have are left out of
    /// the stretches.
    DraftSections(std::vector<Section> sections, int pages);

    [[nodiscard]] const std::vector<Section> &all() const { return m_sections; }
    [[nodiscard]] const std::vector<SectionStretch> &stretches() const { return m_stretches; } ///< by page, downwards
    [[nodiscard]] const Section *find(SectionId id) const;
    /// The section that a place is in; invalid before the first.
    [[nodiscard]] SectionId at(int page, double y) const;

private:
    std::vector<Section> m_sections;
    QHash<SectionId, size_t> m_places; ///< in m_sections
    std::vector<SectionStretch> m_stretches;
};

[[nodiscard]] QString headingOf(const Section &section); ///< "3.2 Applied materials"

} // namespace soundings
