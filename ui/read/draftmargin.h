#pragma once

#include "core/consultation/sectionviews.h"
#include "ui/models/themelooks.h"
#include "ui/read/draftsections.h"
#include "ui/widgets/stackedbar.h"

#include <span>

namespace soundings {

enum class MarginBy { Stance, Theme };

/// What stands beside a stretch of a section.
struct MarginBar
{
    SectionStretch stretch;
    int count = 0;               ///< comments on the section itself; 0: a section that nobody commented on
    double width = 0;            ///< 0…1 of the widest
    bool begins = true;          ///< false where the section goes on from the page before
    std::vector<BarPart> parts; ///< empty where it doesn't count
};

/// The draft's margin: where comments fall, by the sections' places on the pages. A bar is as long as its section and as
/// wide as its comments are many; on the pages that a section goes on to it goes on too. Pure.
class DraftMargin
{
public:
    DraftMargin() = default;
    DraftMargin(const DraftSections &sections, const SectionTallies &tallies, MarginBy by, const ThemeLooks &looks);

    [[nodiscard]] std::span<const MarginBar> onPage(int page) const; ///< downwards
    /// "3.2 Skills", how many comments, by stance, by theme; a line each.
    [[nodiscard]] QString tip(const Section &section) const;

private:
    std::vector<MarginBar> m_bars; ///< by page
    SectionTallies m_tallies;
    ThemeLooks m_looks;
};

/// By theme, most first; colours as the themes have them.
[[nodiscard]] std::vector<BarPart> themeParts(const QHash<ThemeId, int> &themes, const ThemeLooks &looks);

} // namespace soundings
