#include "core/deadline/localtime.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

QString read(const char *written, const char *zone = "Europe/London")
{
    const Result<Instant> instant = readTime(QString::fromLatin1(written), QTimeZone(zone));
    return instant ? isoUtc(*instant) : u"refused"_s;
}

} // namespace

TEST(LocalTime, readsWinterAndSummerTime)
{
    EXPECT_EQ(read("2020-02-10T12:00"), u"2020-02-10T12:00:00Z"_s);
    EXPECT_EQ(read("2020-07-10 12:00:05"), u"2020-07-10T11:00:05Z"_s);
}

TEST(LocalTime, refusesTheHourThatSpringSkips)
{
    EXPECT_EQ(read("2020-03-29T00:59:59"), u"2020-03-29T00:59:59Z"_s);
    EXPECT_EQ(read("2020-03-29T01:00"), u"refused"_s);
    EXPECT_EQ(read("2020-03-29T01:59:59"), u"refused"_s);
    EXPECT_EQ(read("2020-03-29T02:00"), u"2020-03-29T01:00:00Z"_s);
}

TEST(LocalTime, takesTheFirstOfTheHourThatAutumnRepeats)
{
    const WallTime half = resolve(QDateTime(QDate(2020, 10, 25), QTime(1, 30), Qt::UTC), QTimeZone("Europe/London"));
    ASSERT_TRUE(half.first && half.second);
    EXPECT_EQ(isoUtc(*half.first), u"2020-10-25T00:30:00Z"_s);
    EXPECT_EQ(isoUtc(*half.second), u"2020-10-25T01:30:00Z"_s);
    EXPECT_EQ(read("2020-10-25T01:30"), u"2020-10-25T00:30:00Z"_s);
    EXPECT_EQ(read("2020-10-25T02:00"), u"2020-10-25T02:00:00Z"_s);
}

TEST(LocalTime, knowsLeapDays)
{
    EXPECT_EQ(read("2020-02-29T23:59"), u"2020-02-29T23:59:00Z"_s);
    EXPECT_EQ(read("2019-02-29T12:00"), u"refused"_s);
}

TEST(LocalTime, worksInOtherZones)
{
    EXPECT_EQ(read("2020-02-10T12:00", "Asia/Kathmandu"), u"2020-02-10T06:15:00Z"_s);
    EXPECT_EQ(read("2020-03-08T02:30", "America/New_York"), u"refused"_s);
    EXPECT_EQ(read("2020-04-05T01:45", "Australia/Lord_Howe"), u"2020-04-04T14:45:00Z"_s); // half an hour repeats
}

TEST(LocalTime, takesAnOffsetAtItsWord)
{
    EXPECT_EQ(read("2020-02-10T12:00:00Z"), u"2020-02-10T12:00:00Z"_s);
    EXPECT_EQ(read("2020-02-10T12:00+05:30"), u"2020-02-10T06:30:00Z"_s);
}

TEST(LocalTime, refusesWhatIsNotATime)
{
    for (const char *text : {"", "midday", "2020-02-10", "2020-02-10T25:00", "10/02/2020 12:00"})
        EXPECT_EQ(read(text), u"refused"_s) << text;
}

TEST(LocalTime, isShownWithTheZonesName)
{
    const QTimeZone london("Europe/London");
    EXPECT_EQ(longLocalTime(*readTime(u"2020-02-10T12:00", london), london), u"Monday 10 February 2020, 12:00 GMT"_s);
    EXPECT_EQ(longLocalTime(*readTime(u"2020-07-01T09:05:07", london), london),
              u"Wednesday 1 July 2020, 09:05:07 BST"_s);
}
