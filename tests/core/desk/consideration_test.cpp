#include "core/desk/consideration.h"

#include "core/desk/independent.h"
#include "core/desk/reporting.h"
#include "core/desk/tagging.h"
#include "core/reports/write.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class ConsiderationRecord : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_first = receive(u"Kilns need skills."_s);
        m_second = receive(u"Buses stop at six."_s, u"Bob Hill <bob@hill.example>"_s);
    }
    void view(Desk &desk, ResponseId id, int seconds)
    {
        const Result<ChangeSet> written = recordViewing(desk, id, m_now, seconds);
        ASSERT_TRUE(written) << written.error().message.toStdString() << written.error().detail.toStdString();
    }
    ConsiderationRow row(ResponseId id) { return considerationRows(*m_desk, {id})->at(0); }

    ResponseId m_first;
    ResponseId m_second;
};

} // namespace

TEST_F(ConsiderationRecord, whoHadAResponseInViewIsOnRecordAndFound)
{
    EXPECT_EQ(*m_desk->count(u"is:unopened"_s), 2);
    const qint64 before = m_desk->counts()->journal;
    view(*m_desk, m_first, 40);
    const std::unique_ptr<Desk> ben = openAgain();
    m_now.ms += 60'000;
    view(*ben, m_first, 25);
    EXPECT_EQ(m_desk->counts()->journal, before + 2);
    EXPECT_EQ(*m_desk->find(u"is:unopened"_s), std::vector{m_second});
    EXPECT_EQ(*m_desk->find(u"is:opened"_s), std::vector{m_first});
    const ConsiderationRow first = row(m_first);
    EXPECT_EQ(first.times, 2);
    EXPECT_EQ(first.seconds, 65);
    EXPECT_EQ(first.people, (QStringList{u"Ann"_s, u"Ben"_s}));
    EXPECT_EQ(first.lastOpened->ms - first.firstOpened->ms, 60'000);
    EXPECT_EQ(row(m_second).times, 0);
    EXPECT_EQ(m_desk->history(m_first)->back().what, u"In view for 25 seconds"_s);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(ConsiderationRecord, undoAndRedoPassItBy)
{
    const auto assign = [&](const QString &to) {
        return m_desk->apply({AssigneeChanged{m_first, {}, to}}, u"Assign"_s).has_value();
    };
    ASSERT_TRUE(assign(u"Ben"_s));
    view(*m_desk, m_first, 5);
    EXPECT_EQ(m_desk->undoText(), u"Assign"_s);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(response(m_first).response.assignee, QString());
    view(*m_desk, m_second, 5);
    EXPECT_EQ(m_desk->redoText(), u"Assign"_s) << "what was viewed meanwhile takes nothing away";
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(response(m_first).response.assignee, u"Ben"_s);
    EXPECT_EQ(*m_desk->count(u"is:opened"_s), 2) << "undo took no viewing back";
}

TEST_F(ConsiderationRecord, isSortedByWhatItSays)
{
    view(*m_desk, m_second, 30);
    view(*m_desk, m_first, 10);
    using Key = ConsiderationKey;
    EXPECT_EQ(*considered(*m_desk, {}, {Key::InView, true}), (std::vector{m_second, m_first}));
    EXPECT_EQ(*considered(*m_desk, {}, {Key::InView, false}), (std::vector{m_first, m_second}));
    EXPECT_EQ(*considered(*m_desk, {}, {Key::Respondent, true}), (std::vector{m_second, m_first}));
    EXPECT_EQ(*considered(*m_desk, u"kilns"_s, {Key::Times, true}), std::vector{m_first});
    EXPECT_FALSE(considered(*m_desk, u"is:unheard"_s, {})) << "a query that can't be read says so";
}

TEST_F(ConsiderationRecord, tellsCommentsStatusAndRepliesButNotWhatIsTaggedUnseen)
{
    ASSERT_TRUE(tagResponse(*m_desk, {m_first, u"skills"_s, {u"People"_s}, {}, Stance::Support, {}}));
    ASSERT_TRUE(m_desk->apply({StatusChanged{m_first, response(m_first).response.status, Status::Reviewed}}, u"Mark"_s));
    ASSERT_TRUE(m_desk->apply({Acknowledged{m_first, {}, m_now}}, u"Acknowledge"_s));
    Consideration record = *considerationOf(*m_desk, {m_first, m_second});
    ASSERT_EQ(record.rows.size(), 2u);
    EXPECT_EQ(record.comments.size(), 1u);
    QStringList steps;
    for (const ConsiderationStep &step : record.steps)
        steps << step.what;
    EXPECT_TRUE(steps.contains(u"Marked as acknowledged"_s)) << steps.join(u'\n').toStdString();
    EXPECT_TRUE(steps.filter(u"reviewed"_s).size() == 1) << steps.join(u'\n').toStdString();

    ASSERT_TRUE(setCoders(*m_desk, m_first, {u"Ann"_s, u"Ben"_s}));
    EXPECT_TRUE(considerationOf(*m_desk, {m_first})->comments.empty()) << "Ann tags it unseen, and sees nobody's";
}

TEST_F(ConsiderationRecord, isAReportThatNamesWhatNobodyOpened)
{
    view(*m_desk, m_first, 65);
    const Result<reports::Report> report = buildReport(*m_desk, {u"consideration"_s, {}, {}, false, true});
    ASSERT_TRUE(report) << report.error().message.toStdString();
    const QString csv = QString::fromUtf8(reports::toCsv(*report));
    EXPECT_TRUE(csv.contains(u"R-0002,Bob Hill,\"20 Jan 2020, 10:00:00 GMT\",On time,nobody,0,0 s,0,Unread,no"_s)) << csv.toStdString();
    EXPECT_TRUE(csv.contains(u"R-0001,\"20 Jan 2020, 09:00:00 GMT\",Ann,1 min 5 s,65"_s)) << csv.toStdString();
    EXPECT_TRUE(csv.contains(u"opened by nobody,1"_s)) << csv.toStdString();
    const QString html = QString::fromUtf8(reports::toHtml(*report));
    EXPECT_TRUE(html.contains(u"Opened by nobody"_s));

    const Result<reports::Report> open = buildReport(*m_desk, {u"consideration"_s, {}, {}, true, true});
    const QString anonymous = QString::fromUtf8(reports::toCsv(*open));
    EXPECT_FALSE(anonymous.contains(u"Bob"_s) || anonymous.contains(u"Ann"_s)) << anonymous.toStdString();
    EXPECT_TRUE(anonymous.contains(u"Team member 1"_s));
}
