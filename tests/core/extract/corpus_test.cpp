// Every real document gets an outcome; what other readers find in them is found here, in the same order.
#include "core/extract/office.h"

#include "tests/support/files.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <iostream>

using namespace soundings;
using namespace soundings::extract;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

OfficeKind kindOf(const QString &file)
{
    return file.endsWith(u".docx"_s)  ? OfficeKind::Docx
           : file.endsWith(u".doc"_s) ? OfficeKind::Doc
                                      : OfficeKind::Xlsx;
}

QStringList words(const QString &text)
{
    static const QRegularExpression form(u"[\\p{L}\\p{N}]+"_s);
    QStringList all;
    for (auto matches = form.globalMatch(text.toCaseFolded()); matches.hasNext();)
        all << matches.next().captured();
    return all;
}

// How many of `wanted` stand in `got` in their order: the longest common subsequence.
qsizetype inOrder(const QStringList &wanted, const QStringList &got)
{
    std::vector<qsizetype> row(size_t(got.size() + 1), 0);
    for (const QString &word : wanted) {
        qsizetype diagonal = 0;
        for (qsizetype j = 0; j < got.size(); ++j) {
            const qsizetype above = row[size_t(j + 1)];
            row[size_t(j + 1)] = word == got[j] ? diagonal + 1 : qMax(above, row[size_t(j)]);
            diagonal = above;
        }
    }
    return row.back();
}

std::optional<QString> outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return std::nullopt;
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString withoutTags(QString html)
{
    static const QRegularExpression inlines(u"</?(strong|em|a|span|sup|sub|u|del|code|mark)\\b[^>]*>"_s);
    static const QRegularExpression citation(u"<a [^>]*footnote-(ref|back)[^>]*>.*?</a>"_s);
    static const QRegularExpression tags(u"<[^>]*>"_s);
    html.remove(citation).remove(inlines).replace(tags, u" "_s);
    return html.replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&quot;"_s, u"\""_s)
        .replace(u"&amp;"_s, u"&"_s);
}

struct Counted
{
    qsizetype wanted = 0;
    qsizetype found = 0;
};

// Prints a row a file; a share of all words over all files.
Counted compare(const QString &ending, const std::function<std::optional<QString>(const QString &)> &oracle)
{
    const QDir folder(corpora(u"documents"_s));
    Counted sum;
    for (const QString &file : folder.entryList({u"*."_s + ending}, QDir::Files)) {
        const Result<DocumentText> mine = readOffice(readFile(folder.filePath(file)), kindOf(file), {});
        const std::optional<QString> other = oracle(folder.filePath(file));
        if (!other || !mine) {
            std::cout << "      -       -  " << file.toStdString() << ": "
                      << (other ? "" : "the other reader fails; ")
                      << (mine ? "read" : mine.error().message.toStdString()) << '\n';
            continue;
        }
        const QStringList wanted = words(*other);
        static const QRegularExpression mark(u"\\[\\d+\\]"_s); // of a footnote
        const QStringList got = words(QString(mine->text).remove(mark));
        const Counted one{wanted.size(), inOrder(wanted, got)};
        std::cout
            << u"%1 of %2 (we have %3)  "_s.arg(one.found, 6).arg(one.wanted, 6).arg(got.size()).toStdString()
            << file.toStdString() << '\n';
        EXPECT_GE(double(one.found), 0.98 * double(one.wanted)) << file.toStdString();
        sum.wanted += one.wanted;
        sum.found += one.found;
    }
    return sum;
}

} // namespace

TEST(DocumentCorpus, everyFileIsReadOrRefusedWithAReason)
{
    const QDir folder(corpora(u"documents"_s));
    if (corpora(u"documents"_s).isEmpty())
        GTEST_SKIP() << "needs the corpora";
    for (const QString &file : folder.entryList(QDir::Files)) {
        const QByteArray bytes = readFile(folder.filePath(file));
        const Result<DocumentText> text = readOffice(bytes, kindOf(file), {});
        std::cout << file.toStdString() << ": "
                  << (text ? QByteArray::number(text->text.size()) + " characters; " +
                                 text->notes.join(u' ').toUtf8()
                           : text.error().message.toUtf8() + " [" + text.error().detail.toUtf8() + ']')
                         .toStdString()
                  << '\n';
        if (text) {
            EXPECT_FALSE(text->text.contains(QChar(QChar::Null))) << file.toStdString();
            EXPECT_FALSE(text->text.contains(u'\r')) << file.toStdString();
        } else {
            EXPECT_EQ(text.error().kind, ErrorKind::Unreadable);
            EXPECT_TRUE(text.error().message.endsWith(u'.')) << file.toStdString();
        }
        for (const qsizetype part :
             {bytes.size() / 2, bytes.size() - 100, qsizetype(600)}) // broken off: no crash
            static_cast<void>(readOffice(bytes.left(qMax<qsizetype>(0, part)), kindOf(file), {}));
    }
}

TEST(DocumentCorpus, binaryWordDocumentsHaveTheirText)
{
    if (corpora(u"documents"_s).isEmpty())
        GTEST_SKIP() << "needs the corpora";
    for (const auto &[file, least] : {std::pair{"simple.doc", 40},
                                      {"47950_upper.doc", 1},
                                      {"Bug50936_2.doc", 20'000},
                                      {"Bug52032_3.doc", 15'000},
                                      {"testRangeReplacement.doc", 400}}) {
        const QByteArray bytes = readFile(corpora(u"documents"_s) + u'/' + QLatin1StringView(file));
        const Result<DocumentText> text = readOffice(bytes, OfficeKind::Doc, {});
        ASSERT_TRUE(text.has_value()) << file;
        EXPECT_GE(text->text.size(), least) << file;
        EXPECT_FALSE(text->text.contains(u"HYPERLINK"_s)) << file;
    }
}

TEST(DocumentCorpus, wordDocumentsHaveTheWordsThatPandocFinds)
{
    if (corpora(u"documents"_s).isEmpty() || QStandardPaths::findExecutable(u"pandoc"_s).isEmpty())
        GTEST_SKIP() << "needs the corpora and pandoc";
    const Counted sum = compare(u"docx"_s, [](const QString &path) -> std::optional<QString> {
        const auto html =
            outputOf(u"pandoc"_s, {u"-f"_s, u"docx"_s, u"-t"_s, u"html"_s, u"--wrap=none"_s, path});
        return html ? std::optional(withoutTags(*html)) : std::nullopt;
    });
    EXPECT_GT(sum.wanted, 1'000);
}

TEST(DocumentCorpus, workbooksHaveTheCellsThatOpenpyxlFinds)
{
    const QString script = u"import sys, openpyxl, datetime\n"
                           "def show(v):\n"
                           "    if isinstance(v, bool): return str(v).upper()\n"
                           "    if isinstance(v, float): return '%.15g' % v\n"
                           "    if isinstance(v, datetime.datetime): return "
                           "v.isoformat(timespec='seconds').replace('T00:00:00', '')\n"
                           "    if isinstance(v, datetime.time): return v.isoformat(timespec='seconds')\n"
                           "    return str(v)\n"
                           "for s in openpyxl.load_workbook(sys.argv[1], data_only=True).worksheets:\n"
                           "    for r in s.iter_rows(values_only=True):\n"
                           "        for v in r:\n"
                           "            if v is not None: print(show(v))\n"_s;
    if (corpora(u"documents"_s).isEmpty() ||
        !outputOf(u"/usr/bin/python3"_s, {u"-c"_s, u"import openpyxl"_s}))
        GTEST_SKIP() << "needs the corpora and python3-openpyxl";
    const Counted sum = compare(u"xlsx"_s, [&](const QString &path) {
        return outputOf(u"/usr/bin/python3"_s, {u"-W"_s, u"ignore"_s, u"-c"_s, script, path});
    });
    EXPECT_GT(sum.wanted, 500);
}
