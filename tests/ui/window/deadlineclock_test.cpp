#include "ui/window/deadlineclock.h"

#include "tests/support/files.h"

#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

class DeadlineClockTest : public ::testing::Test
{
protected:
    DeadlineClockTest()
    {
        m_consultation.closes = toInstant(QDateTime(QDate(2020, 2, 10), QTime(12, 0), Qt::UTC));
        setSecondsLeft(5 * 86400);
    }

    void setSecondsLeft(qint64 seconds)
    {
        m_now = {m_consultation.closes.ms - seconds * 1000};
        m_clock.setFacts(m_consultation, {}, [this] { return m_now; });
    }

    Consultation m_consultation;
    Instant m_now;
    DeadlineClock m_clock;
};

} // namespace

TEST_F(DeadlineClockTest, TicksEverySecondOnlyInTheLast48Hours)
{
    m_clock.show();
    EXPECT_TRUE(m_clock.isTicking());
    EXPECT_EQ(m_clock.tickMs(), 60 * 1000);
    setSecondsLeft(48 * 3600);
    EXPECT_EQ(m_clock.tickMs(), 1000);
    setSecondsLeft(-1);
    EXPECT_EQ(m_clock.tickMs(), 60 * 1000);
}

TEST_F(DeadlineClockTest, DoesNotTickWhileHidden)
{
    EXPECT_FALSE(m_clock.isTicking());
    m_clock.show();
    EXPECT_TRUE(m_clock.isTicking());
    m_clock.hide();
    EXPECT_FALSE(m_clock.isTicking());
}

TEST_F(DeadlineClockTest, IsRightAgainWhenShownAfterATimeOutOfSight)
{
    m_clock.show();
    m_clock.hide();
    m_now = {m_consultation.closes.ms + 3 * 86400 * 1000LL};
    m_clock.show();
    EXPECT_EQ(m_clock.text().state, u"Closed"_s);
    EXPECT_EQ(m_clock.text().left, u"closed 3 days ago"_s);
}

TEST_F(DeadlineClockTest, ReadsOutStateTimeAndCounts)
{
    Counts counts;
    counts.onTime = 7;
    counts.late = 1;
    m_clock.setFacts(m_consultation, counts, [this] { return m_now; });
    EXPECT_EQ(m_clock.accessibleName(), u"Deadline: Open, 5 days left"_s);
    EXPECT_TRUE(m_clock.accessibleDescription().contains(u"Mon 10 Feb 2020, 12:00 GMT"_s));
    EXPECT_TRUE(m_clock.accessibleDescription().contains(u"7 on time, 1 late"_s));
}

TEST_F(DeadlineClockTest, OpensItsDetailsByTheKeyboard)
{
    m_clock.show();
    QSignalSpy clicked(&m_clock, &QAbstractButton::clicked);
    QTest::keyClick(&m_clock, Qt::Key_Space);
    EXPECT_EQ(clicked.count(), 1);
}

TEST_F(DeadlineClockTest, TakesNoRoomWithoutAConsultation)
{
    EXPECT_GT(m_clock.sizeHint().height(), 0);
    m_clock.clear();
    EXPECT_EQ(m_clock.sizeHint().height(), 0);
}
