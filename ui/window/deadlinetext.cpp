#include "ui/window/deadlinetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(DeadlineClock)
};

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString days(qint64 number) { return counted(number, Text::tr("1 day"), Text::tr("%L1 days")); }
QString hours(qint64 number) { return counted(number, Text::tr("1 hour"), Text::tr("%1 hours")); }
QString minutes(qint64 number) { return counted(number, Text::tr("1 minute"), Text::tr("%1 minutes")); }
QString seconds(qint64 number) { return counted(number, Text::tr("1 second"), Text::tr("%1 seconds")); }

/// The two largest units; the second only where it is not 0.
QString duration(qint64 length)
{
    const auto two = [](const QString &first, qint64 rest, const QString &second) {
        return rest > 0 ? Text::tr("%1 %2", "a length of time in two units").arg(first, second) : first;
    };
    if (length >= day)
        return two(days(length / day), length % day / hour, hours(length % day / hour));
    if (length >= hour)
        return two(hours(length / hour), length % hour / minute, minutes(length % hour / minute));
    if (length >= minute)
        return two(minutes(length / minute), length % minute, seconds(length % minute));
    return seconds(length);
}

QDateTime inZone(Instant instant, const QByteArray &zone)
{
    const QTimeZone found(zone);
    return toUtc(instant).toTimeZone(found.isValid() ? found : QTimeZone::utc());
}

/// Whole calendar months between two local times.
int monthsBetween(const QDateTime &from, const QDateTime &to)
{
    int months = (to.date().year() - from.date().year()) * 12 + to.date().month() - from.date().month();
    if (months > 0 && from.addMonths(months) > to)
        --months;
    return months;
}

QString stateName(DeadlineState state)
{
    switch (state) {
    case DeadlineState::NotOpen:
        return Text::tr("Not open yet");
    case DeadlineState::Open:
        return Text::tr("Open");
    case DeadlineState::ClosingSoon:
        return Text::tr("Closing soon");
    case DeadlineState::Closed:
        break;
    }
    return Text::tr("Closed");
}

} // namespace

QString counted(qint64 number, const QString &one, const QString &many)
{
    return number == 1 ? one : many.arg(number);
}

QString timeLeft(qint64 length)
{
    return Text::tr("%1 left", "time until the deadline").arg(duration(length));
}

QString timeUntilOpening(qint64 length)
{
    return Text::tr("opens in %1").arg(duration(length));
}

QString timeSinceClosed(Instant closed, Instant now, const QByteArray &zone)
{
    const qint64 passed = (now.ms - closed.ms) / 1000;
    if (passed < minute)
        return Text::tr("closed just now");
    const int months = monthsBetween(inZone(closed, zone), inZone(now, zone));
    QString length;
    if (months >= 12)
        length = counted(months / 12, Text::tr("1 year"), Text::tr("%1 years"));
    else if (months >= 1)
        length = counted(months, Text::tr("1 month"), Text::tr("%1 months"));
    else if (passed >= day)
        length = days(passed / day);
    else if (passed >= hour)
        length = hours(passed / hour);
    else
        length = minutes(passed / minute);
    return Text::tr("closed %1 ago").arg(length);
}

QString localTime(Instant instant, const QByteArray &zone)
{
    const QDateTime local = inZone(instant, zone);
    const bool exact = local.time().second() != 0;
    const QString time = QLocale().toString(local.time(), exact ? u"HH:mm:ss"_s : u"HH:mm"_s);
    return Text::tr("%1, %2 %3", "date, time, zone")
        .arg(QLocale().toString(local.date(), Text::tr("ddd d MMM yyyy", "date format")), time,
             local.timeZoneAbbreviation());
}

DeadlineText deadlineText(const Consultation &consultation, const Counts &counts, Instant now)
{
    const DeadlineState state = stateAt(consultation, now);
    DeadlineText text;
    text.state = stateName(state);
    text.closes = localTime(consultation.closes, consultation.zone);
    if (state == DeadlineState::NotOpen && consultation.opens)
        text.left = timeUntilOpening(std::max<qint64>(0, (consultation.opens->ms - now.ms) / 1000));
    else if (state == DeadlineState::Closed)
        text.left = timeSinceClosed(consultation.closes, now, consultation.zone);
    else
        text.left = timeLeft(secondsLeft(consultation, now));
    text.onTime = Text::tr("%L1 on time").arg(counts.onTime);
    text.late = Text::tr("%L1 late").arg(counts.late);
    if (counts.duplicates > 0)
        text.counted = countedText(counts);
    return text;
}

QString countedText(const Counts &counts)
{
    return Text::tr("%L1: %L2 received, %L3 set aside as duplicates")
        .arg(counts.responses - counts.duplicates)
        .arg(counts.responses)
        .arg(counts.duplicates);
}

} // namespace soundings
