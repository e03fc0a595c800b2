#pragma once

#include "core/consultation/result.h"

#include <QByteArray>
#include <QStringList>

#include <limits>
#include <vector>

namespace soundings::tables {

/// A table as RFC 4180 writes it: fields in quotes may hold separators, line ends and doubled quotes. A
/// comma, semicolon or tab separates, told by the first line, or said by it ("sep=;", as Excel has it). Rows
/// of unequal length are kept as they are; wholly empty lines are not rows. Line ends in fields are `\n`;
/// NULs go. Invalid where a quote is not closed; the detail has the line. Refused where there are more than
/// `mostCells`.
[[nodiscard]] Result<std::vector<QStringList>> readCsv(QString text,
                                                       qint64 mostCells = std::numeric_limits<qint64>::max());
/// Of UTF-8, with or without a BOM.
[[nodiscard]] Result<std::vector<QStringList>> readCsv(const QByteArray &bytes);

/// One line with its CRLF. A field that a spreadsheet would run as a formula gets an apostrophe in front, and so
/// does what would become one where a semicolon separates: there a field is broken at it, at a tab and at a line end.
[[nodiscard]] QString csvLine(const QStringList &fields);

} // namespace soundings::tables
