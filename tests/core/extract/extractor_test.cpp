#include "core/extract/extractor.h"
#include "tests/core/extract/documents.h"
#include "tests/support/files.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>

#include <gtest/gtest.h>

#include <cstdio>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

QString pdftotext(const QString &path)
{
    QProcess process;
    process.start(u"pdftotext"_s, {u"-enc"_s, u"UTF-8"_s, path, u"-"_s});
    process.waitForFinished(60000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

// Where we read better than pdftotext, or another thing: what lies outside the part of the page that is shown
// is no text of it, and Arabic is read in the order of speech, not of drawing.
const QStringList otherwise = {u"boundingBox_invalid.pdf"_s, u"issue16316.pdf"_s, u"habibi.pdf"_s,
                               u"habibi-oneline-cmap.pdf"_s, u"habibi-rotated.pdf"_s};

} // namespace

// Whatever the PDF, an outcome with a reason; and where pdftotext reads words, the same ones in the same
// order.
TEST(Corpus, pdfsReadAsPdftotextReadsThem)
{
    const QString folder = corpora(u"pdf"_s);
    if (folder.isEmpty())
        GTEST_SKIP() << "the PDF corpus is not here";
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        GTEST_SKIP() << "pdftotext (poppler-utils) is not here";
    extract::Extractor extractor({}, QStringLiteral(SOUNDINGS_EXTRACT));
    int read = 0, words = 0;
    double inOrder = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.pdf"_s}, QDir::Files, QDir::Name)) {
        SCOPED_TRACE(file.fileName().toStdString());
        const extract::Extracted got =
            extractor.text(readFile(file.filePath()), u"application/pdf"_s, file.fileName());
        EXPECT_EQ(got.state == TextState::Read, got.reason.isEmpty());
        EXPECT_TRUE(got.reason.isEmpty() || got.reason.contains(file.fileName())) << got.reason.toStdString();
        EXPECT_FALSE(got.text.contains(QChar::Null) || got.text.contains(u'\r'));
        read += got.state == TextState::Read;
        const QStringList reference = plainWords(pdftotext(file.filePath()));
        const double share = wordsInOrder(reference, plainWords(got.text));
        std::printf("%-48s %6d words %6.1f %% in order%s%s\n", qPrintable(file.fileName()),
                    int(reference.size()), 100 * share, got.recognised ? ", recognised" : "",
                    got.state == TextState::Read ? "" : qPrintable(u" – "_s + got.reason));
        if (!got.recognised && got.state != TextState::Unreadable && !otherwise.contains(file.fileName())) {
            EXPECT_GE(share, 0.98);
            words += int(reference.size());
            inOrder += share * double(reference.size());
        }
    }
    std::printf("%d read; %.2f %% of %d words in order\n", read, 100 * inOrder / words, words);
    EXPECT_GT(words, 5000);
}

// Every office document has an outcome that names the file, and none takes the next one with it.
TEST(Corpus, everyOfficeDocumentHasAnOutcome)
{
    const QString folder = corpora(u"documents"_s);
    if (folder.isEmpty())
        GTEST_SKIP() << "the corpus of documents is not here";
    extract::Extractor extractor({}, QStringLiteral(SOUNDINGS_EXTRACT));
    int read = 0, others = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files, QDir::Name)) {
        const extract::Extracted got = extractor.text(readFile(file.filePath()), {}, file.fileName());
        EXPECT_EQ(got.state == TextState::Read, got.reason.isEmpty());
        EXPECT_TRUE(got.reason.isEmpty() || got.reason.contains(file.fileName())) << got.reason.toStdString();
        EXPECT_FALSE(got.reason.contains(u"broke the reader"_s)) << got.reason.toStdString();
        got.state == TextState::Read ? ++read : ++others;
        if (got.state != TextState::Read)
            std::printf("%s\n", qPrintable(got.reason));
    }
    std::printf("%d read, %d not\n", read, others);
    EXPECT_GT(read, 3 * others);
}
