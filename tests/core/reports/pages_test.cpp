#include "core/reports/pages.h"

#include "core/reports/write.h"
#include "pdfpages.h"
#include "sample.h"
#include "tests/support/files.h"

#include <QTemporaryDir>

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

Report bare(std::vector<Block> blocks)
{
    Report report;
    report.title = u"Quarterly findings"_s;
    report.organisation = u"Trent Vale Partnership"_s;
    report.runningHead = u"Findings in short"_s;
    report.blocks = std::move(blocks);
    report.made = test::at("2020-02-20T15:30:00Z");
    return report;
}

Paragraph words(int count, const QString &word = u"word"_s)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += word + u' ';
    return {{{text}}};
}

class PdfPagesTest : public testing::Test
{
protected:
    test::Pdf written(const Report &report)
    {
        const QString file = m_folder.filePath(u"report.pdf"_s);
        const Result<> done = writePdf(report, file);
        EXPECT_TRUE(done) << (done ? "" : done.error().message.toStdString());
        // For a person who wants to see what the test saw.
        if (const QString keep = qEnvironmentVariable("KEEP_REPORTS"); !keep.isEmpty()) {
            const QString name = QString::fromLatin1(testing::UnitTest::GetInstance()->current_test_info()->name());
            QFile::copy(file, keep + u'/' + name + u".pdf"_s);
        }
        return test::readPdf(file);
    }

    QTemporaryDir m_folder;
};

Table longTable(int rows, const QString &filler)
{
    Table table;
    table.caption = u"Ledger of items"_s;
    table.columns = {{u"Item"_s, Alignment::Start, 1}, {u"Explanation"_s, Alignment::Start, 4},
                     {u"Amount"_s, Alignment::End, 1}};
    for (int i = 0; i < rows; ++i) {
        QString text = u"begin%1 "_s.arg(i);
        for (int k = 0; k < i % 7; ++k)
            text += filler;
        table.rows.push_back({u"Item%1"_s.arg(i), text + u" end%1"_s.arg(i), QString::number(i * 37)});
    }
    return table;
}

int pageWith(const test::Pdf &pdf, const QString &word)
{
    for (size_t i = 0; i < pdf.pages.size(); ++i) {
        for (const test::Word &found : pdf.pages[i].words) {
            if (found.text == word)
                return int(i);
        }
    }
    return -1;
}

TEST_F(PdfPagesTest, everyPageHasItsHeadItsNumberAndTheDateItWasMade)
{
    const test::Pdf pdf = written(bare({words(3000)}));
    ASSERT_GT(pdf.pages.size(), 2U);
    for (size_t i = 0; i < pdf.pages.size(); ++i) {
        const QString &text = pdf.pages[i].text;
        EXPECT_TRUE(text.contains(u"Findings in short"_s)) << i;
        EXPECT_TRUE(text.contains(u"Trent Vale Partnership"_s)) << i;
        EXPECT_TRUE(text.contains(u"Page %1 of %2"_s.arg(i + 1).arg(pdf.pages.size()))) << i;
        EXPECT_TRUE(text.contains(u"Made on 20 February 2020"_s)) << i;
    }
    EXPECT_EQ(pdf.title, u"Quarterly findings"_s);
    EXPECT_TRUE(pdf.creator.startsWith(u"Soundings"_s));
}

TEST_F(PdfPagesTest, allWordsArePrintedOnceAndInsideTheMargins)
{
    const test::Pdf pdf = written(bare({words(3000), longTable(40, u"several more words "_s)}));
    int found = 0;
    for (const test::PdfPage &page : pdf.pages) {
        for (const test::Word &word : page.words) {
            found += word.text == u"word"_s;
            EXPECT_GE(word.box.left(), test::bodyArea().left() - 1) << word.text.toStdString();
            EXPECT_LE(word.box.right(), test::bodyArea().right() + 1) << word.text.toStdString();
            EXPECT_GE(word.box.top(), 20);
            EXPECT_LE(word.box.bottom(), page.size.height() - 20);
        }
    }
    EXPECT_EQ(found, 3000);
}

TEST_F(PdfPagesTest, headingsNeverStandLastOnAPage)
{
    // Whatever the length of what stands before, the heading goes with what follows.
    int moved = 0;
    for (int before = 690; before < 860; before += 9) {
        const test::Pdf pdf = written(bare({words(before), Heading{1, u"Chapterhead"_s}, Heading{2, u"Subhead"_s},
                                            words(200, u"following"_s)}));
        EXPECT_EQ(pageWith(pdf, u"Chapterhead"_s), pageWith(pdf, u"following"_s)) << before;
        EXPECT_EQ(pageWith(pdf, u"Subhead"_s), pageWith(pdf, u"following"_s)) << before;
        moved += pageWith(pdf, u"following"_s);
    }
    EXPECT_GT(moved, 0) << "some stood at the end of a page";
}

TEST_F(PdfPagesTest, aTableLongerThanAPageRepeatsItsHeadAndCutsNoRow)
{
    const test::Pdf pdf = written(bare({longTable(90, u"several more words to fill the line "_s)}));
    ASSERT_GE(pdf.pages.size(), 3U);
    for (const test::PdfPage &page : pdf.pages) {
        EXPECT_TRUE(page.text.contains(u"Ledger of items"_s));
        EXPECT_TRUE(page.text.contains(u"Explanation"_s));
    }
    for (int i = 0; i < 90; ++i) {
        ASSERT_GE(pageWith(pdf, u"begin%1"_s.arg(i)), 0) << i;
        EXPECT_EQ(pageWith(pdf, u"begin%1"_s.arg(i)), pageWith(pdf, u"end%1"_s.arg(i))) << i;
    }
}

TEST_F(PdfPagesTest, aRowLongerThanAPageIsCutBetweenLinesAndLosesNothing)
{
    Table table = longTable(3, {});
    table.rows[1][1] = Cell(words(2500, u"long"_s).runs.front().text);
    const test::Pdf pdf = written(bare({table}));
    int found = 0;
    for (const test::PdfPage &page : pdf.pages) {
        EXPECT_TRUE(page.text.contains(u"Explanation"_s));
        for (const test::Word &word : page.words)
            found += word.text == u"long"_s;
    }
    EXPECT_GT(pdf.pages.size(), 2U);
    EXPECT_EQ(found, 2500);
}

TEST_F(PdfPagesTest, numbersStandBelowEachOther)
{
    const test::Pdf pdf = written(bare({longTable(12, {})}));
    double right = -1;
    for (const test::Word &word : pdf.pages.front().words) {
        if (word.text != u"37"_s && word.text != u"333"_s)
            continue;
        EXPECT_TRUE(right < 0 || std::abs(word.box.right() - right) < 0.5);
        right = word.box.right();
    }
    EXPECT_GT(right, test::bodyArea().center().x());
}

TEST_F(PdfPagesTest, aChartIsNotCut)
{
    BarChart chart;
    chart.caption = u"Counted"_s;
    chart.series = {{u"N"_s, {}}};
    for (int i = 0; i < 25; ++i) {
        chart.labels.push_back(u"Label%1"_s.arg(i));
        chart.series.front().values.push_back(i);
    }
    const test::Pdf pdf = written(bare({words(420), chart}));
    ASSERT_EQ(pageWith(pdf, u"Label0"_s), 1);
    for (int i = 0; i < 25; ++i)
        EXPECT_EQ(pageWith(pdf, u"Label%1"_s.arg(i)), 1) << i;
}

TEST_F(PdfPagesTest, whatBelongsTogetherStaysTogether)
{
    const Paragraph first = words(60, u"first"_s);
    const Paragraph second = words(60, u"second"_s);
    int before = 300; // words above them, so many that the page's end falls between the two
    test::Pdf apart = written(bare({words(before), first, second}));
    while (before < 1200 && pageWith(apart, u"second"_s) == 0)
        apart = written(bare({words(before += 15), first, second}));
    ASSERT_EQ(pageWith(apart, u"first"_s), 0);
    ASSERT_EQ(pageWith(apart, u"second"_s), 1);
    const test::Pdf pdf = written(bare({words(before), KeepTogether{2}, first, second}));
    EXPECT_EQ(pageWith(pdf, u"first"_s), 1);
    EXPECT_EQ(pageWith(pdf, u"second"_s), 1);
}

TEST_F(PdfPagesTest, aBreakBeginsAPageAndTwoMakeNoEmptyOne)
{
    const test::Pdf pdf = written(bare({words(5), PageBreak{}, PageBreak{}, words(5, u"second"_s), PageBreak{}}));
    EXPECT_EQ(pageWith(pdf, u"second"_s), 1);
    EXPECT_EQ(pdf.pages.size(), 2U);
}

TEST_F(PdfPagesTest, anEmptyReportIsOnePage)
{
    EXPECT_EQ(written(bare({})).pages.size(), 1U);
    EXPECT_EQ(written(bare({Table{}, List{}, Facts{}, Figures{}, BarChart{}, Paragraph{}, Quotation{}})).pages.size(),
              1U);
}

TEST_F(PdfPagesTest, aTextOf300000LettersWithoutASpaceIsBrokenAndWhole)
{
    const test::Pdf pdf = written(bare({Paragraph{{{QString(300'000, u'x')}}, Voice::Source}}));
    qsizetype letters = 0;
    for (const test::PdfPage &page : pdf.pages) {
        for (const test::Word &word : page.words) {
            letters += word.text.count(u'x');
            EXPECT_LE(word.box.right(), test::bodyArea().right() + 1);
        }
    }
    EXPECT_EQ(letters, 300'000);
}

TEST_F(PdfPagesTest, arabicAndEmojiAndControlCharactersArePrinted)
{
    const QString arabic = u"نحن نؤيد الاستراتيجية"_s;
    const test::Pdf pdf = written(bare({Paragraph{{{arabic + u"\nplain \U0001F600 after\x01\x02 it\ttab"_s}},
                                                  Voice::Source}}));
    EXPECT_TRUE(pdf.pages.front().text.contains(u"after"_s));
    double right = 0;
    for (const test::Word &word : pdf.pages.front().words) {
        if (!word.text.isEmpty() && word.text.front().script() == QChar::Script_Arabic)
            right = std::max(right, word.box.right());
    }
    EXPECT_GT(right, test::bodyArea().right() - 3) << "set from the right";
}

TEST_F(PdfPagesTest, realResponsesWithCommentsPrintWhole)
{
    const QStringList texts = test::realTexts();
    if (texts.isEmpty())
        GTEST_SKIP() << "the labelled corpora are not here";
    std::vector<ResponseDetail> responses;
    for (int i = 0; i < 30; ++i)
        responses.push_back(test::response(i + 1, texts[i] + u"\n\n"_s + texts.mid(i, 9).join(u"\n\n"_s), 4, 60));
    const test::Pdf pdf = written(responseReport(responses, test::context(), {}));
    ASSERT_GE(pdf.pages.size(), 30U);
    for (int i = 0; i < 30; ++i) {
        const QString word = texts[i].section(u' ', 0, 3);
        bool found = false;
        for (const test::PdfPage &page : pdf.pages)
            found = found || page.text.contains(word);
        EXPECT_TRUE(found) << word.toStdString();
    }
}

TEST_F(PdfPagesTest, theSummaryReadsWell)
{
    const test::Pdf pdf = written(summaryReport(test::summary()));
    EXPECT_GE(pageWith(pdf, u"Apprenticeships"_s), 0);
    EXPECT_EQ(pageWith(pdf, u"R-0200"_s) >= 0, true);
    const int first = pageWith(pdf, u"R-0200"_s);
    const int last = pageWith(pdf, u"R-0259"_s);
    ASSERT_GT(last, first);
    for (int page = first; page <= last; ++page)
        EXPECT_TRUE(pdf.pages[size_t(page)].text.contains(u"Ruling"_s)) << page;
}

TEST_F(PdfPagesTest, theFileSaysWhoMadeItItsLanguageAndItsHeadings)
{
    Report report = bare({Heading{1, u"One – Ein"_s}, words(5), Heading{2, u"Below"_s}, words(900),
                          Heading{2, u"Beside"_s}, words(5), Heading{1, u"Two"_s}, words(5)});
    report.title = u"Ängste & Wünsche"_s;
    const test::Pdf pdf = written(report);
    EXPECT_EQ(pdf.title, u"Ängste & Wünsche"_s);
    EXPECT_EQ(pdf.author, u"Trent Vale Partnership"_s);
    EXPECT_EQ(pdf.outline, (QStringList{u"One – Ein @1"_s, u"> Below @1"_s, u"> Beside @2"_s, u"Two @2"_s}));
    EXPECT_TRUE(pdf.bytes.contains("/Lang (en-GB)"));
}

TEST(PagesTest, stoppingSaysSo)
{
    const auto report = std::make_shared<const Report>(bare({words(50), words(50)}));
    Pages pages(report);
    const Result<> done = pages.prepare([](int, int) { return false; });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Cancelled);
}

TEST(PagesTest, theOutlineNamesTheHeadingsAndTheirPages)
{
    const auto report = std::make_shared<const Report>(
        bare({Heading{1, u"One"_s}, words(5), PageBreak{}, Heading{2, u"Two"_s}, words(5)}));
    Pages pages(report);
    ASSERT_TRUE(pages.prepare());
    ASSERT_EQ(pages.outline().size(), 2U);
    EXPECT_EQ(pages.outline()[0].page, 0);
    EXPECT_EQ(pages.outline()[1].text, u"Two"_s);
    EXPECT_EQ(pages.outline()[1].page, 1);
    EXPECT_EQ(pages.outline()[1].level, 2);
}

} // namespace
