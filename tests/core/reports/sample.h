#pragma once

#include "core/reports/responsereport.h"
#include "core/reports/summaryreport.h"

namespace soundings::test {

[[nodiscard]] Instant at(const char *iso); ///< "2020-02-10T12:00:00Z"

[[nodiscard]] Consultation consultation(); ///< closes 10 February 2020 at noon in London, moved once
[[nodiscard]] std::vector<Theme> themes();
[[nodiscard]] std::vector<Section> sections();
/// A response of `text` from Margaret Oakes, with a comment on [begin, end).
[[nodiscard]] ResponseDetail response(int number, const QString &text, int begin = 0, int end = 10);
[[nodiscard]] reports::SummaryInput summary();
[[nodiscard]] reports::ResponseReportInput context();

/// What people really wrote, from the corpora; empty where they are absent.
[[nodiscard]] QStringList realTexts();

} // namespace soundings::test
