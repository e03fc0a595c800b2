#include "core/desk/arrivals.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

using Extending = DeskFixture;

TEST_F(Extending, makesLateResponsesOnTimeAndUndoMakesThemLateAgain)
{
    const ResponseId late = receive(u"Sorry."_s, u"a@b.example"_s, u"Mon, 10 Feb 2020 12:00:01 +0000"_s);
    const ResponseId onTime = receive(u"In time."_s, u"c@d.example"_s, u"Mon, 10 Feb 2020 13:00:00 +0100"_s);
    EXPECT_EQ(response(late).response.timeliness, Timeliness::Late);
    EXPECT_EQ(response(onTime).response.timeliness, Timeliness::OnTime);

    ASSERT_TRUE(m_desk->extend(utc(u"2020-02-14T17:00:00Z"_s), u"Flooding"_s));
    EXPECT_EQ(response(late).response.timeliness, Timeliness::OnTime);
    const Result<Consultation> consultation = m_desk->consultation();
    ASSERT_EQ(consultation->extensions.size(), 1u);
    EXPECT_EQ(consultation->extensions[0].reason, u"Flooding"_s);
    EXPECT_EQ(consultation->extensions[0].by, u"Ann"_s);
    EXPECT_EQ(consultation->extensions[0].before, utc(u"2020-02-10T12:00:00Z"_s));

    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(response(late).response.timeliness, Timeliness::Late);
    const std::vector<Extension> record = m_desk->consultation()->extensions;
    ASSERT_EQ(record.size(), 2u) << "the old deadlines stay on record";
    EXPECT_EQ(record[1].reason, u"Taken back: Flooding"_s) << "a mistake put right is no second move";
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(m_desk->consultation()->extensions.back().reason, u"Flooding"_s);
}

TEST_F(Extending, needsAReasonAndALaterTimeThanTheOpening)
{
    EXPECT_EQ(m_desk->extend(utc(u"2020-02-14T17:00:00Z"_s), u"  "_s).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(m_desk->extend(utc(u"2020-01-01T00:00:00Z"_s), u"Oops"_s).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(m_desk->extend(utc(u"2020-02-10T12:00:00Z"_s), u"Same"_s).error().kind, ErrorKind::Invalid);
}

TEST_F(Extending, aCorrectedReceiptIsJudgedAnew)
{
    const ResponseId id = receive(u"Letter."_s, u"a@b.example"_s, u"Mon, 10 Feb 2020 12:30:00 +0000"_s);
    const Response before = response(id).response;
    ASSERT_TRUE(m_desk->apply({ReceiptCorrected{id, before.received, before.evidence, utc(u"2020-02-10T11:55:00Z"_s),
                                                Evidence::Given, u"Stamped at the desk"_s}},
                              u"Correct receipt"_s));
    EXPECT_EQ(response(id).response.timeliness, Timeliness::OnTime);
    EXPECT_EQ(response(id).response.evidence, Evidence::Given);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(response(id).response.timeliness, Timeliness::Late);
    EXPECT_EQ(response(id).response.evidence, Evidence::ReceivedHeader);
}

TEST_F(Extending, theHoursAboutTheClosingTimeAreCountedToTheSecond)
{
    receive(u"Early."_s, u"a@b.example"_s, u"Mon, 10 Feb 2020 10:59:59 +0000"_s);
    receive(u"Just."_s, u"c@d.example"_s, u"Mon, 10 Feb 2020 12:00:00 +0000"_s);
    receive(u"Sorry."_s, u"e@f.example"_s, u"Mon, 10 Feb 2020 12:59:59 +0000"_s);
    receive(u"Days before."_s, u"g@h.example"_s, u"Sat, 8 Feb 2020 12:00:00 +0000"_s);
    const CrossTable hours = arrivalsByHour(*m_desk, {}).value();
    EXPECT_EQ(hours.rows.size(), 37);
    EXPECT_EQ(hours.found, 3);
    const qsizetype noon = hours.rows.indexOf(hourOf(utc(u"2020-02-10T12:00:00Z"_s), "Europe/London"));
    ASSERT_EQ(noon, 24);
    EXPECT_EQ(hours.count(noon, hours.columns.indexOf(u"on-time"_s)), 1);
    EXPECT_EQ(hours.count(noon, hours.columns.indexOf(u"late"_s)), 1);
    EXPECT_EQ(hours.count(noon - 2, hours.columns.indexOf(u"on-time"_s)), 1);
    EXPECT_EQ(*m_desk->count(receivedInHour(hours.rows[noon])), 2);
}
