#include "ui/window/deadlinetext.h"

#include "tests/support/files.h"

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

Instant at(const char *iso)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

Consultation closingAtNoon()
{
    Consultation consultation;
    consultation.opens = at("2020-01-10T09:00:00Z");
    consultation.closes = at("2020-02-10T12:00:00Z");
    return consultation;
}

DeadlineText textAt(const char *iso)
{
    Counts counts;
    counts.onTime = 398;
    counts.late = 14;
    return deadlineText(closingAtNoon(), counts, at(iso));
}

} // namespace

TEST(TimeLeft, ShowsTheTwoLargestUnits)
{
    EXPECT_EQ(timeLeft(2 * 86400 + 3 * 3600 + 59 * 60), u"2 days 3 hours left"_s);
    EXPECT_EQ(timeLeft(86400 + 3600), u"1 day 1 hour left"_s);
    EXPECT_EQ(timeLeft(86400), u"1 day left"_s);
    EXPECT_EQ(timeLeft(86399), u"23 hours 59 minutes left"_s);
    EXPECT_EQ(timeLeft(3600 + 60), u"1 hour 1 minute left"_s);
    EXPECT_EQ(timeLeft(61), u"1 minute 1 second left"_s);
    EXPECT_EQ(timeLeft(59), u"59 seconds left"_s);
    EXPECT_EQ(timeLeft(0), u"0 seconds left"_s);
}

TEST(TimeSinceClosed, GrowsFromMinutesToYearsByTheCalendar)
{
    const Instant closed = at("2020-01-31T12:00:00Z");
    const QByteArray zone = "Europe/London";
    EXPECT_EQ(timeSinceClosed(closed, at("2020-01-31T12:00:59Z"), zone), u"closed just now"_s);
    EXPECT_EQ(timeSinceClosed(closed, at("2020-01-31T12:01:00Z"), zone), u"closed 1 minute ago"_s);
    EXPECT_EQ(timeSinceClosed(closed, at("2020-02-01T11:00:00Z"), zone), u"closed 23 hours ago"_s);
    EXPECT_EQ(timeSinceClosed(closed, at("2020-02-02T12:00:00Z"), zone), u"closed 2 days ago"_s);
    // A month after 31 January is the last day of February, not 31 days.
    EXPECT_EQ(timeSinceClosed(closed, at("2020-02-28T12:00:00Z"), zone), u"closed 28 days ago"_s);
    EXPECT_EQ(timeSinceClosed(closed, at("2020-02-29T12:00:00Z"), zone), u"closed 1 month ago"_s);
    EXPECT_EQ(timeSinceClosed(closed, at("2020-10-31T12:00:00Z"), zone), u"closed 9 months ago"_s);
    EXPECT_EQ(timeSinceClosed(closed, at("2021-01-31T11:59:59Z"), zone), u"closed 11 months ago"_s);
    EXPECT_EQ(timeSinceClosed(closed, at("2021-01-31T12:00:00Z"), zone), u"closed 1 year ago"_s);
    EXPECT_EQ(timeSinceClosed(closed, at("2026-11-23T12:00:00Z"), zone), u"closed 6 years ago"_s);
}

TEST(LocalTime, NamesTheZoneThatHoldsOnThatDay)
{
    EXPECT_EQ(localTime(at("2020-02-10T12:00:00Z"), "Europe/London"), u"Mon 10 Feb 2020, 12:00 GMT"_s);
    EXPECT_EQ(localTime(at("2020-07-10T11:00:00Z"), "Europe/London"), u"Fri 10 Jul 2020, 12:00 BST"_s);
    EXPECT_EQ(localTime(at("2020-02-10T12:00:01Z"), "Europe/London"), u"Mon 10 Feb 2020, 12:00:01 GMT"_s);
    EXPECT_EQ(localTime(at("2020-02-10T12:00:00Z"), "No/Where"), u"Mon 10 Feb 2020, 12:00 UTC"_s);
}

TEST(DeadlineText, SaysTheStateAtItsEdges)
{
    EXPECT_EQ(textAt("2020-01-10T08:59:59Z").state, u"Not open yet"_s);
    EXPECT_EQ(textAt("2020-01-10T08:59:59Z").left, u"opens in 1 second"_s);
    EXPECT_EQ(textAt("2020-01-10T09:00:00Z").state, u"Open"_s);
    EXPECT_EQ(textAt("2020-02-08T11:59:59Z").left, u"2 days left"_s);
    EXPECT_EQ(textAt("2020-02-08T12:00:01Z").state, u"Closing soon"_s);
    EXPECT_EQ(textAt("2020-02-08T12:00:01Z").left, u"1 day 23 hours left"_s);
    EXPECT_EQ(textAt("2020-02-10T11:59:58Z").left, u"2 seconds left"_s);
    // What arrives at the closing instant itself is on time, so it is not closed yet.
    EXPECT_NE(textAt("2020-02-10T12:00:00Z").state, u"Closed"_s);
    EXPECT_EQ(textAt("2020-02-10T12:00:01Z").state, u"Closed"_s);
    EXPECT_EQ(textAt("2020-02-10T12:00:01Z").left, u"closed just now"_s);
    EXPECT_EQ(textAt("2020-02-10T12:00:01Z").onTime, u"398 on time"_s);
    EXPECT_EQ(textAt("2020-02-10T12:00:01Z").late, u"14 late"_s);
}
