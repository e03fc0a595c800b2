#include "core/extract/cellvalue.h"
#include "core/extract/office.h"
#include "core/extract/table.h"

#include "tests/core/extract/packages.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::extract;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QMap<QString, QByteArray> looks{
    {u"xl/styles.xml"_s,
     "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy\\ hh:mm:ss\"/></numFmts>"
     "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
     "numFmtId=\"21\"/></cellXfs></styleSheet>"},
    {u"xl/sharedStrings.xml"_s, "<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch_x000D_\nline</t></"
                                "r><rPh><t>no</t></rPh></si></sst>"}};

std::vector<QStringList> rows(const QByteArray &bytes, const QString &name = u"a.xlsx"_s)
{
    const Result<Table> table = readTable(bytes, {}, name, {});
    EXPECT_TRUE(table.has_value()) << (table ? "" : table.error().detail.toStdString());
    return table && !table->sheets.empty() ? table->sheets.front().rows : std::vector<QStringList>();
}

} // namespace

TEST(Xlsx, cellsAsAPersonSeesThem)
{
    EXPECT_EQ(
        rows(
            xlsx("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c><c "
                 "t=\"inlineStr\"><is><t>in</t></is></c>"
                 "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"str\"><f>A2</f><v>sum</v></c></row>"
                 "<row><c s=\"1\"><v>43871</v></c><c s=\"2\"><v>43871.4999768519</v></c><c "
                 "s=\"3\"><v>0.25</v></c><c><v>0.30000000000000004</v></c></row>",
                 looks)),
        (std::vector<QStringList>{{},
                                  {u"plain"_s, {}, u"rich\nline"_s, u"in"_s, u"TRUE"_s, u"#N/A"_s, u"sum"_s},
                                  {u"2020-02-10"_s, u"2020-02-10T11:59:58"_s, u"06:00:00"_s, u"0.3"_s}}));
}

TEST(Xlsx, datesSince1904)
{
    EXPECT_EQ(rows(xlsx("<row><c s=\"1\"><v>42409</v></c></row>", looks, "<workbookPr date1904=\"1\"/>"))
                  .front()
                  .front(),
              u"2020-02-10"_s);
}

TEST(Xlsx, numbersAndFormats)
{
    EXPECT_EQ(generalNumber(447700900123.0), u"447700900123"_s);
    EXPECT_EQ(generalNumber(-0.125), u"-0.125"_s);
    EXPECT_EQ(generalNumber(1e20), u"1E+20"_s);
    EXPECT_EQ(generalNumber(100), u"100"_s);
    EXPECT_EQ(kindOfFormat(u"#,##0.00\"days\""_s), NumberKind::Plain);
    EXPECT_EQ(kindOfFormat(u"[$-409]d-mmm-yy;@"_s), NumberKind::Date);
    EXPECT_EQ(kindOfFormat(u"h:mm AM/PM"_s), NumberKind::Time);
    EXPECT_EQ(kindOfFormat(u"[Red]0.0"_s), NumberKind::Plain);
    EXPECT_EQ(serialDate(1.5, kindOfFormat(u"[h]:mm"_s), false), u"36:00:00"_s);
    EXPECT_EQ(serialDate(59, NumberKind::Date, false), u"1900-02-28"_s);
    EXPECT_EQ(serialDate(61, NumberKind::Date, false), u"1900-03-01"_s);
}

TEST(Xlsx, aSheetThatClaimsEverythingIsSmallAndOneThatIsHugeIsRefused)
{
    EXPECT_EQ(
        rows(xlsx("<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row><row r=\"3\"><c><v>1</v></c></row>"))
            .size(),
        3u);
    ReadLimits limits;
    limits.cells = 10'000;
    QByteArray many;
    for (int row = 0; row < 200; ++row) {
        many += "<row>";
        for (int column = 0; column < 100; ++column)
            many += "<c><v>" + QByteArray::number(row * column * 7919 % 10007) + "</v></c>";
        many += "</row>";
    }
    const Result<Table> table = readTable(xlsx(many), {}, u"a.xlsx"_s, limits);
    ASSERT_FALSE(table.has_value());
    EXPECT_TRUE(table.error().message.contains(u"cells"_s)) << table.error().message.toStdString();
}

TEST(Xlsx, asTextARowIsALine)
{
    const Result<DocumentText> text =
        readOffice(xlsx("<row><c><v>1</v></c><c><v>2</v></c><c/></row>"), OfficeKind::Xlsx, {});
    ASSERT_TRUE(text.has_value());
    EXPECT_EQ(text->text, u"1\t2"_s);
}

TEST(Ods, cellsRepeatedAndTyped)
{
    const QByteArray content =
        "<office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" "
        "xmlns:table=\"urn:tb\"><office:body><office:spreadsheet>"
        "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
        "table:number-columns-repeated=\"2\"/>"
        "<table:table-cell "
        "office:value-type=\"string\"><text:p>a</text:p><text:p>b</text:p></table:table-cell></"
        "table:table-row>"
        "<table:table-row><table:table-cell office:value-type=\"date\" "
        "office:date-value=\"2020-02-10T11:59:58\"><text:p>10/02</text:p></table:table-cell>"
        "<table:table-cell office:value-type=\"time\" office:time-value=\"PT11H59M58S\"/><table:table-cell "
        "office:value-type=\"boolean\" office:boolean-value=\"true\"/>"
        "<table:table-cell office:value-type=\"percentage\" "
        "office:value=\"0.5\"><text:p>50%</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
        "table:number-columns-repeated=\"16384\"/></table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>";
    EXPECT_EQ(rows(zipped({{u"content.xml"_s, content}}), u"a.ods"_s),
              (std::vector<QStringList>{{{}, {}, u"a\nb"_s},
                                        {{}, {}, u"a\nb"_s},
                                        {u"2020-02-10T11:59:58"_s, u"11:59:58"_s, u"TRUE"_s, u"0.5"_s}}));
}
