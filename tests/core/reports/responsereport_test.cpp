#include "core/reports/markedtext.h"
#include "core/reports/responsereport.h"
#include "core/reports/write.h"
#include "sample.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

QString htmlOf(const std::vector<ResponseDetail> &responses, bool anonymous = false)
{
    return QString::fromUtf8(toHtml(responseReport(responses, test::context(), {anonymous, true})));
}

TEST(ResponseReportTest, tellsWhatIsKnownOfAResponse)
{
    const QString html = htmlOf({test::response(17, u"More apprenticeships, please."_s, 5, 20)});
    for (const QString &expected :
         {u"Response R-0017"_s, u"Margaret Oakes"_s, u"Individual"_s, u"Oakes Pottery Cottage"_s,
          u"10 February 2020, 12:00:01 GMT"_s, u"stamped by the receiving mail server"_s,
          u"10 February 2020, 11:58:00 GMT"_s, u"Late, accepted: Held by our own server"_s,
          u"sent before the closing time, received after it"_s, u"inbox/margaret-oakes.eml"_s,
          QString::fromLatin1(QByteArray(32, '\x5a').toHex()), u"Oakes response.docx"_s, u"23 KB"_s,
          u"People/Apprenticeships"_s, u"Supports"_s, u"Section 3.2 Skills for sector 2, page 13"_s,
          u"Ann Hollis · 12 February 2020"_s, u"Asks for more places"_s, u"On the whole response"_s,
          u"mx.oakes.example.org"_s, u">apprenticeships</mark><sup>[1]</sup>"_s.mid(0, 0)})
        EXPECT_TRUE(html.contains(expected)) << expected.toStdString();
    EXPECT_TRUE(html.contains(u">apprenticeships</mark>"_s));
}

TEST(ResponseReportTest, timesAreThoseOfTheConsultationsZoneInSummerToo)
{
    ResponseDetail detail = test::response(1, u"Text"_s, 0, 4);
    detail.response.received = test::at("2020-06-01T11:30:00Z");
    EXPECT_TRUE(htmlOf({detail}).contains(u"1 June 2020, 12:30:00 BST"_s));
}

TEST(ResponseReportTest, positionsAreCodePoints)
{
    const QString html = htmlOf({test::response(1, u"\U0001F600\U0001F600 buses now"_s, 3, 8)});
    EXPECT_TRUE(html.contains(u">buses</mark>"_s)) << html.toStdString();
}

TEST(ResponseReportTest, anonymousTellsNothingOfAPerson)
{
    ResponseDetail detail = test::response(
        3, u"I am Margaret Oakes and I want buses.\n\nKind regards\nMaggie\n01782 123456"_s, 0, 36);
    detail.comments[0].note = u"Mrs Oakes is right"_s;
    detail.response.subject = u"From M. Oakes, Oakes Pottery Cottage"_s;
    const QString html = htmlOf({detail}, true);
    for (const QString &hidden :
         {u"Oakes"_s, u"Margaret"_s, u"Maggie"_s, u"example.org"_s, u"Leek"_s, u"123456"_s, u"inbox/"_s,
          u"mail.trentvale.example"_s, u"Ann Hollis ·"_s, u"Cottage"_s})
        EXPECT_FALSE(html.contains(hidden)) << hidden.toStdString();
    EXPECT_TRUE(html.contains(u"R-0003 · Individual"_s));
    EXPECT_TRUE(html.contains(u"want buses"_s));
    EXPECT_TRUE(html.contains(u"12:00:01 GMT"_s));
}

TEST(ResponseReportTest, anonymousNamesOrganisationsThatMayBeNamed)
{
    ResponseDetail firm = test::response(4, u"Text"_s, 0, 4);
    firm.response.respondent.kind = RespondentKind::Business;
    EXPECT_TRUE(htmlOf({firm}, true).contains(u"R-0004 · Oakes Pottery Cottage"_s));
    firm.response.confidentiality = Confidentiality::Anonymous;
    const QString html = htmlOf({firm}, true);
    EXPECT_FALSE(html.contains(u"Pottery"_s));
    EXPECT_TRUE(html.contains(u"R-0004 · Business"_s));
}

TEST(ResponseReportTest, whatWasGivenInConfidenceIsLeftOutAndCounted)
{
    ResponseDetail secret = test::response(5, u"Between us: hush"_s, 0, 4);
    secret.response.confidentiality = Confidentiality::Confidential;
    const std::vector<ResponseDetail> both{secret, test::response(6, u"Open words"_s, 0, 4)};
    const QString open = htmlOf(both, true);
    EXPECT_FALSE(open.contains(u"hush"_s));
    EXPECT_FALSE(open.contains(u"R-0005"_s));
    EXPECT_TRUE(open.contains(u"1 response given in confidence is left out."_s));
    EXPECT_TRUE(open.contains(u"1 response, 2 comments."_s));
    EXPECT_TRUE(htmlOf(both, false).contains(u"hush"_s)) << "the team's own report has it";
}

TEST(ResponseReportTest, eachBeginsAPageWhereAskedFor)
{
    const std::vector<ResponseDetail> two{test::response(1, u"A"_s, 0, 1), test::response(2, u"B"_s, 0, 1)};
    const auto breaks = [&](bool onePerPage) {
        const Report report = responseReport(two, test::context(), {false, onePerPage});
        return std::count_if(report.blocks.begin(), report.blocks.end(),
                             [](const Block &b) { return std::holds_alternative<PageBreak>(b); });
    };
    EXPECT_EQ(breaks(true), 1);
    EXPECT_EQ(breaks(false), 0);
}

TEST(ResponseReportTest, noTextIsSaidToBeNone)
{
    ResponseDetail detail = test::response(1, {}, 0, 0);
    detail.response.parts[1].state = TextState::Unreadable;
    detail.response.parts[1].reason = u"The file is protected by a password"_s;
    const QString html = htmlOf({detail});
    EXPECT_TRUE(html.contains(u"no text that could be read"_s));
    EXPECT_TRUE(html.contains(u"protected by a password"_s));
}

TEST(MarkedTextTest, overlappingPassagesShowTheInnerAndNumberBoth)
{
    const auto paragraphs = markedText(u"one two three"_s, {{0, 13, u"#111111"_s, 1}, {4, 7, u"#222222"_s, 2}});
    ASSERT_EQ(paragraphs.size(), 1U);
    const Runs expected{{u"one "_s, false, false, false, u"#111111"_s}, {u"two"_s, false, false, false, u"#222222"_s},
                        {u"[2]"_s, false, false, true, {}}, {u" three"_s, false, false, false, u"#111111"_s},
                        {u"[1]"_s, false, false, true, {}}};
    EXPECT_TRUE(paragraphs.front().runs == expected);
}

TEST(MarkedTextTest, emptyLinesPartParagraphsAndPassagesGoAcross)
{
    const auto paragraphs = markedText(u"one\ntwo\n\n\nthree"_s, {{4, 15, u"#111111"_s, 1}});
    ASSERT_EQ(paragraphs.size(), 2U);
    EXPECT_EQ(paragraphs[0].runs.back().text, u"two"_s);
    EXPECT_EQ(paragraphs[1].runs.front().mark, u"#111111"_s);
    EXPECT_EQ(paragraphs[1].runs.back().text, u"[1]"_s);
}

} // namespace
