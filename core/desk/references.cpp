#include "core/desk/references.h"

#include "core/consultation/codepoints.h"
#include "core/draft/document.h"
#include "core/quoting/quoting.h"

#include <QMutexLocker>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// Turns positions that only grow from one unit into the other, in one walk over the text.
class Walk
{
public:
    explicit Walk(QStringView text)
        : m_text(text)
    {}

    qsizetype toUtf16(int codePoint)
    {
        m_unit += soundings::toUtf16(m_text.sliced(m_unit), codePoint - m_codePoint);
        m_codePoint = codePoint;
        return m_unit;
    }

private:
    QStringView m_text;
    int m_codePoint = 0;
    qsizetype m_unit = 0;
};

bool beginsItem(QStringView line)
{
    static const QString bullets = u"-*•–>"_s;
    const QStringView words = line.trimmed();
    return words.isEmpty() || (bullets.contains(words.front()) && words.size() > 1 && words[1].isSpace());
}

/// The lines around [begin, end) that run on: as far as an empty line, or one that begins an item of a list.
SentenceRange paragraphAround(QStringView text, qsizetype begin, qsizetype end)
{
    const auto lineBegin = [&](qsizetype at) { return at <= 0 ? 0 : text.lastIndexOf(u'\n', at - 1) + 1; };
    const auto lineEnd = [&](qsizetype at) {
        const qsizetype next = text.indexOf(u'\n', at);
        return next < 0 ? text.size() : next;
    };
    qsizetype from = lineBegin(begin);
    while (from > 0 && !beginsItem(text.sliced(from, lineEnd(from) - from))) {
        const qsizetype above = lineBegin(from - 1);
        if (text.sliced(above, from - 1 - above).trimmed().isEmpty())
            break;
        from = above;
    }
    qsizetype to = lineEnd(std::max(begin, end - 1));
    while (to < text.size()) {
        const QStringView below = text.sliced(to + 1, lineEnd(to + 1) - to - 1);
        if (beginsItem(below))
            break;
        to += 1 + below.size();
    }
    return {from, to};
}

FoundReference placed(const references::Reference &found, const references::DraftIndex &index, PartId part)
{
    FoundReference reference;
    reference.passage = {part, found.begin, found.end};
    reference.kind = found.kind;
    for (const int section : found.sections)
        reference.sections.push_back(index.sections[static_cast<size_t>(section)].id);
    reference.page = found.page;
    reference.why = found.why;
    reference.confidence = found.confidence;
    reference.words = found.words;
    return reference;
}

void findIn(const Part &part, const references::DraftIndex &index, std::vector<FoundReference> &all)
{
    const std::vector<Fold> folds = part.kind == PartKind::Message ? foldsOf(part.text) : std::vector<Fold>{};
    Walk walk(part.text);
    for (const references::Reference &found : references::findReferences(index, part.text)) {
        const qsizetype begin = walk.toUtf16(found.begin);
        const qsizetype end = walk.toUtf16(found.end);
        const bool folded = std::any_of(folds.begin(), folds.end(), [&](const Fold &fold) {
            return begin < fold.end && fold.begin < end;
        });
        if (folded)
            continue;
        FoundReference reference = placed(found, index, part.id);
        const SentenceRange sentence = sentenceAround(part.text, begin, end);
        const QStringView text = part.text;
        reference.sentence = {
            part.id, found.begin - codePointCount(text.sliced(sentence.begin, begin - sentence.begin)),
            found.end + codePointCount(text.sliced(end, sentence.end - end))};
        all.push_back(std::move(reference));
    }
}

Result<std::vector<references::DraftPage>> pagesOf(const Desk &desk, const Draft &draft)
{
    const Result<QByteArray> pdf = desk.draftBytes(draft.id);
    if (!pdf)
        return passOn(pdf);
    const Result<draft::Document> document = draft::Document::open(*pdf, draft.fileName);
    if (!document)
        return passOn(document);
    std::vector<references::DraftPage> pages;
    for (int page = 0; page < document->pageCount(); ++page)
        pages.push_back({document->pageLabel(page), document->pageText(page).text});
    return pages;
}

} // namespace

Result<DraftReferences::Index> DraftReferences::indexFor(const Desk &desk)
{
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!drafts)
        return passOn(drafts);
    if (drafts->empty())
        return Index();
    const Draft &draft = drafts->back();
    Result<std::vector<Section>> sections = desk.sections(draft.id);
    if (!sections)
        return passOn(sections);
    const QMutexLocker locker(&m_guard);
    if (m_index && m_draft == draft.id && m_sections == *sections)
        return m_index;
    if (!m_index || m_draft != draft.id) {
        Result<std::vector<references::DraftPage>> pages = pagesOf(desk, draft);
        if (!pages)
            return passOn(pages);
        m_pages = *std::move(pages);
        m_draft = draft.id;
    }
    m_sections = *std::move(sections);
    m_index = std::make_shared<const references::DraftIndex>(references::indexOf(m_sections, m_pages));
    return m_index;
}

Result<std::vector<FoundReference>> DraftReferences::find(const Desk &desk, const Response &response)
{
    const Result<Index> index = indexFor(desk);
    if (!index)
        return passOn(index);
    std::vector<FoundReference> all;
    if (*index) {
        for (const Part &part : response.parts)
            findIn(part, **index, all);
    }
    return all;
}

bool says(const Comment &comment, const FoundReference &reference)
{
    if (reference.sections.empty() || !comment.passage || comment.passage->part != reference.passage.part ||
        comment.passage->begin > reference.passage.begin || comment.passage->end < reference.passage.end)
        return false;
    return std::all_of(reference.sections.begin(), reference.sections.end(), [&](SectionId section) {
        return std::find(comment.sections.begin(), comment.sections.end(), section) != comment.sections.end();
    });
}

std::optional<draft::Span> spokenOf(const Comment &comment, SectionId section,
                                  const std::vector<FoundReference> &references)
{
    if (!comment.passage)
        return std::nullopt;
    for (const FoundReference &reference : references) {
        const bool within = reference.passage.part == comment.passage->part &&
                            reference.passage.begin >= comment.passage->begin &&
                            reference.passage.end <= comment.passage->end;
        const auto &sections = reference.sections;
        if (reference.words && within && std::find(sections.begin(), sections.end(), section) != sections.end())
            return reference.words;
    }
    return std::nullopt;
}

SentenceRange sentenceAround(QStringView text, qsizetype begin, qsizetype end)
{
    const SentenceRange paragraph = paragraphAround(text, begin, end);
    QString running = text.sliced(paragraph.begin, paragraph.end - paragraph.begin).toString();
    running.replace(u'\n', u' ');
    SentenceRange sentence = paragraph;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, running);
    for (qsizetype at = finder.toNextBoundary(); at > 0; at = finder.toNextBoundary()) {
        if (paragraph.begin + at <= begin)
            sentence.begin = paragraph.begin + at;
        if (paragraph.begin + at >= end) {
            sentence.end = paragraph.begin + at;
            break;
        }
    }
    while (sentence.begin < begin && text[sentence.begin].isSpace())
        ++sentence.begin;
    while (sentence.end > end && text[sentence.end - 1].isSpace())
        --sentence.end;
    return sentence;
}

} // namespace soundings
