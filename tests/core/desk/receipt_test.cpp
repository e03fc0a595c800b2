#include "core/desk/receipt.h"
#include "core/desk/reporting.h"
#include "core/reports/write.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class ReceiptOf : public DeskFixture
{
protected:
    ResponseId takeIn(const QString &name, const QByteArray &bytes)
    {
        writeFile(path(name), bytes);
        const Result<ImportSummary> summary = m_desk->takeIn({{path(name)}, {}, {}}, {});
        EXPECT_TRUE(summary);
        EXPECT_EQ(summary->added, 1) << name.toStdString();
        return summary->added == 1 ? summary->items.front().response.id : ResponseId();
    }
    Receipt receipt(ResponseId id)
    {
        Result<Receipt> found = receiptOf(*m_desk, id);
        EXPECT_TRUE(found) << (found ? "" : found.error().message.toStdString());
        return found.value_or(Receipt());
    }
};

} // namespace

TEST_F(ReceiptOf, readsTheHeadersAnewWithWhatIsOdd)
{
    const ResponseId id =
        takeIn(u"a.eml"_s, "Received: from relay.example by mx.lep.example; Mon, 20 Jan 2020 08:00:09\r\n"
                           "Received: from pc by relay.example; Mon, 20 Jan 2020 08:00:01 +0000\r\n"
                           "From: Ann <ann@kilns.example>\r\nDate: Mon, 20 Jan 2020 09:30:00 +0000\r\n"
                           "Subject: Kilns\r\nMessage-ID: <1@x>\r\n\r\nOf kilns.\r\n");
    const Receipt found = receipt(id);
    ASSERT_EQ(found.stamps.hops.size(), 2u);
    EXPECT_EQ(found.stamps.hops[0].hop.by, u"mx.lep.example"_s);
    EXPECT_FALSE(found.stamps.hops[0].zoned);
    ASSERT_EQ(found.oddities.size(), 3u); // the date lies half an hour ahead of the clock here, too
    EXPECT_EQ(found.oddities[0].kind, Oddity::Kind::InTheFuture);
    EXPECT_EQ(found.oddities[1].kind, Oddity::Kind::SentAfterReceived);
    EXPECT_EQ(found.oddities[2].kind, Oddity::Kind::NoZone);
    EXPECT_TRUE(evidenceSentence(found).contains(u"mx.lep.example"_s));
    EXPECT_TRUE(timelinessSentence(found).startsWith(u"On time: 21 days"_s))
        << timelinessSentence(found).toStdString();
}

TEST_F(ReceiptOf, saysOfALetterThatTheTimeIsTheFiles)
{
    const Receipt found = receipt(takeIn(u"letter.txt"_s, "Dear team,\n\nmore buses, please.\n"));
    EXPECT_FALSE(found.isMail);
    EXPECT_TRUE(found.oddities.empty());
    EXPECT_TRUE(evidenceSentence(found).startsWith(u"The file's time"_s))
        << evidenceSentence(found).toStdString();
    EXPECT_EQ(found.takenInBy, u"Ann"_s);
}

TEST_F(ReceiptOf, tellsWhoCorrectedItAndWhyAndThatItWasUndone)
{
    const ResponseId id =
        receive(u"Late, it seems."_s, u"Ben <b@x.example>"_s, u"Mon, 10 Feb 2020 12:00:01 +0000"_s);
    EXPECT_EQ(timelinessSentence(receipt(id)), u"Late: 1 second after the closing time."_s);
    const Response before = response(id).response;
    ASSERT_TRUE(
        m_desk->apply({ReceiptCorrected{id, before.received, before.evidence, utc(u"2020-02-10T12:00:00Z"_s),
                                        Evidence::Given, u"Our server's clock was a second fast"_s}},
                      u"Correct"_s));
    const Receipt corrected = receipt(id);
    EXPECT_EQ(timelinessSentence(corrected), u"On time: at the closing time itself."_s);
    ASSERT_EQ(corrected.corrections.size(), 1u);
    EXPECT_EQ(corrected.corrections[0].by, u"Ann"_s);
    EXPECT_EQ(corrected.corrections[0].evidenceBefore, Evidence::ReceivedHeader);
    EXPECT_EQ(evidenceSentence(corrected), u"Corrected by Ann: Our server's clock was a second fast"_s);

    ASSERT_TRUE(m_desk->undo());
    const Receipt undone = receipt(id);
    EXPECT_EQ(undone.corrections.size(), 2u);
    EXPECT_TRUE(evidenceSentence(undone).startsWith(u"The newest “Received” header"_s));
}

TEST_F(ReceiptOf, isAReportWithTheDeadlineItsExtensionsAndTheDigest)
{
    const ResponseId id = receive(u"A letter."_s);
    ASSERT_TRUE(m_desk->extend(utc(u"2020-02-17T12:00:00Z"_s), u"Half-term"_s));
    ReportRequest request;
    request.kind = u"receipt"_s;
    request.query = u"ref:R-0001"_s;
    const Result<reports::Report> report = buildReport(*m_desk, request);
    ASSERT_TRUE(report) << report.error().message.toStdString();
    const QString html = QString::fromUtf8(reports::toHtml(*report));
    for (const QString &word : {u"Half-term"_s, u"mail-1.eml"_s, u"out.example"_s,
                                QString::fromLatin1(response(id).response.original.toHex())})
        EXPECT_TRUE(html.contains(word)) << word.toStdString();
    receive(u"Another."_s);
    request.query.clear();
    EXPECT_EQ(buildReport(*m_desk, request).error().kind, ErrorKind::Invalid);
}
