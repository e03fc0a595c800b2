#include "tests/core/references/sampledraft.h"

#include "core/draft/sections.h"
#include "tests/support/files.h"

#include <QFile>

namespace soundings::test {

using namespace Qt::StringLiterals;

namespace {

std::optional<references::DraftIndex> read(bool withSections)
{
    const QString file = projectFile(u"resources/sample/draft/draft-lis.pdf"_s);
    if (!QFile::exists(file))
        return std::nullopt;
    const auto document = draft::Document::open(readFile(file), u"draft-lis.pdf"_s);
    if (!document)
        return std::nullopt;
    std::vector<references::DraftPage> pages;
    for (int i = 0; i < document->pageCount(); ++i)
        pages.push_back({document->pageLabel(i), document->pageText(i).text});
    return references::indexOf(withSections ? draft::findSections(*document) : std::vector<Section>{}, pages);
}

} // namespace

const references::DraftIndex *sampleDraft()
{
    static const std::optional<references::DraftIndex> index = read(true);
    return index ? &*index : nullptr;
}

const references::DraftIndex *sampleDraftWithoutSections()
{
    static const std::optional<references::DraftIndex> index = read(false);
    return index ? &*index : nullptr;
}

QString sampleDraftWords(const draft::Span &words)
{
    const auto document =
        draft::Document::open(readFile(projectFile(u"resources/sample/draft/draft-lis.pdf"_s)), u"draft-lis.pdf"_s);
    return document->pageText(words.page).text.sliced(words.begin, words.end - words.begin).simplified();
}

} // namespace soundings::test
