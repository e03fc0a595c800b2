#include "ui/intake/tabletext.h"

#include "tests/support/files.h"

#include <QStandardItemModel>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<QStandardItemModel> table(std::initializer_list<std::pair<QString, QString>> rows)
{
    auto model = std::make_unique<QStandardItemModel>();
    model->setHorizontalHeaderLabels({u"Source"_s, u"Subject"_s});
    for (const auto &[source, subject] : rows)
        model->appendRow({new QStandardItem(source), new QStandardItem(subject)});
    return model;
}

} // namespace

TEST(TableText, QuotesWhatCsvNeedsQuoted)
{
    EXPECT_EQ(asCsv(*table({{u"a.eml"_s, u"Roads, \"canals\"\nand rail"_s}})),
              u"Source,Subject\r\na.eml,\"Roads, \"\"canals\"\"\nand rail\"\r\n"_s);
}

TEST(TableText, DefusesFormulas)
{
    EXPECT_EQ(asCsv(*table({{u"=HYPERLINK(1)"_s, u"@x"_s}, {u"-1"_s, u"a=b"_s}})),
              u"Source,Subject\r\n'=HYPERLINK(1),'@x\r\n'-1,a=b\r\n"_s);
}

TEST(TableText, CopiesTheChosenRowsAsCells)
{
    const auto model = table({{u"a"_s, u"one"_s}, {u"b"_s, u"two\twith a tab\nand a line"_s}, {u"c"_s, u"three"_s}});
    EXPECT_EQ(asTabbedText(*model, {1, 2}), u"Source\tSubject\nb\ttwo with a tab and a line\nc\tthree\n"_s);
}
