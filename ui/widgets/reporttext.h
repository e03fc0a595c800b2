#pragma once

#include "core/reports/report.h"

#include <QString>

namespace soundings {

/// A short report as the rich text that QTextDocument reads: headings, sentences, lists, facts and tables.
/// Charts and figures are left out; a report that has them is shown by its pages.
[[nodiscard]] QString richTextOf(const reports::Report &report);

} // namespace soundings
