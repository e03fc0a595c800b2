#pragma once

#include "core/consultation/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace soundings::exchange {

/// A table as RFC 4180 writes it: fields in quotes may hold separators, line ends and doubled quotes. UTF-8, with
/// or without a BOM; a comma, semicolon or tab separates, told by the first line. Rows of unequal length are kept
/// as they are; wholly empty lines are not rows. Invalid where a quote is not closed; the detail has the line.
[[nodiscard]] Result<std::vector<QStringList>> readCsv(const QByteArray &bytes);

/// One line with its CRLF. A field that a spreadsheet would run as a formula gets an apostrophe in front.
[[nodiscard]] QString csvLine(const QStringList &fields);

} // namespace soundings::exchange
