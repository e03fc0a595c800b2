#include "core/reports/write.h"
#include "sample.h"
#include "tests/support/files.h"
#include "tests/support/openedworkbook.h"

#include <QTemporaryDir>

using namespace soundings;
using namespace soundings::reports;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

OpenedWorkbook written(const Report &report)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"report.xlsx"_s);
    const Result<> done = write(report, file);
    EXPECT_TRUE(done) << (done ? std::string() : done.error().message.toStdString());
    return OpenedWorkbook(readFile(file));
}

TEST(XlsxTest, eachTableOfTheSummaryHasASheetOfNumbers)
{
    const OpenedWorkbook book = written(summaryReport(test::summary()));
    const QString kinds = u"Responses by kind of respondent"_s;
    EXPECT_EQ(book.cell(kinds, u"A1"_s).text, u"Kind"_s);
    EXPECT_EQ(book.cell(kinds, u"A2"_s).text, u"Business"_s);
    const OpenedWorkbook::Cell count = book.cell(kinds, u"B2"_s);
    EXPECT_FALSE(count.isText);
    EXPECT_EQ(count.text, u"61"_s);
    const OpenedWorkbook::Cell share = book.cell(kinds, u"C2"_s);
    EXPECT_FALSE(share.isText);
    EXPECT_NEAR(share.text.toDouble(), 61.0 / 140, 1e-12);
    EXPECT_EQ(share.format, u"0 %"_s);

    // The total is no row that filters.
    EXPECT_EQ(book.cell(kinds, u"A7"_s).text, u"All"_s);
    EXPECT_TRUE(book.sheetXml(kinds).contains(u"<autoFilter ref=\"A1:C6\"/>"_s)) << book.sheetXml(kinds).right(700).toStdString();

    const OpenedWorkbook::Cell received = book.cell(u"Late responses"_s, u"B2"_s);
    EXPECT_FALSE(received.isText);
    EXPECT_NEAR(received.text.toDouble(), 43871.5 + 1.0 / 86400, 1e-9);
    EXPECT_TRUE(received.format.endsWith(u"\"GMT\""_s)) << received.format.toStdString();
}

TEST(XlsxTest, theFirstSheetLeadsToTheOthersAndHasTheRunningText)
{
    const OpenedWorkbook book = written(summaryReport(test::summary()));
    EXPECT_EQ(book.sheets().front(), u"Report"_s);
    const QString cover = u"Report"_s;
    EXPECT_EQ(book.cell(cover, u"A1"_s).text, u"Summary of responses"_s);
    QStringList all;
    for (const QStringList &row : book.rows(cover))
        all << row.join(u'|');
    const QString text = all.join(u'\n');
    EXPECT_TRUE(text.contains(u"How the deadline moved|How the deadline moved\n"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"\nresponses|140\n"_s)) << "the figures";
    EXPECT_TRUE(text.contains(u"\nOrganisation|Trent Vale Partnership\n"_s)) << "the facts";
    EXPECT_TRUE(text.contains(u"\n• Organisation 1 Limited\n"_s)) << "the lists";
    EXPECT_TRUE(text.contains(u"abababab"_s)) << "the journal's head";
    EXPECT_TRUE(book.sheetXml(cover).contains(u"location=\"'Late responses'!A1\""_s));
    EXPECT_TRUE(book.part(u"docProps/core.xml"_s).contains(u"<dc:title>Summary of responses</dc:title>"_s));
    EXPECT_TRUE(book.part(u"docProps/core.xml"_s).contains(u"<dc:language>en-GB</dc:language>"_s));
}

TEST(XlsxTest, chartsAreChartsWithTheirNumbersAndInWords)
{
    const OpenedWorkbook book = written(summaryReport(test::summary()));
    const QString sheet = u"Responses received by day"_s;
    const qsizetype number = book.sheets().indexOf(sheet) + 1;
    const QString chart = book.part(u"xl/charts/chart%1.xml"_s.arg(number));
    EXPECT_TRUE(chart.contains(u"<c:barDir val=\"col\"/>"_s)) << chart.left(500).toStdString();
    EXPECT_TRUE(chart.contains(u"<c:f>'Responses received by day'!$B$2:$B$33</c:f>"_s));
    EXPECT_EQ(book.cell(sheet, u"B33"_s).text, u"57"_s);
    EXPECT_TRUE(chart.contains(u"<c:pt idx=\"31\"><c:v>57</c:v></c:pt>"_s));
    EXPECT_TRUE(book.part(u"xl/drawings/drawing%1.xml"_s.arg(number)).contains(u"10 Feb: 57."_s));
}

TEST(XlsxTest, responsesShareSheetsByWhatIsSaidOfThem)
{
    const OpenedWorkbook book = written(responseReport({test::response(7, u"=First line\nsecond"_s), test::response(8, u"Other"_s)},
                                                       test::context(), {}));
    EXPECT_EQ(book.sheets(), (QStringList{u"Report"_s, u"Responses"_s, u"How the message came, last serv"_s, u"Texts"_s,
                                          u"Passages"_s, u"Attachments"_s}))
        << book.sheets().join(u", "_s).toStdString();
    const auto facts = book.rows(u"Responses"_s);
    ASSERT_EQ(facts.size(), 3u);
    const qsizetype received = facts.front().indexOf(u"Received"_s);
    ASSERT_GT(received, 0);
    EXPECT_NEAR(facts[1][received].toDouble(), 43871.5 + 1.0 / 86400, 1e-9) << "a time and not a text";
    EXPECT_EQ(facts[2][0], u"R-0008 · Oakes Pottery Cottage"_s);

    const auto texts = book.rows(u"Texts"_s);
    ASSERT_EQ(texts.size(), 3u);
    EXPECT_EQ(texts[1], (QStringList{u"R-0007 · Oakes Pottery Cottage"_s, u"Text"_s, u"=First lin[1]e\nsecond"_s}));
    EXPECT_EQ(book.rows(u"Passages"_s).size(), 5u);
    EXPECT_EQ(book.rows(u"Passages"_s)[1][3], u"People/Apprenticeships"_s);
}

TEST(XlsxTest, anAnonymousWorkbookTellsNoName)
{
    const OpenedWorkbook book = written(responseReport({test::response(7, u"Text"_s)}, test::context(), {true, true}));
    for (const QString &sheet : book.sheets()) {
        EXPECT_FALSE(book.sheetXml(sheet).contains(u"Margaret"_s)) << sheet.toStdString();
        EXPECT_FALSE(book.sheetXml(sheet).contains(u"m.oakes"_s)) << sheet.toStdString();
    }
}

} // namespace
