#include "core/reports/write.h"
#include "core/zip/archive.h"
#include "sample.h"
#include "tests/support/files.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gmock/gmock.h>

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

Report table(std::vector<Row> rows)
{
    Report report;
    report.title = u"Counts & <signs>"_s;
    report.blocks = {Heading{1, u"By kind"_s},
                     Table{u"Kinds: who/what?"_s, {{u"Kind"_s}, {u"Responses"_s, Alignment::End}}, std::move(rows)}};
    return report;
}

class Written
{
public:
    Written(const Report &report, const QString &name)
    {
        const Result<> written = write(report, m_folder.filePath(name));
        EXPECT_TRUE(written) << (written ? std::string() : written.error().message.toStdString());
        bytes = test::readFile(m_folder.filePath(name));
    }
    QString file(const QString &path)
    {
        auto archive = zip::Archive::open(bytes, {});
        if (!archive)
            return {};
        const auto content = archive->read(path);
        return content ? QString::fromUtf8(*content) : QString();
    }
    QByteArray bytes;

private:
    QTemporaryDir m_folder;
};

int occurrences(const QString &text, const QString &of)
{
    return int(text.count(of));
}

bool wellFormed(const QString &xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    return !xml.isEmpty() && !reader.hasError();
}

TEST(XlsxTest, numbersAreNumbersAndWordsAreWordsWhateverTheyBeginWith)
{
    Written book(table({{u"=HYPERLINK(\"http://x\",1)"_s, u"1,234"_s}, {u"1,234"_s, u"37 %"_s}, {u"None"_s, u"–"_s}}),
                 u"counts.xlsx"_s);
    const QString sheet = book.file(u"xl/worksheets/sheet2.xml"_s);
    EXPECT_TRUE(wellFormed(sheet));
    EXPECT_FALSE(sheet.contains(u"<f>"_s)) << "no formula anywhere";
    EXPECT_TRUE(sheet.contains(u"=HYPERLINK"_s));
    EXPECT_TRUE(sheet.contains(QRegularExpression(u"<c r=\"B2\"[^>]*><v>1234</v>"_s))) << sheet.toStdString();
    EXPECT_TRUE(sheet.contains(QRegularExpression(u"<c r=\"B3\"[^>]*><v>0\\.37</v>"_s)));
    EXPECT_TRUE(sheet.contains(QRegularExpression(u"<c r=\"A3\"[^>]*t=\"inlineStr\""_s))) << "a name of digits is a name";
    EXPECT_TRUE(sheet.contains(u"state=\"frozen\""_s));
    EXPECT_TRUE(book.file(u"xl/workbook.xml"_s).contains(u"name=\"Kinds who what\""_s)) << "signs that Excel refuses";
}

TEST(XlsxTest, aLongTextGoesOnBelowAndNothingIsCut)
{
    Report report;
    const QString text = QString(40'000, u'a') + QString(30'000, u'b');
    report.blocks = {Heading{1, u"R-0001"_s}, Paragraph{{{text}}, Voice::Source}};
    Written book(report, u"long.xlsx"_s);
    const QString sheet = book.file(u"xl/worksheets/sheet2.xml"_s);
    EXPECT_EQ(sheet.count(u'a') - QString(sheet).remove(QRegularExpression(u"a{100,}"_s)).count(u'a'), 40'000);
    EXPECT_EQ(sheet.count(u'b') - QString(sheet).remove(QRegularExpression(u"b{100,}"_s)).count(u'b'), 30'000);
    for (const QString &cell : sheet.split(u"<is>"_s))
        EXPECT_LE(cell.size(), 33'000);
}

TEST(XlsxTest, aChartStandsBesideItsNumbers)
{
    Report report;
    report.blocks = {BarChart{u"Arrivals"_s, u"Day"_s, {u"1 Feb"_s, u"2 Feb"_s}, {{u"Responses"_s, {3, 9}}}, BarsRun::Upwards},
                     Table{u"Arrivals"_s, {{u"Day"_s}}, {{u"1 Feb"_s}}}};
    Written book(report, u"chart.xlsx"_s);
    const QString chart = book.file(u"xl/charts/chart1.xml"_s);
    EXPECT_TRUE(chart.contains(u"$B$2:$B$3"_s)) << chart.toStdString();
    EXPECT_TRUE(book.file(u"xl/workbook.xml"_s).contains(u"name=\"Arrivals (2)\""_s)) << "no name twice";
}

TEST(OdtTest, headingsTableHeadsAndChartsAreSaidToBeSuch)
{
    Report report = table({{u"Business"_s, u"12"_s}, {u"College\nand more"_s, u"3"_s}});
    report.blocks.push_back(Heading{2, u"When"_s});
    report.blocks.push_back(
        BarChart{u"Arrivals"_s, u"Day"_s, {u"1 Feb"_s, u"2 Feb"_s}, {{u"On time"_s, {3, 9}}, {u"Late"_s, {0, 1}}}});
    Written document(report, u"report.odt"_s);
    EXPECT_EQ(document.bytes.mid(30, 47), "mimetypeapplication/vnd.oasis.opendocument.text");
    const QString content = document.file(u"content.xml"_s);
    ASSERT_TRUE(wellFormed(content)) << content.toStdString();
    ASSERT_TRUE(wellFormed(document.file(u"styles.xml"_s)));
    ASSERT_TRUE(wellFormed(document.file(u"META-INF/manifest.xml"_s)));
    EXPECT_EQ(occurrences(content, u"<text:h text:outline-level=\"1\""_s), 1);
    EXPECT_EQ(occurrences(content, u"<text:h text:outline-level=\"2\""_s), 1);
    EXPECT_EQ(occurrences(content, u"<table:table-header-rows>"_s), 1);
    EXPECT_TRUE(content.contains(u"<svg:desc>1 Feb: On time 3, Late 0. 2 Feb: On time 9, Late 1.</svg:desc>"_s));
    EXPECT_TRUE(content.contains(u"College<text:line-break/>and more"_s));
    EXPECT_TRUE(document.file(u"styles.xml"_s).contains(u"fo:language=\"en\" fo:country=\"GB\""_s));
    EXPECT_TRUE(document.file(u"meta.xml"_s).contains(u"Counts &amp; &lt;signs&gt;"_s));
    EXPECT_FALSE(document.file(u"Pictures/chart1.png"_s).isEmpty());
}

TEST(OdtTest, theWholeSummaryIsWellFormed)
{
    Written document(summaryReport(test::summary()), u"summary.odt"_s);
    EXPECT_TRUE(wellFormed(document.file(u"content.xml"_s)));
}

} // namespace
