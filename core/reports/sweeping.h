#pragma once

#include "core/reports/report.h"

namespace soundings::reports {

/// Passes every text that a report has through `sweep`: titles, paragraphs, cells and what spreadsheets calculate with,
/// labels of charts, quotations. So what is to be taken out is taken out whatever the report is written as.
void sweepTexts(Report &report, const std::function<QString(const QString &)> &sweep);

} // namespace soundings::reports
