#include "core/reports/write.h"
#include "sample.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

QByteArray ofCell(const QString &text)
{
    Report report;
    report.blocks = {Table{u"Caption"_s, {{u"Title"_s}}, {{text}}}};
    const QByteArray csv = toCsv(report);
    const QByteArray before = "Caption\r\nTitle\r\n";
    EXPECT_TRUE(csv.contains(before)) << csv.toStdString();
    QByteArray cell = csv.mid(csv.indexOf(before) + before.size());
    EXPECT_TRUE(cell.endsWith("\r\n"));
    cell.chop(2);
    return cell;
}

TEST(CsvTest, quotesAsRfc4180Wants)
{
    EXPECT_EQ(ofCell(u"plain"_s), "plain");
    EXPECT_EQ(ofCell(u"a, b"_s), "\"a, b\"");
    EXPECT_EQ(ofCell(u"say \"yes\""_s), "\"say \"\"yes\"\"\"");
    EXPECT_EQ(ofCell(u"two\nlines"_s), "\"two\nlines\"");
    EXPECT_EQ(ofCell(u"Stoke‑on‑Trent"_s), u"Stoke‑on‑Trent"_s.toUtf8());
}

TEST(CsvTest, noCellIsAFormula)
{
    EXPECT_EQ(ofCell(u"=1+1"_s), "'=1+1");
    EXPECT_EQ(ofCell(u"+44 1782"_s), "'+44 1782");
    EXPECT_EQ(ofCell(u"-2"_s), "'-2");
    EXPECT_EQ(ofCell(u"@SUM(A1)"_s), "'@SUM(A1)");
    EXPECT_EQ(ofCell(u"\t=1"_s), "'\t'=1");
    EXPECT_EQ(ofCell(u" =HYPERLINK(\"x\",1)"_s), "\"' =HYPERLINK(\"\"x\"\",1)\"");
    EXPECT_EQ(ofCell(u"＝1"_s), u"'＝1"_s.toUtf8());
    EXPECT_EQ(ofCell(u"a=b"_s), "a=b");
    EXPECT_EQ(ofCell(u"x;=cmd|' /C calc'!A0;y"_s), "x;'=cmd|' /C calc'!A0;y") << "where Excel separates by semicolons";
    EXPECT_EQ(ofCell(u"first\n@SUM(A1)\n- a list"_s), "\"first\n'@SUM(A1)\n- a list\"");
    EXPECT_EQ(ofCell(u"a; b - c; d"_s), "a; b - c; d");
}

TEST(CsvTest, tablesFollowOneAnotherUnderTheirCaptions)
{
    const QByteArray csv = toCsv(summaryReport(test::summary()));
    EXPECT_TRUE(csv.startsWith("\xEF\xBB\xBF"));
    EXPECT_TRUE(csv.contains("\r\n\r\nResponses by kind of respondent\r\nKind,Responses,Share\r\nBusiness,61,44 %\r\n"))
        << csv.toStdString();
    EXPECT_TRUE(csv.contains("\r\nResponses received by day\r\nDay,Responses\r\n10 Jan,10\r\n11 Jan,0\r\n"));
}

TEST(CsvTest, whatRespondentsWroteIsInIt)
{
    const QByteArray csv = toCsv(responseReport({test::response(7, u"First line\nsecond\n\n=third, \"quoted\""_s)},
                                                test::context(), {}));
    EXPECT_TRUE(csv.contains("\r\nText\r\n\"First line[1]\nsecond\n'=third, \"\"quoted\"\"\"\r\n")) << csv.toStdString();
    EXPECT_TRUE(csv.contains("[1],First line,People/Apprenticeships,Supports,Asks for more places,")) << csv.toStdString();
}

} // namespace

TEST(CsvTest, whatIsSaidInSentencesStandsUnderItsHeading)
{
    Report report;
    report.title = u"You said, we did"_s;
    Table table;
    table.caption = u"How they stand"_s;
    table.columns = {{u"Kind"_s, {}, 1}};
    table.rows = {{u"Business"_s}};
    report.blocks = {Heading{1, u"Buses"_s}, Heading{2, u"Evening buses"_s}, Paragraph{{{u"We said we would."_s}}, Voice::Body}, table};
    const QByteArray csv = toCsv(report);
    EXPECT_TRUE(csv.endsWith("\r\nBuses\r\n\r\nEvening buses\r\nWe said we would.\r\n\r\nHow they stand\r\nKind\r\nBusiness\r\n"))
        << csv.toStdString();
}
