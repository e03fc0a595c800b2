#pragma once

#include "core/consultation/draft.h"
#include "core/draft/document.h"

#include <vector>

namespace soundings::draft {

/// The sections of a draft in reading order: from the PDF's outline; where it has none, from numbered headings and
/// titles in larger type. Ids and draft are left for the store; `parent` holds the parent's place in the list + 1,
/// as DraftAdded wants it. Empty where nothing looks like a heading, or when stopped.
[[nodiscard]] std::vector<Section> findSections(const Document &document, const Aborted &aborted = {});

/// The same from texts alone, without an outline. Pure. `pages` and `sizes` (points) are of the whole document.
[[nodiscard]] std::vector<Section> sectionsFromText(const std::vector<PageText> &pages, const std::vector<QSizeF> &sizes);

/// "Page 1", "Page 2"…, for a draft in which nothing looks like a heading: comments are linked to its pages then.
[[nodiscard]] std::vector<Section> sectionsByPage(int pages);

/// Where the heading `name` stands on a page: its words in order, the occurrence nearest to `top`. An empty box
/// where they are not found.
[[nodiscard]] Box headingBox(const PageText &page, const QString &name, double top);

} // namespace soundings::draft
