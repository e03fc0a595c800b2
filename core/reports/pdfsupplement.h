#pragma once

#include "core/reports/pages.h"
#include "core/reports/pdftagging.h"
#include "core/reports/report.h"

#include <QByteArray>

namespace soundings::reports {

/// What Qt's PDF writer can't say: author, subject, language, the title in the window's bar, the headings as
/// bookmarks, and of what kind everything is that `content` has (tags). An incremental update (ISO 32000-1, 7.5.6) to append to a file of `size` bytes that Qt wrote and that
/// ends with `tail`, the whole file where it is small. Empty if the tail is not of the shape that Qt 6 writes.
[[nodiscard]] QByteArray pdfSupplement(const QByteArray &tail, qint64 size, const Report &report,
                                       const std::vector<Pages::Entry> &outline, double pageHeight,
                                       const std::vector<TaggedContent> &content);

} // namespace soundings::reports
