#include "core/desk/finaltext.h"

#include "core/draft/sections.h"

#include <QCoreApplication>

namespace soundings {

namespace {

std::vector<draft::PageText> textsOf(const draft::Document &document)
{
    std::vector<draft::PageText> pages;
    for (int page = 0; page < document.pageCount(); ++page)
        pages.push_back(document.pageText(page));
    return pages;
}

QString labelOf(const std::vector<Section> &sections, int place)
{
    if (place < 0 || place >= int(sections.size()))
        return {};
    const Section &section = sections[size_t(place)];
    return section.number.isEmpty() ? section.title : section.number;
}

} // namespace

Result<std::vector<FinalDifference>> compareWithFinal(const Desk &desk, const QByteArray &pdf, const QString &name)
{
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!drafts)
        return passOn(drafts);
    if (drafts->empty()) {
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("soundings", "The consultation has no draft to compare %1 with.").arg(name));
    }
    const Draft &newest = drafts->back();
    const Result<std::vector<Section>> sections = desk.sections(newest.id);
    const Result<QByteArray> bytes = desk.draftBytes(newest.id);
    if (!sections)
        return passOn(sections);
    if (!bytes)
        return passOn(bytes);
    const Result<draft::Document> before = draft::Document::open(*bytes, newest.fileName);
    if (!before)
        return passOn(before);
    const Result<draft::Document> after = draft::Document::open(pdf, name);
    if (!after)
        return passOn(after);
    const std::vector<Section> finalSections = draft::findSections(*after);
    std::vector<FinalDifference> differences;
    for (const comparison::Difference &difference : comparison::compared(comparison::wordsOf(textsOf(*before), *sections),
                                                                         comparison::wordsOf(textsOf(*after), finalSections)))
        differences.push_back({difference.kind, labelOf(*sections, difference.draftSection),
                               labelOf(finalSections, difference.finalSection), difference.before, difference.after});
    return differences;
}

} // namespace soundings
