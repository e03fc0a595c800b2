#include "core/reports/write.h"
#include "sample.h"
#include "tests/support/files.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

/// A report as PDF, and what poppler's pdfinfo says of it.
class WrittenPdf
{
public:
    explicit WrittenPdf(const Report &report)
        : m_file(m_folder.filePath(u"report.pdf"_s))
    {
        const Result<> done = write(report, m_file);
        EXPECT_TRUE(done) << (done ? std::string() : done.error().message.toStdString());
    }
    [[nodiscard]] QString info(const QStringList &options = {}) const { return run(u"pdfinfo"_s, options + QStringList{m_file}); }
    [[nodiscard]] QString text() const { return run(u"pdftotext"_s, {m_file, u"-"_s}); }
    /// The structure, an element or a text a line, without the blanks before it.
    [[nodiscard]] QStringList structure() const
    {
        QStringList lines;
        for (const QString &line : info({u"-struct-text"_s}).split(u'\n'))
            lines << line.trimmed();
        return lines;
    }
    [[nodiscard]] QByteArray bytes() const { return test::readFile(m_file); }

private:
    static QString run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        EXPECT_TRUE(process.waitForFinished(60'000)) << program.toStdString();
        EXPECT_EQ(process.readAllStandardError().toStdString(), "");
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    QTemporaryDir m_folder;
    QString m_file;
};

/// A summary with little in each list: pdfinfo takes its time.
Report shortSummary()
{
    SummaryInput input = test::summary();
    input.late.resize(3);
    input.organisations.resize(4);
    return summaryReport(input);
}

/// "H2 (block)", or "TH:" before a line for each attribute.
bool isOf(const QString &line, const QString &role)
{
    return line == role || line.startsWith(role + u" ("_s) || line.startsWith(role + u':');
}

int elements(const QStringList &structure, const QString &role)
{
    return int(std::count_if(structure.begin(), structure.end(), [&](const QString &line) { return isOf(line, role); }));
}

/// Whether an element of this role has this text.
bool says(const QStringList &structure, const QString &role, const QString &text)
{
    for (qsizetype i = 0; i < structure.size(); ++i) {
        if (!isOf(structure[i], role))
            continue;
        qsizetype at = i + 1;
        while (at < structure.size() && structure[at].startsWith(u'/'))
            ++at;
        if (structure.value(at) == u'"' + text + u'"')
            return true;
    }
    return false;
}

TEST(PdfTagsTest, headingsTablesAndListsAreKnownAsSuch)
{
    const WrittenPdf pdf(shortSummary());
    EXPECT_TRUE(pdf.info().contains(QRegularExpression(u"Tagged:\\s+yes"_s))) << pdf.info().toStdString();
    const QStringList structure = pdf.structure();
    const std::string all = structure.join(u'\n').toStdString();
    EXPECT_EQ(elements(structure, u"H1"_s), 1) << all;
    EXPECT_TRUE(says(structure, u"H1"_s, u"Summary of responses"_s)) << all;
    EXPECT_TRUE(says(structure, u"H2"_s, u"When responses arrived"_s)) << all;
    EXPECT_TRUE(says(structure, u"Caption"_s, u"Responses by kind of respondent"_s)) << all;
    EXPECT_TRUE(says(structure, u"TH"_s, u"Share"_s)) << all;
    EXPECT_TRUE(says(structure, u"TH"_s, u"Business"_s)) << all;
    EXPECT_TRUE(says(structure, u"TD"_s, u"44 %"_s)) << all;
    EXPECT_TRUE(says(structure, u"Lbl"_s, u"Organisation"_s)) << all;
    EXPECT_TRUE(says(structure, u"LBody"_s, u"Trent Vale Partnership"_s)) << all;
    EXPECT_TRUE(says(structure, u"LBody"_s, u"Organisation 4 Limited"_s)) << all;
    EXPECT_TRUE(says(structure, u"LBody"_s, u"140"_s) && says(structure, u"Lbl"_s, u"responses"_s)) << all;
    EXPECT_EQ(elements(structure, u"Figure"_s), 2) << all;
}

TEST(PdfTagsTest, headCellsSayWhatTheyHeadAndChartsWhatTheyShow)
{
    const WrittenPdf pdf(shortSummary());
    const QString structure = pdf.info({u"-struct"_s});
    EXPECT_TRUE(structure.contains(u"/Scope /Column"_s)) << structure.left(6000).toStdString();
    EXPECT_TRUE(structure.contains(u"/Scope /Row"_s));
    const QByteArray alternative = "/Alt <FEFF"; // as pdfinfo does not print it
    const qsizetype at = pdf.bytes().indexOf(alternative);
    ASSERT_GT(at, 0);
    const QByteArray hex = pdf.bytes().mid(at + alternative.size(), 400);
    QString said;
    for (qsizetype i = 0; i + 4 <= hex.size() && hex[i] != '>'; i += 4)
        said += QChar(hex.mid(i, 4).toUShort(nullptr, 16));
    EXPECT_TRUE(said.startsWith(u"Responses received by day: 10 Jan: 10. 11 Jan: 0."_s)) << said.toStdString();
}

TEST(PdfTagsTest, headsAndFeetOfPagesAreNoContent)
{
    const WrittenPdf pdf(shortSummary());
    const QString all = pdf.structure().join(u'\n');
    EXPECT_TRUE(pdf.text().contains(u"Page 2 of"_s));
    EXPECT_TRUE(pdf.text().contains(u"Summary of responses: Draft"_s)) << "the running head";
    EXPECT_FALSE(all.contains(u"Page 2 of"_s)) << "read aloud in the middle of a table";
    EXPECT_FALSE(all.contains(u"(continued)"_s));
}

TEST(PdfTagsTest, nothingThatIsPrintedIsLost)
{
    const Report report = responseReport({test::response(7, u"First line\nsecond, with fi and ff\n\n"_s + u"A long tale. "_s.repeated(400))},
                                         test::context(), {});
    const WrittenPdf pdf(report);
    static const QRegularExpression blanks(u"\\s+"_s);
    QString told;
    for (const QString &line : pdf.structure()) {
        if (line.startsWith(u'"') && line.endsWith(u'"'))
            told += line.mid(1, line.size() - 2);
    }
    QString printed = pdf.text();
    told.remove(blanks);
    printed.remove(blanks);
    EXPECT_GT(told.count(u"Alongtale."_s), 390) << "a paragraph over several pages";
    EXPECT_EQ(told.count(u"Alongtale."_s), printed.count(u"Alongtale."_s));
    for (const QString &word : {u"R-0007"_s, u"MargaretOakes"_s, u"second,withfiandff"_s, u"Asksformoreplaces"_s, u"Oakesresponse.docx"_s})
        EXPECT_TRUE(told.contains(word)) << word.toStdString();
    // A passage is one element with all it says.
    EXPECT_EQ(elements(pdf.structure(), u"BlockQuote"_s), 2) << pdf.structure().join(u'\n').right(1500).toStdString();
}

TEST(PdfTagsTest, blanksAreBlanksAndNoTabs)
{
    const WrittenPdf pdf(shortSummary());
    const QString all = pdf.info({u"-struct-text"_s});
    EXPECT_TRUE(all.contains(u"\"Summary of responses\""_s)) << all.left(300).toStdString();
    EXPECT_FALSE(all.contains(u'\t'));
}

TEST(PdfTagsTest, noMarkIsLeftInThePages)
{
    const WrittenPdf pdf(shortSummary());
    EXPECT_FALSE(pdf.bytes().contains("-7700"));
    EXPECT_TRUE(pdf.bytes().contains("/StructTreeRoot"));
    EXPECT_TRUE(pdf.bytes().contains("/Tabs /S"));
}

} // namespace
