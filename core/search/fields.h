#pragma once

#include "core/consultation/result.h"
#include "core/search/query.h"

#include <QStringList>

#include <optional>

/// The fields of the query language: their names and what may stand after the colon.
namespace soundings::search {

[[nodiscard]] QStringList fieldNames(); ///< in the order of Field
[[nodiscard]] QString nameOf(Field field);
[[nodiscard]] std::optional<Field> fieldNamed(QStringView name); ///< in any case

/// The words that the field takes; empty where it takes any text, a number or a time.
[[nodiscard]] QStringList allowedValues(Field field);
[[nodiscard]] QString wordOf(Flag flag);

/// Reads what stands after the colon. Only unquoted are `any` and `none` the presence of a value; fields that
/// every response has one of (channel, status, is, has, received, ref) don't take them.
/// An error of kind Invalid, without a place.
[[nodiscard]] Result<FieldValue> readValue(Field field, const QString &written, bool quoted);

/// Reads a date or a date and time: "2020-02-09", "2020-02-09T17:00", with seconds, with "Z" or "+01:00".
[[nodiscard]] Result<Moment> readMoment(QStringView written);

/// The one of `words` that was probably meant by `written`, or an empty string.
[[nodiscard]] QString nearest(QStringView written, const QStringList &words);

} // namespace soundings::search
