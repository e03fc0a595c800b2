#include "core/reports/write.h"
#include "core/zip/archive.h"
#include "sample.h"
#include "tests/support/files.h"

#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

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
    EXPECT_FALSE(document.file(u"Pictures/picture1.png"_s).isEmpty());
}

TEST(OdtTest, theWholeSummaryIsWellFormed)
{
    Written document(summaryReport(test::summary()), u"summary.odt"_s);
    EXPECT_TRUE(wellFormed(document.file(u"content.xml"_s)));
}

} // namespace
