#include "core/deadline/deadline.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

Instant utc(const char *iso)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

Consultation lis()
{
    Consultation consultation;
    consultation.opens = utc("2020-01-10T09:00:00Z");
    consultation.closes = utc("2020-02-10T12:00:00Z");
    return consultation;
}

} // namespace

TEST(Deadline, isOnTimeToTheSecond)
{
    EXPECT_EQ(timelinessOf(utc("2020-02-10T11:59:58Z"), lis().closes), Timeliness::OnTime);
    EXPECT_EQ(timelinessOf(utc("2020-02-10T12:00:00Z"), lis().closes), Timeliness::OnTime);
    EXPECT_EQ(timelinessOf(utc("2020-02-10T12:00:01Z"), lis().closes), Timeliness::Late);
}

TEST(Deadline, passesThroughItsStates)
{
    EXPECT_EQ(stateAt(lis(), utc("2020-01-10T08:59:59Z")), DeadlineState::NotOpen);
    EXPECT_EQ(stateAt(lis(), utc("2020-01-10T09:00:00Z")), DeadlineState::Open);
    EXPECT_EQ(stateAt(lis(), utc("2020-02-08T11:59:59Z")), DeadlineState::Open);
    EXPECT_EQ(stateAt(lis(), utc("2020-02-08T12:00:00Z")), DeadlineState::ClosingSoon);
    EXPECT_EQ(stateAt(lis(), utc("2020-02-10T12:00:00Z")), DeadlineState::ClosingSoon);
    EXPECT_EQ(stateAt(lis(), utc("2020-02-10T12:00:01Z")), DeadlineState::Closed);
}

TEST(Deadline, countsTheSecondsLeftAndNoneAfterwards)
{
    EXPECT_EQ(secondsLeft(lis(), utc("2020-02-10T11:00:00Z")), 3600);
    EXPECT_EQ(secondsLeft(lis(), utc("2020-02-10T12:00:00Z")), 0);
    EXPECT_EQ(secondsLeft(lis(), utc("2020-03-01T00:00:00Z")), 0);
}

TEST(Deadline, sentInTimeAndReceivedAfterIsLateAndKnownToBe)
{
    Response response;
    response.sent = utc("2020-02-10T11:58:00Z");
    response.received = utc("2020-02-10T12:07:00Z");
    EXPECT_EQ(timelinessOf(response.received, lis().closes), Timeliness::Late);
    EXPECT_TRUE(wasSentInTime(response, lis().closes));
    response.sent.reset();
    EXPECT_FALSE(wasSentInTime(response, lis().closes));
}
