#include "core/draft/sections.h"

#include "core/draft/folding.h"
#include "core/draft/headings.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace soundings::draft {

namespace {

/// Gives each section its parent, the nearest before it that is less deep, and the depth that follows from it.
void nest(std::vector<Section> &sections)
{
    std::vector<std::pair<int, size_t>> open; // depth as found, place in the list
    for (size_t i = 0; i < sections.size(); ++i) {
        const int depth = sections[i].depth;
        while (!open.empty() && open.back().first >= depth)
            open.pop_back();
        sections[i].parent = open.empty() ? SectionId{} : SectionId{qint64(open.back().second) + 1};
        sections[i].depth = int(open.size());
        open.emplace_back(depth, i);
    }
}

Section sectionOf(const Heading &heading, int depth, int page, const Box &box)
{
    Section section;
    section.number = heading.number;
    section.title = heading.title;
    section.depth = depth;
    section.page = page;
    section.box = box;
    return section;
}

std::vector<Section> sectionsFromOutline(const Document &document, const std::vector<OutlineEntry> &outline,
                                         const Aborted &aborted)
{
    std::vector<Section> sections;
    std::map<int, PageText> texts;
    for (const OutlineEntry &entry : outline) {
        if (!entry.place || entry.name.isEmpty())
            continue;
        if (aborted && aborted())
            return {};
        const int page = entry.place->page;
        auto text = texts.find(page);
        if (text == texts.end())
            text = texts.emplace(page, document.pageText(page, aborted)).first;
        Box box = headingBox(text->second, entry.name, entry.place->top);
        const Heading heading = splitNumber(entry.name);
        if (box.isEmpty())
            box = headingBox(text->second, heading.title, entry.place->top);
        if (box.isEmpty() && entry.place->top > 0)
            box = {0, entry.place->top, 1, std::min(entry.place->top + 0.03, 1.0)};
        sections.push_back(sectionOf(heading, entry.depth, page, box));
    }
    nest(sections);
    return sections;
}

} // namespace

Box headingBox(const PageText &page, const QString &name, double top)
{
    // Without spaces: an outline often runs the number and the title together, or a heading spaces its letters.
    const auto squeezed = [](const Folded &text, std::vector<int> *source) {
        QString letters;
        for (qsizetype i = 0; i < text.text.size(); ++i) {
            if (text.text[i] == u' ')
                continue;
            letters += text.text[i];
            if (source)
                source->push_back(text.source[size_t(i)]);
        }
        return letters;
    };
    const QString wanted = squeezed(folded(name), nullptr);
    if (wanted.isEmpty())
        return {};
    std::vector<int> source;
    const QString text = squeezed(folded(page.text), &source);
    Box best;
    double least = 2;
    for (qsizetype at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        Box box;
        for (const Box &part : boxesBetween(page, source[size_t(at)], source[size_t(at + wanted.size() - 1)] + 1))
            box = united(box, part);
        // The destination is at the heading or a little above it; text above the destination is not it.
        const double away = box.bottom < top - 0.01 ? 1 + (top - box.bottom) : std::abs(box.top - top);
        if (!box.isEmpty() && away < least) {
            least = away;
            best = box;
        }
    }
    return best;
}

std::vector<Section> sectionsFromText(const std::vector<PageText> &pages, const std::vector<QSizeF> &sizes)
{
    std::vector<Section> sections;
    for (const FoundHeading &found : findHeadings(pages, sizes))
        sections.push_back(sectionOf(found.heading, found.depth, found.page, found.box));
    nest(sections);
    return sections;
}

std::vector<Section> sectionsByPage(int pages)
{
    std::vector<Section> sections;
    for (int page = 0; page < pages; ++page) {
        Section section;
        section.title = QCoreApplication::translate("soundings", "Page %1").arg(page + 1);
        section.page = page;
        sections.push_back(std::move(section));
    }
    return sections;
}

std::vector<Section> findSections(const Document &document, const Aborted &aborted)
{
    std::vector<Section> outlined = sectionsFromOutline(document, document.outline(), aborted);
    if (outlined.size() > 1)
        return outlined;
    // An outline of one entry is the document's title more often than its only section.
    std::vector<PageText> pages;
    std::vector<QSizeF> sizes;
    for (int i = 0; i < document.pageCount(); ++i) {
        if (aborted && aborted())
            return {};
        pages.push_back(document.pageText(i, aborted));
        sizes.push_back(document.pageSize(i));
    }
    std::vector<Section> read = sectionsFromText(pages, sizes);
    return read.size() > outlined.size() ? read : outlined;
}

} // namespace soundings::draft
