#pragma once

#include "core/reports/report.h"

#include <QCoreApplication>

/// Sentences and forms that several reports and writers share.
namespace soundings::reports {

/// The translation context of everything in this room.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(reports)
};

/// "10 Feb 2020, 12:00:01 GMT": as localTime(), for tables.
[[nodiscard]] QString shortLocalTime(Instant instant, const QByteArray &zone);
/// "10 February 2020, 12:00:01 GMT": local time to the second, with the zone's abbreviation at that moment.
[[nodiscard]] QString localTime(Instant instant, const QByteArray &zone);
[[nodiscard]] QString localDate(Instant instant, const QByteArray &zone); ///< "10 February 2020"
[[nodiscard]] QString zoneName(Instant instant, const QByteArray &zone);  ///< "Greenwich Mean Time (Europe/London)"

[[nodiscard]] QString madeOn(const Report &report);       ///< "Made on 11 February 2020"
[[nodiscard]] QString pageOf(int page, int pages);        ///< "Page 3 of 12"
[[nodiscard]] QString stopped();                          ///< "The report was stopped before it was finished."
[[nodiscard]] QString countOf(int n, const QString &one, const QString &many); ///< "1 response", "1,234 responses"
[[nodiscard]] QString count(qint64 n);                                         ///< "1,234"
[[nodiscard]] QString durationText(qint64 seconds); ///< "40 s", "3 min 5 s", "1 h 2 min"
[[nodiscard]] QString share(int part, int whole);                              ///< "37 %", or "–" of nothing

[[nodiscard]] Paragraph sentence(const QString &text, Voice voice = Voice::Body); ///< of one run

/// Cells that say the same to people and to a spreadsheet.
[[nodiscard]] Cell counted(qint64 n);
[[nodiscard]] Cell shared(int part, int whole);
[[nodiscard]] Cell lasting(qint64 seconds);
[[nodiscard]] Cell timed(Instant instant, const QByteArray &zone); ///< as shortLocalTime()
[[nodiscard]] Fact countedFact(const QString &label, qint64 n);
[[nodiscard]] Fact timedFact(const QString &label, Instant instant, const QByteArray &zone); ///< as localTime()

/// What XML 1.0 allows (section 2.2); anything else becomes a space or the sign for a broken character.
[[nodiscard]] QString xmlText(const QString &text);
[[nodiscard]] QString plainText(const Runs &runs); ///< without its styles

} // namespace soundings::reports
