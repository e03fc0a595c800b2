#include "core/workbook/workbook.h"

#include "core/workbook/celltext.h"
#include "core/zip/archive.h"
#include "tests/support/files.h"
#include "tests/support/openedworkbook.h"

#include <QBuffer>
#include <QTimeZone>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::workbook;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// A workbook of one sheet "S" with these rows beneath its head.
OpenedWorkbook written(const std::vector<Row> &rows, std::vector<Column> columns = {{u"A"_s}, {u"B"_s}})
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    Workbook book(bytes, {u"Title & more"_s, u"Subject"_s, u"Author"_s, u"en-GB"_s, Instant{1'581'336'000'000}});
    book.begin({book.nameFor(u"S"_s), std::move(columns)});
    for (const Row &row : rows)
        book.add(row);
    EXPECT_TRUE(book.finish());
    return OpenedWorkbook(bytes.data());
}

OpenedWorkbook::Cell writtenCell(const Cell &cell)
{
    return written({{cell}}).cell(u"S"_s, u"A2"_s);
}

TEST(WorkbookTest, aPictureStandsOnItsSheetAndItsPartsAreNamed)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    Workbook book(bytes, {});
    book.begin({book.nameFor(u"S"_s), {{u"A"_s}, {u"B"_s}}});
    book.place({"\x89PNG picture", {160, 40}, 1});
    ASSERT_TRUE(book.finish());
    Result<zip::Archive> archive = zip::Archive::open(bytes.data(), {});
    ASSERT_TRUE(archive);
    EXPECT_EQ(archive->read(u"xl/media/image1.png"_s).value(), "\x89PNG picture");
    EXPECT_TRUE(archive->read(u"xl/worksheets/sheet1.xml"_s)->contains("<drawing r:id=\"rId1\""));
    EXPECT_TRUE(archive->read(u"xl/worksheets/_rels/sheet1.xml.rels"_s)->contains("../drawings/drawing1.xml"));
    EXPECT_TRUE(archive->read(u"xl/drawings/_rels/drawing1.xml.rels"_s)->contains("../media/image1.png"));
    const QByteArray drawing = archive->read(u"xl/drawings/drawing1.xml"_s).value();
    EXPECT_TRUE(drawing.contains("cx=\"2032000\" cy=\"508000\"")) << drawing.toStdString(); // 12,700 a point
    const QByteArray types = archive->read(u"[Content_Types].xml"_s).value();
    EXPECT_TRUE(types.contains("Extension=\"png\""));
    EXPECT_TRUE(types.contains("/xl/drawings/drawing1.xml"));
    EXPECT_FALSE(types.contains("/xl/charts/"));
}

TEST(WorkbookTest, textStaysTextWhateverItBeginsWith)
{
    for (const QString &text : {u"=1+1"_s, u"+44 1782"_s, u"-2"_s, u"@SUM(A1)"_s, u"42"_s, u"=HYPERLINK(\"http://x\",1)"_s,
                                u"2020-02-10"_s, u"  spaces  "_s, u"two\nlines"_s, u"<b>&\"'"_s, u"Stoke‑on‑Trent 🏺"_s}) {
        const OpenedWorkbook::Cell cell = writtenCell(text);
        EXPECT_TRUE(cell.isText) << text.toStdString();
        EXPECT_EQ(cell.text, text);
    }
}

TEST(WorkbookTest, whatXmlForbidsIsReplacedAndEscapesAreNotReadAsSuch)
{
    EXPECT_EQ(writtenCell(u"a\x01" u"b\x0b\uFFFF"_s + QChar(0xD800) + u"c"_s).text, u"a b \uFFFD\uFFFDc"_s);
    // A reader makes "_x005F_" an underline again, so that these stay seven characters and no line end.
    EXPECT_EQ(writtenCell(u"_x000D_ and _x00_"_s).text, u"_x005F_x000D_ and _x00_"_s);
}

TEST(WorkbookTest, aTextTooLongForACellIsCutAndSaysSo)
{
    EXPECT_EQ(writtenCell(QString(mostInACell, u'x')).text, QString(mostInACell, u'x'));
    QString pots; // of two units each, so that the cut could fall between them
    for (int i = 0; i < mostInACell; ++i)
        pots += u"🏺"_s;
    for (const QString &text : {pots, u'x' + pots}) {
        const QString cut = writtenCell(text).text;
        EXPECT_LE(cut.size(), mostInACell);
        EXPECT_GT(cut.size(), mostInACell - 100);
        EXPECT_TRUE(cut.endsWith(u"[cut: of %1 characters a cell holds 32,767]"_s.arg(QLocale(QLocale::English).toString(text.size()))))
            << cut.right(80).toStdString();
        EXPECT_FALSE(cut.contains(QChar::ReplacementCharacter)) << "half a character";
    }
}

TEST(WorkbookTest, numbersSharesAndTimesAreSuch)
{
    const OpenedWorkbook::Cell number = writtenCell(tables::Value(1234.0));
    EXPECT_FALSE(number.isText);
    EXPECT_EQ(number.text, u"1234"_s);
    EXPECT_EQ(number.format, u"#,##0"_s);
    const OpenedWorkbook::Cell share = writtenCell(tables::Value(tables::Share{0.375}));
    EXPECT_EQ(share.text, u"0.375"_s);
    EXPECT_EQ(share.format, u"0 %"_s);
    const OpenedWorkbook::Cell lasting = writtenCell(tables::Value(tables::Lasting{6 * 60 * 60}));
    EXPECT_EQ(lasting.text, u"0.25"_s);
    EXPECT_EQ(lasting.format, u"[h]:mm:ss"_s);

    const QDateTime summer(QDate(2020, 7, 1), QTime(12, 0), QTimeZone("Europe/London"));
    const OpenedWorkbook::Cell time = writtenCell(tables::Value(summer));
    EXPECT_FALSE(time.isText);
    EXPECT_EQ(time.text, u"44013.5"_s) << "the zone's own clock";
    EXPECT_TRUE(time.format.endsWith(u"\"BST\""_s)) << time.format.toStdString();
    const OpenedWorkbook::Cell instant = writtenCell(tables::Value(toInstant(summer)));
    EXPECT_DOUBLE_EQ(instant.text.toDouble(), 44013.5 - 1.0 / 24);
    EXPECT_TRUE(instant.format.endsWith(u"\"Z\""_s));
}

TEST(WorkbookTest, aTimeThatNoSheetKnowsIsText)
{
    const QDateTime old(QDate(1851, 5, 1), QTime(12, 0), Qt::UTC);
    const OpenedWorkbook::Cell cell = writtenCell(tables::Value(toInstant(old)));
    EXPECT_TRUE(cell.isText);
    EXPECT_EQ(cell.text, u"1851-05-01T12:00:00Z"_s);
    EXPECT_TRUE(writtenCell(tables::Value(QDateTime())).text.isEmpty());
}

TEST(WorkbookTest, sheetNamesAreValidAndEachStandsOnce)
{
    SheetNames names;
    EXPECT_EQ(names.take(u"Kinds: who/what?"_s), u"Kinds who what"_s);
    EXPECT_EQ(names.take(u"KINDS who what"_s), u"KINDS who what (2)"_s);
    EXPECT_EQ(names.take(u"'quoted'"_s), u"quoted"_s);
    EXPECT_EQ(names.take(u"[]*"_s), u"Sheet"_s);
    EXPECT_EQ(names.take(u"history"_s), u"history 1"_s);
    const QString longName = u"Responses by kind of respondent, and by the way they came"_s;
    const QString first = names.take(longName);
    const QString second = names.take(longName);
    EXPECT_LE(first.size(), 31);
    EXPECT_LE(second.size(), 31);
    EXPECT_TRUE(second.endsWith(u" (2)"_s)) << second.toStdString();
    EXPECT_LE(names.take(u"🏺"_s.repeated(40)).size(), 31);
}

TEST(WorkbookTest, theHeadStaysInSightAndFilters)
{
    const OpenedWorkbook book = written({{u"x"_s, tables::Value(1.0)}, {u"y"_s, tables::Value(2.0)}});
    const QString xml = book.sheetXml(u"S"_s);
    EXPECT_TRUE(xml.contains(u"state=\"frozen\""_s));
    EXPECT_TRUE(xml.contains(u"<autoFilter ref=\"A1:B3\"/>"_s)) << xml.toStdString();
    EXPECT_TRUE(book.part(u"xl/workbook.xml"_s).contains(u"_xlnm.Print_Titles"_s));
    EXPECT_EQ(book.rows(u"S"_s).front(), (QStringList{u"A"_s, u"B"_s}));
    const QString core = book.part(u"docProps/core.xml"_s);
    EXPECT_TRUE(core.contains(u"<dc:title>Title &amp; more</dc:title>"_s));
    EXPECT_TRUE(core.contains(u"<dc:language>en-GB</dc:language>"_s));
}

TEST(WorkbookTest, aRowIsAsHighAsItsWrappedText)
{
    const std::vector<Column> columns{{u"A"_s, 20}, {u"B"_s, 20, false}};
    const QString wrapped = written({{u"word "_s.repeated(40), u"x"_s}}, columns).sheetXml(u"S"_s);
    EXPECT_TRUE(wrapped.contains(u"<row r=\"2\" ht=\"132\">"_s)) << wrapped.right(900).toStdString();
    const QString one = written({{u"x"_s, u"word "_s.repeated(40)}}, columns).sheetXml(u"S"_s);
    EXPECT_TRUE(one.contains(u"<row r=\"2\">"_s)) << "of text that is not wrapped a line is shown";
}

TEST(WorkbookTest, aChartPointsAtItsCellsAndSaysWhatItShows)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    Workbook book(bytes, {});
    const QString name = book.nameFor(u"Ann's days"_s);
    book.begin({name, {{u"Day"_s}, {u"On time"_s}, {u"Late"_s}}});
    book.add({u"1 Feb"_s, tables::Value(3.0), tables::Value(0.0)});
    book.add({u"2 Feb"_s, tables::Value(9.0), tables::Value(1.0)});
    book.draw({u"Arrivals"_s, u"1 Feb: On time 3, Late 0."_s, {u"1 Feb"_s, u"2 Feb"_s},
               {{u"On time"_s, u"#1d4f7c"_s, {3, 9}}, {u"Late"_s, u"#e69f00"_s, {0, 1}}}, true});
    ASSERT_TRUE(book.finish());
    const OpenedWorkbook opened(bytes.data());
    const QString chart = opened.part(u"xl/charts/chart1.xml"_s);
    EXPECT_TRUE(chart.contains(u"<c:f>'Ann''s days'!$C$2:$C$3</c:f>"_s)) << chart.toStdString();
    EXPECT_TRUE(chart.contains(u"<c:f>'Ann''s days'!$A$2:$A$3</c:f>"_s));
    EXPECT_TRUE(chart.contains(u"<c:pt idx=\"1\"><c:v>9</c:v></c:pt>"_s));
    EXPECT_TRUE(opened.part(u"xl/drawings/drawing1.xml"_s).contains(u"descr=\"1 Feb: On time 3, Late 0.\""_s));
    EXPECT_TRUE(opened.sheetXml(name).contains(u"<drawing r:id=\"rId1\"/>"_s));
}

TEST(WorkbookTest, moreRowsThanASheetHoldsGoOnOnAnother)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    constexpr int most = 100;
    Workbook book(bytes, {}, most);
    book.begin({book.nameFor(u"Many"_s), {{u"N"_s}}});
    constexpr int all = 104;
    for (int i = 0; i < all; ++i)
        book.add({tables::Value(double(i))});
    ASSERT_TRUE(book.finish());
    const OpenedWorkbook opened(bytes.data());
    EXPECT_EQ(opened.sheets(), (QStringList{u"Many"_s, u"Many (2)"_s}));
    EXPECT_EQ(opened.rows(u"Many"_s).size(), size_t(most));
    EXPECT_EQ(opened.rows(u"Many (2)"_s).front(), QStringList{u"N"_s});
    EXPECT_EQ(opened.rows(u"Many (2)"_s).back(), QStringList{QString::number(all - 1)});
}

TEST(WorkbookTest, aDeviceThatTakesNoMoreIsNoticed)
{
    class Full : public QIODevice
    {
    public:
        Full() { open(QIODevice::WriteOnly); }
        [[nodiscard]] bool isSequential() const override { return true; }

    protected:
        qint64 readData(char *, qint64) override { return -1; }
        qint64 writeData(const char *, qint64 size) override { return (m_left -= size) < 0 ? -1 : size; }

    private:
        qint64 m_left = 2000;
    } full;
    Workbook book(full, {});
    book.begin({book.nameFor(u"S"_s), {{u"N"_s}}});
    for (int i = 0; i < 100'000; ++i)
        book.add({tables::Value(double(i * 7919 % 100'003))});
    EXPECT_FALSE(book.finish());
}

TEST(CellTextTest, columnsAreNamedAsSheetsNameThem)
{
    EXPECT_EQ(columnName(0), u"A"_s);
    EXPECT_EQ(columnName(25), u"Z"_s);
    EXPECT_EQ(columnName(26), u"AA"_s);
    EXPECT_EQ(columnName(701), u"ZZ"_s);
    EXPECT_EQ(columnName(702), u"AAA"_s);
}

} // namespace
