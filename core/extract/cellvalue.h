#pragma once

#include <QString>

namespace soundings::extract {

/// What a spreadsheet's number format makes of a number.
enum class NumberKind { Plain, Date, DateTime, Time, Elapsed };

/// Of a format's code ("dd/mm/yyyy hh:mm", "[h]:mm", "#,##0.00"), as ECMA-376 part 1, 18.8.31 has it.
[[nodiscard]] NumberKind kindOfFormat(const QString &code);
/// Of the numbers that Excel knows without a code.
[[nodiscard]] NumberKind kindOfBuiltIn(int format);

/// As "General" has it: up to 15 digits, so that reference and telephone numbers are whole.
[[nodiscard]] QString generalNumber(double number);
/// Days since the system's first, as ISO 8601: `2020-02-10`, `2020-02-10T11:59:58`, `11:59:58`, elapsed
/// `36:00:00`. As generalNumber() where it is no date of the years 1900 to 9999.
[[nodiscard]] QString serialDate(double days, NumberKind kind, bool from1904);

} // namespace soundings::extract
