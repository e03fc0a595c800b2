#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"
#include "core/tables/table.h"

#include <QByteArray>
#include <QStringList>

namespace soundings::extract {

using tables::Sheet;
using tables::Table;

/// A survey table: .csv and .tsv, .xlsx, .ods, told by what the bytes are, else by the media type, else by
/// the file name's ending. Cells as a person sees them: numbers as "General" shows them with up to 15 digits,
/// dates `2020-02-10` or `2020-02-10T11:59:58`, times `11:59:58`, TRUE and FALSE, errors as shown, formulas
/// by their last result. Hidden sheets are read. Of merged cells the first has the text. Unreadable where it
/// is none of these, empty, damaged, protected, or beyond the limits; the message names no file.
[[nodiscard]] Result<Table> readTable(const QByteArray &bytes, const QString &type, const QString &fileName,
                                      const ReadLimits &limits);

/// A table as text: a row a line, cells apart by tabs, line ends in cells as blanks; with several sheets each
/// under its name.
[[nodiscard]] QStringList tableLines(const Table &table);

} // namespace soundings::extract
