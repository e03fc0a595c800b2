#pragma once

#include "core/consultation/consultation.h"
#include "core/consultation/views.h"
#include "core/reports/report.h"

#include <QStringList>

namespace soundings::reports {

/// A response as it is published. `detail` is what redaction::cleared() gave: what builds these reports sees nothing else.
struct PublishedResponse
{
    QString identifier; ///< "P-7F3K9Q"
    ResponseDetail detail;
    QStringList themes; ///< paths, in the codebook's order
    QString file = {};  ///< beside the index, which leads there; empty: nowhere
};

/// What they have in common.
struct PublishedContext
{
    Consultation consultation;
    Instant made;
};

/// Some responses, each with who wrote as far as it may be told, the day it came, its themes and its text. One has a title
/// of its own.
[[nodiscard]] Report publishedReport(const std::vector<PublishedResponse> &responses, const PublishedContext &context);
/// A line a response. `leftOut`: how many were given in confidence.
[[nodiscard]] Report publishedIndex(const std::vector<PublishedResponse> &responses, int leftOut,
                                    const PublishedContext &context);

} // namespace soundings::reports
