#include "core/desk/entering.h"

#include "core/consultation/words.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

class EnteringTest : public test::DeskFixture
{
protected:
    EnteredResponse note(const QString &text)
    {
        EnteredResponse entered;
        entered.channel = Channel::Phone;
        entered.respondent.name = u"Jo Potter"_s;
        entered.respondent.place = u"Leek"_s;
        entered.subject = u"Call about buses"_s;
        entered.received = test::utc(u"2020-01-19T15:30:00Z"_s);
        entered.text = text;
        return entered;
    }
    Response taken(const EnteredResponse &entered)
    {
        const Result<Response> response = enter(*m_desk, entered);
        EXPECT_TRUE(response) << (response ? "" : response.error().message.toStdString());
        return response.value_or(Response());
    }
    void expectWhole()
    {
        const Result<std::vector<Finding>> findings = m_desk->verify();
        ASSERT_TRUE(findings);
        for (const Finding &finding : *findings)
            ADD_FAILURE() << finding.where.toStdString() << ": " << finding.detail.toStdString();
    }
};

} // namespace

TEST_F(EnteringTest, whatWasTypedIsAResponseWithAnOriginal)
{
    EnteredResponse entered = note(u"  More buses,\r\nplease – after six.\n\n"_s);
    entered.signatories = 40;
    entered.confidentiality = Confidentiality::Anonymous;
    const ResponseDetail detail = response(taken(entered).id);
    const Response &r = detail.response;
    EXPECT_EQ(r.number, 1);
    EXPECT_EQ(r.channel, Channel::Phone);
    EXPECT_EQ(r.evidence, Evidence::Given);
    EXPECT_EQ(isoUtc(r.received), u"2020-01-19T15:30:00Z"_s);
    EXPECT_FALSE(r.sent);
    EXPECT_EQ(r.timeliness, Timeliness::OnTime);
    EXPECT_EQ(r.signatories, 40);
    EXPECT_EQ(r.confidentiality, Confidentiality::Anonymous);
    EXPECT_EQ(r.respondent.place, u"Leek"_s);
    EXPECT_TRUE(isEntered(r));
    ASSERT_EQ(r.parts.size(), 1u);
    EXPECT_EQ(r.parts[0].text, u"  More buses,\nplease – after six."_s);
    EXPECT_EQ(*m_desk->original(r.id), r.parts[0].text.toUtf8());
    EXPECT_EQ(*m_desk->partBytes(r.id, 0), r.parts[0].text.toUtf8());
    EXPECT_EQ(detail.takenInBy, u"Ann"_s);
    EXPECT_EQ(detail.takenInAt, m_now);
    EXPECT_TRUE(m_desk->history(r.id)->front().what.startsWith(u"Entered as R-0001"_s));
    EXPECT_EQ(m_desk->count(u"buses from:potter channel:phone"_s), 1);
    expectWhole();
}

TEST_F(EnteringTest, whatCameAfterTheClosingTimeIsLate)
{
    m_now = test::utc(u"2020-03-01T09:00:00Z"_s);
    EnteredResponse entered = note(u"In time."_s);
    entered.received = test::utc(u"2020-02-10T12:00:00Z"_s);
    EXPECT_EQ(taken(entered).timeliness, Timeliness::OnTime);
    entered.text = u"A second late."_s;
    entered.received = test::utc(u"2020-02-10T12:00:01Z"_s);
    EXPECT_EQ(taken(entered).timeliness, Timeliness::Late);
}

TEST_F(EnteringTest, aScanAloneIsTheOriginalItself)
{
    const QByteArray scan = test::readFile(test::projectFile(u"tests/data/drafts/tiny.pdf"_s));
    test::writeFile(path(u"letter.pdf"_s), scan);
    EnteredResponse entered = note({});
    entered.channel = Channel::Letter;
    entered.file = path(u"letter.pdf"_s);
    const Response r = response(taken(entered).id).response;
    ASSERT_EQ(r.parts.size(), 1u);
    EXPECT_EQ(r.parts[0].kind, PartKind::Attachment);
    EXPECT_EQ(r.parts[0].name, u"letter.pdf"_s);
    EXPECT_EQ(*m_desk->original(r.id), scan);
    EXPECT_EQ(*m_desk->partBytes(r.id, 0), scan);
    EXPECT_EQ(r.subject, u"Call about buses"_s);
    EXPECT_EQ(m_desk->count(u"has:attachment"_s), 1);
    expectWhole();
}

/// Any bytes, also those that mail programs would change: they must come out as they went in.
TEST_F(EnteringTest, textAndFileAreFoundAgainInOneOriginal)
{
    QByteArray everyByte;
    for (int i = 0; i < 1024; ++i)
        everyByte += char(i % 256);
    const std::vector<std::pair<QString, QByteArray>> files{
        {u"Scan ½ – Großbrief.pdf"_s, test::readFile(test::projectFile(u"tests/data/drafts/tiny.pdf"_s))},
        {u"notes.txt"_s, "one\r\ntwo\r\n\r\n.\r\nFrom here\r\n"},
        {u"forwarded.eml"_s, "From: a@b.example\r\nSubject: x\r\n\r\ntext\r\n"},
        {u"page.html"_s, "<p>Ein\r\nSatz</p>"},
        {u"strange.xyz"_s, everyByte}};
    const QString typed =
        u"Dear all,\n\nFrom Leek we can’t travel after six. =20 is no code; 陶器.\n.\n-- \nJo  Potter"_s;
    int number = 0;
    for (const auto &[name, bytes] : files) {
        SCOPED_TRACE(name.toStdString());
        test::writeFile(path(name), bytes);
        EnteredResponse entered = note(typed + QString::number(++number));
        entered.file = path(name);
        const Response r = response(taken(entered).id).response;
        ASSERT_EQ(r.parts.size(), 2u);
        EXPECT_EQ(r.parts[0].kind, PartKind::Message);
        EXPECT_EQ(r.parts[0].text, entered.text);
        EXPECT_EQ(QString::fromUtf8(*m_desk->partBytes(r.id, 0)).trimmed(), entered.text);
        EXPECT_EQ(r.parts[1].kind, PartKind::Attachment);
        EXPECT_EQ(r.parts[1].name, name);
        EXPECT_EQ(*m_desk->partBytes(r.id, 1), bytes);
    }
    expectWhole();
}

TEST_F(EnteringTest, aFileOfAnUnknownKindIsKeptByItself)
{
    test::writeFile(path(u"voice.xyz"_s), "\x01\x02");
    EnteredResponse entered = note({});
    entered.file = path(u"voice.xyz"_s);
    const Response r = response(taken(entered).id).response;
    ASSERT_EQ(r.parts.size(), 1u);
    EXPECT_EQ(*m_desk->partBytes(r.id, 0), QByteArray("\x01\x02"));
    expectWhole();
}

TEST_F(EnteringTest, theSameFromTheSamePersonIsAskedAboutAndMayBeTaken)
{
    taken(note(u"More buses please."_s));
    const Result<Response> again = enter(*m_desk, note(u"more  BUSES please. "_s));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::Refused);
    EXPECT_TRUE(again.error().message.contains(u"R-0001"_s));
    EXPECT_EQ(m_desk->counts()->responses, 1);

    EnteredResponse other = note(u"More buses please."_s);
    other.respondent.name = u"Sam Miller"_s;
    EXPECT_EQ(taken(other).number, 2); // somebody else may say the same
    EnteredResponse wanted = note(u"More buses please."_s);
    wanted.evenIfRepeated = true;
    EXPECT_EQ(taken(wanted).number, 3);
    EXPECT_EQ(taken(wanted).number, 4);
    expectWhole();
}

TEST_F(EnteringTest, whatCameByMailAndIsTypedOnceMoreIsAskedAbout)
{
    const ResponseId first = receive(u"Kilns need cheaper energy."_s);
    EnteredResponse typed = note(u"Kilns need cheaper energy."_s);
    typed.respondent = {{}, {}, {}, RespondentKind::Unknown, {}, u"ANN@kilns.example"_s};
    EXPECT_FALSE(enter(*m_desk, typed));
    typed.text = u"Kilns need cheaper gas."_s;
    EXPECT_EQ(response(taken(typed).id).response.earlier, first); // the same person's second response
}

TEST_F(EnteringTest, anEventStandsBeforeTheSubject)
{
    EnteredResponse entered = note(u"One."_s);
    entered.channel = Channel::Event;
    entered.event = u"Workshop in Leek"_s;
    EXPECT_EQ(taken(entered).subject, u"Workshop in Leek: Call about buses"_s);
    entered.text = u"Two."_s;
    entered.subject.clear();
    EXPECT_EQ(taken(entered).subject, u"Workshop in Leek"_s);
}

TEST_F(EnteringTest, whatIsNoResponseIsRefusedWithAReason)
{
    const auto refused = [this](const EnteredResponse &entered) {
        const Result<Response> response = enter(*m_desk, entered);
        EXPECT_FALSE(response);
        return response ? Error() : response.error();
    };
    EXPECT_EQ(refused(note(u" \n "_s)).kind, ErrorKind::Invalid);
    EnteredResponse future = note(u"x"_s);
    future.received = {m_now.ms + 1};
    EXPECT_TRUE(refused(future).message.contains(u"future"_s));
    EnteredResponse nobody = note(u"x"_s);
    nobody.signatories = 0;
    EXPECT_EQ(refused(nobody).kind, ErrorKind::Invalid);
    EnteredResponse gone = note(u"x"_s);
    gone.file = path(u"gone.pdf"_s);
    EXPECT_TRUE(refused(gone).message.contains(u"gone.pdf"_s));
    test::writeFile(path(u"empty.pdf"_s), "");
    gone.file = path(u"empty.pdf"_s);
    EXPECT_TRUE(refused(gone).message.contains(u"empty.pdf"_s));
    EXPECT_EQ(m_desk->counts()->responses, 0);
}
