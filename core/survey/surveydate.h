#pragma once

#include "core/consultation/instant.h"
#include "core/survey/surveymap.h"

#include <QTimeZone>

#include <optional>

namespace soundings::survey {

/// A date as survey tools and spreadsheets write it:
/// - ISO 8601, with a T or a space, with or without seconds, fraction and offset;
/// - 10/02/2020 12:03, 10-02-2020, 10.02.2020, two-digit years of this century, in the order given;
/// 2020/02/10;
/// - 10 Feb 2020 12:03, 10 February 2020, Feb 10, 2020, with a weekday before it or not;
/// - a time with seconds or without, on the clock of 12 hours (“12:03:00 pm”) or of 24;
/// - at its end UTC, GMT, Z, BST, GMT+1, UTC-05:00 (as Google writes): else it is in `zone`. A time shown
/// twice when
///   the clocks go back is the first; one that they skip is none.
struct ReadDate
{
    Instant at;
    bool hasTime =
        true; ///< else the first moment of the day: nobody is made late by what an export leaves out
};
[[nodiscard]] std::optional<ReadDate> readDate(QStringView text, DateOrder order, const QTimeZone &zone);

/// What a date of slashes says about its own order: 13/01/2020 can only have the day first.
enum class OrderProof { None, DayFirst, MonthFirst };
[[nodiscard]] OrderProof orderProof(QStringView text);

} // namespace soundings::survey
