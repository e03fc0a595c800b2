#pragma once

#include "core/draft/pagetext.h"
#include "core/references/draftindex.h"

#include <QString>

#include <optional>
#include <vector>

namespace soundings::references {

enum class ReferenceKind { Section, Paragraph, Page, Figure, Table, Priority, Heading, Quotation };

/// A passage of a response that points to the draft: "section 3.2", "paras 45–47", “Adult skills and
/// retraining”, or six or more words of the draft itself.
struct Reference
{
    int begin = 0; ///< of the passage; code points of the text
    int end = 0;
    /// What it points to: "section 3.2.1" is a Paragraph where 3.2.1 numbers one. Priority stands for all
    /// numbered proposals (objectives, actions, questions…), Heading for their titles too where they are
    /// sections'.
    ReferenceKind kind = ReferenceKind::Section;
    /// Places in DraftIndex::sections, ascending: several for a range. Empty where it points at nothing, and
    /// where the draft has no sections there (a page of the cover, a draft without headings).
    std::vector<int> sections;
    std::optional<int> page; ///< of what it points to, from 0; none where it points at nothing
    QString why;             ///< a sentence where it points at nothing: "The draft has no section 9.4."
    double confidence =
        0; ///< 0…1, how sure it is a reference to this draft; a guess from its form, not measured
    /// The words of the draft that it points to, where they are fewer than a section or a page: the first line of a
    /// paragraph, a caption, what is quoted.
    std::optional<draft::Span> words = {};

    void pointTo(const DraftPlace &place); ///< sets `sections`, `page` and `words`
};

/// All references in a text, by where they begin; none overlap. Quoted messages are read like the rest: the
/// caller knows what is quoted. Left alone: sections of Acts ("section 106 money"), other documents' pages
/// and tables ("p. 3 of our annual report", "Figure 4 of Smith (2018)"), amounts, dates, times, versions, and
/// phrases any text has. Pure; linear in the text.
[[nodiscard]] std::vector<Reference> findReferences(const DraftIndex &index, const QString &text);

} // namespace soundings::references
