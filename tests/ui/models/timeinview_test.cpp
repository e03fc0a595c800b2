#include "core/desk/consideration.h"
#include "tests/ui/models/madeconsultation.h"
#include "ui/models/considerationmodel.h"
#include "ui/models/timeinview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const std::vector<Mail> three{Mail{}, Mail{"Bob Hill", "bob@hill.example", "Buses", "Mon, 3 Feb 2020 10:00:00 +0000", "Buses first.\n"},
                              Mail{"Cat Fox", "cat@fox.example", "Trams", "Mon, 3 Feb 2020 11:00:00 +0000", "Trams first.\n"}};

/// A clock that goes forward when it is told.
class TimeInViewTest : public testing::Test
{
protected:
    TimeInViewTest() : m_made(three), m_time(nullptr, [this] { return m_now; }) { m_time.setDesk(m_made.desk()); }
    ~TimeInViewTest() override
    {
        m_time.setDesk(nullptr);
        m_made.close();
    }
    ResponseId id(int number) { return m_made.response(number).response.id; }
    /// What stands on record of a response, once so many are.
    std::vector<int> seconds(int number, size_t times)
    {
        std::vector<int> all;
        eventually([&] {
            all.clear();
            for (const Viewing &viewing : considerationOf(*m_made.desk(), {id(number)})->viewings)
                all.push_back(viewing.seconds);
            return all.size() >= times;
        });
        return all;
    }

    MadeConsultation m_made;
    std::chrono::milliseconds m_now{1'000};
    TimeInView m_time;
};

} // namespace

TEST_F(TimeInViewTest, isWrittenDownWhenThePersonLeaves)
{
    m_time.turnTo(id(1));
    m_now += 30s;
    EXPECT_EQ(*m_made.desk()->count(u"is:opened"_s), 0) << "still there";
    m_time.turnTo(id(2));
    EXPECT_EQ(seconds(1, 1), std::vector{30});
    m_now += 1900ms;
    m_time.turnTo(id(3)); // a glance in passing
    m_now += 2600ms;
    m_time.turnTo({});
    EXPECT_EQ(seconds(3, 1), std::vector{3});
    EXPECT_EQ(seconds(2, 0), std::vector<int>());
}

TEST_F(TimeInViewTest, stopsWhereNobodyIsThere)
{
    m_time.turnTo(id(1));
    m_now += 60s;
    m_time.noteActivity();
    m_now += 30min; // lunch
    m_time.noteActivity();
    m_now += 10s;
    m_time.turnTo({});
    EXPECT_EQ(seconds(1, 1), std::vector{60 + 120 + 10});
}

TEST_F(TimeInViewTest, stopsWhileTheProgramIsNotInFront)
{
    m_time.turnTo(id(1));
    m_now += 10s;
    m_time.setInFront(false);
    m_now += 100s;
    m_time.setInFront(true);
    m_now += 5s;
    m_time.turnTo({});
    EXPECT_EQ(seconds(1, 1), std::vector{15});
}

TEST_F(TimeInViewTest, isNotLostWhenTheConsultationIsClosed)
{
    m_time.turnTo(id(2));
    m_now += 12s;
    m_time.setDesk(nullptr);
    EXPECT_EQ(seconds(2, 1), std::vector{12});
}

TEST_F(TimeInViewTest, isWrittenDownBeforeTheRecordIsLookedAtAndGoesOn)
{
    m_time.turnTo(id(2));
    m_now += 12s;
    int opened = 0;
    m_time.writeDown([&] { opened = *m_made.desk()->count(u"is:opened"_s); });
    EXPECT_TRUE(eventually([&] { return opened == 1; }));
    m_now += 7s;
    m_time.turnTo({});
    EXPECT_EQ(seconds(2, 2), (std::vector{12, 7}));
    QStringList order;
    m_time.turnTo(id(3));
    m_now += 9s;
    m_time.writeDown([&] { order << u"written"_s; });
    m_time.writeDown([&] { order << u"nothing more to write"_s; });
    EXPECT_TRUE(eventually([&] { return order.size() == 2; }));
    EXPECT_EQ(order.value(0), u"written"_s) << "who asks meanwhile waits too";
}

TEST_F(TimeInViewTest, theRecordsTableFollowsWhatHappens)
{
    ConsiderationModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setDesk(m_made.desk());
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    ASSERT_TRUE(eventually([&] { return model.rowCount() == 3 && cell(0, ConsiderationModel::From) == u"Ann Shaw"; }));
    EXPECT_EQ(cell(0, ConsiderationModel::FirstOpened), u"not opened"_s);
    ASSERT_TRUE(recordViewing(*m_made.desk(), id(1), m_made.desk()->now(), 75));
    EXPECT_TRUE(eventually([&] { return cell(0, ConsiderationModel::InView) == u"1 min 15 s"; })) << cell(0, 7).toStdString();
    model.sort(ConsiderationModel::InView, Qt::AscendingOrder);
    EXPECT_TRUE(eventually([&] { return cell(2, ConsiderationModel::Reference) == u"R-0001"; }));
    model.setQuery(u"is:unopened"_s);
    EXPECT_TRUE(eventually([&] { return model.rowCount() == 2; }));
    QString copied;
    model.tellTabbed({0}, [&](const QString &text) { copied = text; });
    EXPECT_TRUE(eventually([&] { return !copied.isEmpty(); }));
    EXPECT_TRUE(copied.startsWith(u"Response\tFrom\t"_s));
    EXPECT_TRUE(copied.section(u'\n', 1).startsWith(u"R-000"_s)) << "rows that no view has looked at are read";
    model.setDesk(nullptr);
}
