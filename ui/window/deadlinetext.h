#pragma once

#include "core/consultation/consultation.h"
#include "core/consultation/views.h"
#include "core/deadline/deadline.h"

#include <QString>

namespace soundings {

/// How much time there is, in its two largest units: "2 days 3 hours left", "59 seconds left". At the closing
/// instant itself there is still a second: "0 seconds left". `seconds` is at least 0.
[[nodiscard]] QString timeLeft(qint64 seconds);
/// "opens in 2 days 3 hours".
[[nodiscard]] QString timeUntilOpening(qint64 seconds);
/// "closed 9 months ago", by the calendar of `zone` from a month on; "closed just now" within the first minute.
[[nodiscard]] QString timeSinceClosed(Instant closed, Instant now, const QByteArray &zone);

/// "Mon 10 Feb 2020, 12:00 GMT": local time, with the seconds only where there are some, and the zone's name.
[[nodiscard]] QString localTime(Instant instant, const QByteArray &zone);

/// All that the clock shows, in words.
struct DeadlineText
{
    QString state;   ///< "Closing soon"
    QString left;    ///< "1 day 3 hours left", "closed 9 months ago"
    QString closes;  ///< "Mon 10 Feb 2020, 12:00 GMT"
    QString onTime;  ///< "398 on time"
    QString late;    ///< "14 late"
    QString counted; ///< countedText(), or empty where nothing was set aside

    friend bool operator==(const DeadlineText &, const DeadlineText &) = default;
};
[[nodiscard]] DeadlineText deadlineText(const Consultation &consultation, const Counts &counts, Instant now);

/// "409: 412 received, 3 set aside as duplicates".
[[nodiscard]] QString countedText(const Counts &counts);

/// "1 day" or "3 days": for numbers in running text, so that English is right without a translation file.
[[nodiscard]] QString counted(qint64 number, const QString &one, const QString &many);

} // namespace soundings
