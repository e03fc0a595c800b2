#pragma once

#include "core/tables/value.h"

#include <QString>

#include <optional>

namespace soundings::workbook {

inline constexpr qsizetype mostInACell = 32'767; ///< UTF-16 units, as Excel counts them

/// As a cell can hold it: what XML 1.0 forbids becomes a space or the sign for a broken character, and what is too long
/// is cut, with a note at its end.
[[nodiscard]] QString fitted(const QString &text, bool *cut = nullptr);
/// Written so that "_x000D_" in a text stays these seven characters (ECMA-376 part 1, 22.9.2.19).
[[nodiscard]] QString escaped(const QString &text);

/// A time as the sheet's number: days since the end of 1899. None before March 1900, where programs disagree.
[[nodiscard]] std::optional<double> serial(const QDateTime &time);

/// "A", "Z", "AA": the column, from 0.
[[nodiscard]] QString columnName(size_t column);
/// 'Sheet name'!$A$2:$A$9, rows from 1.
[[nodiscard]] QString rangeIn(const QString &sheet, size_t column, qint64 firstRow, qint64 lastRow);
[[nodiscard]] QString quotedSheet(const QString &sheet); ///< 'Sheet name', its apostrophes doubled

} // namespace soundings::workbook
