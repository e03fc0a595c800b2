#pragma once

#include "core/desk/desk.h"
#include "core/references/references.h"

#include <QMutex>

#include <memory>
#include <vector>

/// What a response says about which part of the draft, found in its text.
namespace soundings {

/// A passage that refers to the draft.
struct FoundReference
{
    Passage passage;
    Passage sentence; ///< around it: what a comment is made on that confirms it
    references::ReferenceKind kind = references::ReferenceKind::Section;
    std::vector<SectionId> sections; ///< empty where it points at nothing, or the draft has no sections there
    std::optional<int> page;         ///< from 0; none where it points at nothing
    QString why;                     ///< a sentence where it points at nothing
    double confidence = 1;           ///< 0…1, how sure it is a reference to this draft at all
    std::optional<draft::Span> words;  ///< of the draft, where it points to fewer than a section or a page

    friend bool operator==(const FoundReference &, const FoundReference &) = default;
};

/// One is offered unasked only where it is as sure as this: below are numbers in brackets, a heading's words in
/// passing and the like.
inline constexpr double sureReference = 0.7;

/// Finds references to the newest draft, which is read once, and to its sections as they stand. Share it between
/// threads.
class DraftReferences
{
public:
    /// In order of part and place; not those in quoted messages, signatures and disclaimers. Blocks: a second
    /// for the first response of a draft. Empty where there is no draft.
    [[nodiscard]] Result<std::vector<FoundReference>> find(const Desk &desk, const Response &response);

private:
    using Index = std::shared_ptr<const references::DraftIndex>;
    Result<Index> indexFor(const Desk &desk);

    QMutex m_guard;
    DraftId m_draft;
    std::vector<references::DraftPage> m_pages;
    std::vector<Section> m_sections;
    Index m_index;
};

/// Whether a comment says already what the reference would: it covers the passage and is linked to all its
/// sections.
[[nodiscard]] bool says(const Comment &comment, const FoundReference &reference);

/// The words of the draft that a comment's own text names or quotes in that section; none where it names the section
/// alone, or nothing.
[[nodiscard]] std::optional<draft::Span> spokenOf(const Comment &comment, SectionId section,
                                                const std::vector<FoundReference> &references);

/// The sentence, or the line of a list, that [begin, end) of the text stands in; UTF-16 units, without white
/// space at its ends. A line's end within a paragraph ends no sentence. Pure.
struct SentenceRange
{
    qsizetype begin = 0;
    qsizetype end = 0;
    friend bool operator==(const SentenceRange &, const SentenceRange &) = default;
};
[[nodiscard]] SentenceRange sentenceAround(QStringView text, qsizetype begin, qsizetype end);

} // namespace soundings
