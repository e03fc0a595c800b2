#pragma once

#include "core/draft/pagetext.h"

#include <QSizeF>
#include <QString>

#include <vector>

namespace soundings::draft {

/// A heading taken apart: "3.2 Applied materials" → "3.2", "Applied materials"; "Annex A: Questions" → "A",
/// "Questions"; "Foreword" → "", "Foreword".
struct Heading
{
    QString number;
    QString title;
    bool named = false; ///< had a word for its kind in front: Chapter, Part, Section, Annex, Appendix, Schedule

    friend bool operator==(const Heading &, const Heading &) = default;
};

[[nodiscard]] Heading splitNumber(const QString &text);

/// A line that reads as a heading.
struct FoundHeading
{
    Heading heading;
    int page = 0;
    Box box;
    double height = 0; ///< of its type, in points
    int depth = 0;     ///< as numbered, or by the size of its type
};

/// The headings of a document in reading order, recognised by number, size and the space around them. Contents
/// pages, running heads, list items and numbered paragraphs are left out. Pure.
[[nodiscard]] std::vector<FoundHeading> findHeadings(const std::vector<PageText> &pages,
                                                     const std::vector<QSizeF> &sizes);

} // namespace soundings::draft
