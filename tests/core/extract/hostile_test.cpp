#include "core/extract/extractor.h"
#include "tests/core/draft/pdfs.h"
#include "tests/core/extract/documents.h"
#include "tests/core/extract/packages.h"
#include "tests/support/files.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;
using extract::Extracted;
using extract::Extractor;

namespace {

#ifdef SOUNDINGS_SANITIZED
constexpr bool memoryIsLimited = false;
#else
constexpr bool memoryIsLimited = true;
#endif

extract::Limits small()
{
    extract::Limits limits;
    limits.seconds = 2;
    limits.output = 8 * 1024 * 1024;
    limits.memory = 320 * 1024 * 1024;
    return limits;
}

Extractor misbehaving()
{
    return Extractor(small(), QStringLiteral(SOUNDINGS_TESTCHILD));
}

// After whatever happened, the next document is read.
void expectStillReads(Extractor &extractor)
{
    const Extracted next = extractor.text("All is well.", u"text/plain"_s, u"next.txt"_s);
    EXPECT_EQ(next.state, TextState::Read) << next.reason.toStdString();
    EXPECT_EQ(next.text, u"All is well."_s);
}

Extracted read(Extractor &extractor, const QByteArray &bytes, const QString &name)
{
    QElapsedTimer timer;
    timer.start();
    const Extracted got = extractor.text(bytes, {}, name);
    const Extractor::Cost cost = extractor.lastCost();
    std::printf("%-22s %5lld ms, %5d ms of the processor, peak %4lld MB: %s\n", qPrintable(name),
                timer.elapsed(), cost.processorMs, cost.peakBytes >> 20,
                qPrintable(got.reason.isEmpty()
                               ? u"%1 characters "_s.arg(got.text.size()) + got.notes.join(u' ')
                               : got.reason));
    return got;
}

void expectUnreadable(const QByteArray &deed, const QString &because)
{
    SCOPED_TRACE(deed.toStdString());
    Extractor extractor = misbehaving();
    expectStillReads(extractor);
    const Extracted got = read(extractor, deed, QString::fromLatin1(deed.mid(1)) + u".txt"_s);
    EXPECT_EQ(got.state, TextState::Unreadable);
    EXPECT_TRUE(got.reason.contains(QString::fromLatin1(deed.mid(1)) + u".txt"_s));
    EXPECT_TRUE(got.reason.contains(because)) << got.reason.toStdString();
    expectStillReads(extractor);
}

// A child under another name: what it does wrong goes by that.
QString childNamed(const QTemporaryDir &folder, const QString &name)
{
    const QString path = folder.filePath(name);
    QFile::link(QStringLiteral(SOUNDINGS_TESTCHILD), path);
    return path;
}

} // namespace

TEST(Hostile, aWorkerThatBreaksCostsOneDocument)
{
    expectUnreadable("!crash", u"broke the reader"_s);
    expectUnreadable("!abort", u"broke the reader"_s);
    expectUnreadable("!leave", u"broke the reader"_s);
    expectUnreadable("!garbage", u"nonsense"_s);
}

// Messages are read many at a time; the one that breaks the worker takes none of the others with it.
TEST(Hostile, aMessageThatBreaksTheReaderCostsItselfAlone)
{
    Extractor extractor = misbehaving();
    for (const QByteArray &deed :
         {QByteArray("!crash"), QByteArray("!garbage"), QByteArray("!spin"), QByteArray("!omit")}) {
        SCOPED_TRACE(deed.constData());
        std::vector<intake::Raw> raw;
        for (int i = 0; i < 20; ++i) {
            const QByteArray mail = "From: a@b.example\nSubject: " + QByteArray::number(i) + "\n\nText\n";
            raw.push_back({u"inbox/%1.eml"_s.arg(i), i == 13 ? deed : mail, u"eml"_s, Instant{1}});
        }
        const auto items = extractor.items(raw);
        ASSERT_TRUE(items.has_value());
        ASSERT_EQ(items->size(), raw.size());
        for (size_t i = 0; i < items->size(); ++i) {
            const auto *letter = std::get_if<intake::Letter>(&(*items)[i]);
            ASSERT_EQ(letter != nullptr, i != 13) << i;
            if (!letter)
                continue;
            EXPECT_EQ(letter->subject, QString::number(i));
            EXPECT_EQ(letter->source, raw[i].source);
            EXPECT_EQ(letter->original, raw[i].bytes);
        }
        const auto &broken = std::get<intake::Unread>((*items)[13]);
        EXPECT_EQ(broken.original, deed);
        EXPECT_EQ(broken.source, u"inbox/13.eml"_s);
        EXPECT_TRUE(broken.reason.contains(u"13.eml"_s)) << broken.reason.toStdString();
    }
}

// Where nothing can be read, nothing is said to be unreadable.
TEST(Hostile, withoutTheChildNoMessageIsCalledUnreadable)
{
    Extractor extractor({}, u"/nowhere/soundings-extract"_s);
    const auto items =
        extractor.items({intake::Raw{u"a.eml"_s, "From: a@b.example\n\nText\n", u"eml"_s, Instant{1}}});
    ASSERT_FALSE(items.has_value());
    EXPECT_TRUE(items.error().message.contains(u"could not be started"_s))
        << items.error().message.toStdString();
}

TEST(Hostile, timeMemoryAndOutputAreLimited)
{
    expectUnreadable("!spin", u"2 seconds"_s);
    expectUnreadable("!sleep", u"2 seconds"_s);
    expectUnreadable("!flood", u"more text"_s);
    if (memoryIsLimited)
        expectUnreadable("!hog", u"memory"_s);
}

TEST(Hostile, aChildThatAnswersGarbageIsGivenUp)
{
    const QTemporaryDir folder;
    for (const QString &name : {u"garbage-child"_s, u"huge-child"_s}) {
        Extractor extractor(small(), childNamed(folder, name));
        for (int i = 0; i < 3; ++i) {
            const Extracted got = extractor.text("x", u"text/plain"_s, u"a.txt"_s);
            EXPECT_EQ(got.state, TextState::Unreadable);
            EXPECT_TRUE(got.reason.contains(u"a.txt"_s)) << got.reason.toStdString();
        }
    }
}

TEST(Hostile, aChildThatWasKilledIsStartedAgain)
{
    Extractor extractor = misbehaving();
    expectStillReads(extractor);
    const int first = extractor.processId();
    expectStillReads(extractor);
    EXPECT_EQ(extractor.processId(), first); // kept over many documents
    ASSERT_EQ(kill(first, SIGKILL), 0);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    expectStillReads(extractor);
    EXPECT_NE(extractor.processId(), first);
}

TEST(Hostile, readingStopsOnRequest)
{
    Extractor extractor(extract::Limits{}, QStringLiteral(SOUNDINGS_TESTCHILD)); // a minute would be allowed
    expectStillReads(extractor);
    std::stop_source stop;
    std::jthread other([&stop] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    EXPECT_EQ(extractor.text("!sleep", {}, u"a.txt"_s, stop.get_token()).state, TextState::Unreadable);
    EXPECT_LT(timer.elapsed(), 20000);
    expectStillReads(extractor);
}

TEST(Hostile, aMissingChildIsSaid)
{
    Extractor extractor({}, u"/nowhere/soundings-extract"_s);
    const Extracted got = extractor.text("x", u"text/plain"_s, u"a.txt"_s);
    EXPECT_EQ(got.state, TextState::Unreadable);
    EXPECT_TRUE(got.reason.contains(u"/nowhere/soundings-extract"_s));
    EXPECT_TRUE(got.reason.contains(u"could not be started"_s)) << got.reason.toStdString();
}

TEST(Hostile, documentsMadeToDoHarm)
{
    Extractor extractor({}, QStringLiteral(SOUNDINGS_EXTRACT));
    Pdf many;
    for (int i = 0; i < 5000; ++i)
        many.pages.push_back({{72, 72, 11, "Page " + QByteArray::number(i + 1)}});
    const Extracted pages = read(extractor, many.bytes(), u"5000-pages.pdf"_s);
    EXPECT_EQ(pages.state, TextState::Read);
    EXPECT_TRUE(pages.text.endsWith(u"Page 2000"_s));
    EXPECT_EQ(pages.notes, QStringList{u"Only the first 2,000 of 5,000 pages were read."_s});

    Pdf one;
    one.pages = {{{72, 72, 11, "Cut short"}}};
    const Extracted cut = read(extractor, one.bytes().left(300), u"truncated.pdf"_s);
    EXPECT_NE(cut.state, TextState::Read);

    QByteArray circle = one.bytes(); // the pages' parent is its own child
    circle.replace("/Kids [4 0 R ]", "/Kids [2 0 R ]");
    EXPECT_NE(read(extractor, circle, u"recursive.pdf"_s).state, TextState::Read);

    QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\">";
    for (char c = 'b'; c <= 'z'; ++c)
        laughs += QByteArray("<!ENTITY ") + c + " \"" +
                  QByteArray("&;&;&;&;&;&;&;&;&;&;").replace('&', QByteArray("&") + char(c - 1)) + "\">";
    laughs += "]><l>&z;</l>";
    EXPECT_LT(read(extractor, laughs, u"laughs.xml"_s).text.size(), 10000);

    // The same in a Word document, and one that unpacks to a thousand times its size.
    const QByteArray types = "<?xml version=\"1.0\"?><Types "
                             "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    const Extracted laughing =
        read(extractor, zipped({{u"[Content_Types].xml"_s, types}, {u"word/document.xml"_s, laughs}}),
             u"laughs.docx"_s);
    EXPECT_NE(laughing.state, TextState::Read);
    const QByteArray bomb =
        "<w:document "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>" +
        QByteArray(700 << 20, ' ');
    const Extracted bombed =
        read(extractor, zipped({{u"[Content_Types].xml"_s, types}, {u"word/document.xml"_s, bomb}}),
             u"bomb.docx"_s);
    EXPECT_EQ(bombed.state, TextState::Unreadable);
    EXPECT_TRUE(bombed.reason.contains(u"bomb.docx"_s));

    EXPECT_LT(read(extractor, QByteArray("<div>").repeated(2'000'000), u"nested.html"_s).text.size(), 1000);
    expectStillReads(extractor);
}

// What the shipped program could do from within its sandbox: nothing of this.
TEST(Hostile, aWorkerCanDoNothingElse)
{
    QProcess process;
    process.start(QStringLiteral(SOUNDINGS_EXTRACT), {u"--self-test"_s});
    ASSERT_TRUE(process.waitForFinished(60000));
    const QString told = QString::fromUtf8(process.readAllStandardOutput());
    EXPECT_EQ(process.exitCode(), 0) << told.toStdString();
    for (const QString &deed : {u"make a file"_s, u"use the network"_s, u"start a program"_s, u"fork"_s})
        EXPECT_TRUE(told.contains(deed + u": Operation not permitted"_s) ||
                    told.contains(deed + u": Permission denied"_s))
            << told.toStdString();
}

TEST(Command, printsTheTextOrSaysWhyNot)
{
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"a.txt"_s), "Caf\xe9\n");
    writeFile(folder.filePath(u"b.pdf"_s), "%PDF-1.4 and no more");
    QProcess process;
    process.start(QStringLiteral(SOUNDINGS_EXTRACT), {folder.filePath(u"a.txt"_s)});
    ASSERT_TRUE(process.waitForFinished(60000));
    EXPECT_EQ(process.exitCode(), 0);
    EXPECT_EQ(QString::fromUtf8(process.readAllStandardOutput()).trimmed(), u"Café"_s);
    process.start(QStringLiteral(SOUNDINGS_EXTRACT), {folder.filePath(u"b.pdf"_s)});
    ASSERT_TRUE(process.waitForFinished(60000));
    EXPECT_EQ(process.exitCode(), 3);
    EXPECT_TRUE(process.readAllStandardError().contains("b.pdf"));
}
