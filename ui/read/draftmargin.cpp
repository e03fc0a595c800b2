#include "ui/read/draftmargin.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t MostThemes = 8; ///< lines of a tip

QString text(const char *source, int n = -1)
{
    return QCoreApplication::translate("soundings", source, nullptr, n);
}

} // namespace

std::vector<BarPart> themeParts(const QHash<ThemeId, int> &themes, const ThemeLooks &looks)
{
    // Neighbours that differ by colour alone are told apart by every second one's stripes.
    std::vector<std::pair<int, ThemeId>> order;
    for (auto at = themes.begin(); at != themes.end(); ++at)
        order.push_back({looks.value(at.key()).order, at.key()});
    std::sort(order.begin(), order.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first, a.second.value) < std::pair(b.first, b.second.value);
    });
    std::vector<BarPart> parts;
    for (const auto &[place, theme] : order) {
        const ThemeLook look = looks.value(theme);
        parts.push_back({look.name, themes.value(theme), look.colour.isValid() ? look.colour : QColor(Qt::gray),
                         parts.size() % 2 == 1 ? Qt::FDiagPattern : Qt::NoBrush});
    }
    return parts;
}

DraftMargin::DraftMargin(const DraftSections &sections, const SectionTallies &tallies, MarginBy by,
                         const ThemeLooks &looks)
    : m_tallies(tallies), m_looks(looks)
{
    int most = 1;
    for (const SectionTally &tally : tallies.own)
        most = std::max(most, tally.total());
    SectionId last;
    for (const SectionStretch &stretch : sections.stretches()) {
        const SectionTally tally = tallies.own.value(stretch.section);
        MarginBar bar{stretch, tally.total(), double(tally.total()) / most, stretch.section != last, {}};
        last = stretch.section;
        if (bar.count == 0 && !bar.begins)
            continue;
        bar.parts = by == MarginBy::Stance ? stanceParts(tally.stances) : themeParts(tally.themes, looks);
        if (bar.parts.empty() && bar.count > 0) // commented on, but with no theme
            bar.parts.push_back({text("No theme"), bar.count, {}});
        m_bars.push_back(std::move(bar));
    }
}

std::span<const MarginBar> DraftMargin::onPage(int page) const
{
    const auto first = std::partition_point(m_bars.begin(), m_bars.end(),
                                            [page](const MarginBar &bar) { return bar.stretch.page < page; });
    const auto past = std::partition_point(first, m_bars.end(),
                                           [page](const MarginBar &bar) { return bar.stretch.page == page; });
    return {first, past};
}

QString DraftMargin::tip(const Section &section) const
{
    const SectionTally own = m_tallies.own.value(section.id);
    const int within = m_tallies.within.value(section.id).total();
    QStringList lines{headingOf(section)};
    lines += own.total() == 0 ? text("No comments") : text("%n comment(s)", own.total());
    if (within > own.total())
        lines += text("%n with its sub-sections", within);
    if (own.total() == 0)
        return lines.join(u'\n');
    lines += barText(stanceParts(own.stances), u", "_s);
    std::vector<BarPart> themes = themeParts(own.themes, m_looks);
    std::stable_sort(themes.begin(), themes.end(), [](const BarPart &a, const BarPart &b) { return a.count > b.count; });
    if (themes.size() > MostThemes)
        themes.resize(MostThemes);
    if (!themes.empty())
        lines += barText(themes, u"\n"_s);
    return lines.join(u'\n');
}

} // namespace soundings
