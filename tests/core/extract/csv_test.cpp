#include "core/extract/table.h"

#include "tests/support/files.h"

#include <QStringEncoder>

using namespace soundings;
using namespace soundings::extract;
using namespace Qt::StringLiterals;

namespace {

std::vector<QStringList> rows(const QByteArray &bytes, const QString &name = u"survey.csv"_s)
{
    const Result<Table> table = readTable(bytes, {}, name, {});
    EXPECT_TRUE(table.has_value()) << (table ? "" : table.error().message.toStdString());
    return table ? table->sheets.front().rows : std::vector<QStringList>();
}

} // namespace

TEST(CsvTable, encodingsAreTold)
{
    const QString text = u"name,answer\r\nZoë,“Yes” – 5 €\r\n"_s;
    const std::vector<QStringList> want{{u"name"_s, u"answer"_s}, {u"Zoë"_s, u"“Yes” – 5 €"_s}};
    EXPECT_EQ(rows(text.toUtf8()), want);
    EXPECT_EQ(rows("\xef\xbb\xbf" + text.toUtf8()), want);
    EXPECT_EQ(rows(QStringEncoder("windows-1252")(text)), want);
    EXPECT_EQ(rows(QStringEncoder(QStringEncoder::Utf16LE)(text)), want);
    EXPECT_EQ(rows(QStringEncoder(QStringEncoder::Utf16, QStringEncoder::Flag::WriteBom)(text)), want);
}

TEST(CsvTable, separatorsQuotesAndLineEndsInFields)
{
    const std::vector<QStringList> want{{u"a, b"_s, u"c"_s}, {u"two\nlines"_s, u"say \"x\""_s}};
    EXPECT_EQ(rows("\"a, b\";c\r\n\"two\r\nlines\";\"say \"\"x\"\"\"\r\n\r\n"), want);
    EXPECT_EQ(rows("\"a, b\"\tc\n\"two\nlines\"\t\"say \"\"x\"\"\"", u"s.tsv"_s), want);
    EXPECT_EQ(rows("sep=|\n\"a, b\"|c\n\"two\nlines\"|\"say \"\"x\"\"\""), want);
}

TEST(CsvTable, anOpenQuoteIsTold)
{
    const Result<Table> table = readTable("a,b\n\"c,d\n", {}, u"s.csv"_s, {});
    ASSERT_FALSE(table.has_value());
    EXPECT_EQ(table.error().kind, ErrorKind::Unreadable);
    EXPECT_TRUE(table.error().message.contains(u"line 2"_s));
}

TEST(CsvTable, tooManyCellsAreRefused)
{
    ReadLimits limits;
    limits.cells = 100;
    EXPECT_FALSE(readTable(QByteArray("a,").repeated(200), {}, u"s.csv"_s, limits).has_value());
}
