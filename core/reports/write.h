#pragma once

#include "core/consultation/result.h"
#include "core/reports/report.h"

#include <QIODevice>
#include <QPageLayout>
#include <QStringList>

namespace soundings::reports {

/// Endings that write() knows, with their dots: ".pdf", ".html", ".odt", ".csv", ".xlsx".
[[nodiscard]] QStringList knownEndings();

/// Writes a report as the file's ending says. Into a temporary file beside it that takes the name when all is
/// on disk: a failure leaves what stood there before. Any thread. PDF needs a QGuiApplication.
Result<> write(const Report &report, const QString &file, const Progress &progress = {});

/// Tagged, so that screen readers know headings, lists, table heads and charts, these in words; with bookmarks, title and
/// language. Heads and feet of pages are no content.
Result<> writePdf(const Report &report, const QString &file, const Progress &progress = {});
/// Self-contained, one page, its charts as tables with bars; UTF-8.
Result<> writeHtml(const Report &report, const QString &file, const Progress &progress = {});
/// The tables one after another, each after a line with its caption; RFC 4180, UTF-8 with a byte order mark, as
/// Excel wants it. A cell that a spreadsheet would take for a formula is preceded by an apostrophe.
Result<> writeCsv(const Report &report, const QString &file, const Progress &progress = {});

/// OpenDocument text (ODF 1.2) with real headings, lists, table heads and language; charts are pictures that say in words
/// what they show. PNG pictures need a QGuiApplication.
Result<> writeOdt(const Report &report, const QString &file, const Progress &progress = {});

/// A workbook: a sheet a table, numbers and times as such, charts that can be edited; the running text on the first
/// sheet. Tables of one form, as each response of a report has them, share a sheet.
Result<> writeXlsx(const Report &report, const QString &file, const Progress &progress = {});

[[nodiscard]] QByteArray toHtml(const Report &report);
[[nodiscard]] QByteArray toCsv(const Report &report);

} // namespace soundings::reports
