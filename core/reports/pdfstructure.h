#pragma once

#include "core/reports/pdftagging.h"
#include "core/reports/report.h"

namespace soundings::reports {

/// An element of a PDF's structure (ISO 32000-1, 14.7), by which a screen reader knows headings, lists, tables and figures.
struct StructureElement
{
    /// An element below, or what is painted.
    struct Kid
    {
        int element = -1; ///< place among the elements; -1: it is content
        int content = -1; ///< place among the tagged contents
    };

    QByteArray role = {};
    QByteArray attributes = {}; ///< as a dictionary's text, "/O /Table /Scope /Row"; empty: none
    QString alternative = {};   ///< what a figure shows, in words
    int parent = -1;            ///< -1: the document itself
    std::vector<Kid> kids = {};
};

/// In the order of reading; each content is the kid of one element.
[[nodiscard]] std::vector<StructureElement> structureOf(const Report &report, const std::vector<TaggedContent> &content);

} // namespace soundings::reports
