#include "core/reports/write.h"

#include "sample.h"
#include "tests/support/files.h"
#include "tests/support/fulldisk.h"

#include <QDir>
#include <QTemporaryDir>

#include <unistd.h>

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

TEST(WriteTest, theEndingChoosesTheForm)
{
    QTemporaryDir folder;
    const Report report = summaryReport(test::summary());
    for (const auto &[name, begins] : {std::pair{u"a.PDF"_s, QByteArray("%PDF-")}, {u"a.html"_s, QByteArray("<!DOCTYPE html>")},
                                       {u"a.csv"_s, QByteArray("\xEF\xBB\xBFSummary of responses")},
                                       {u"a.odt"_s, QByteArray("PK")}, {u"a.xlsx"_s, QByteArray("PK")}}) {
        ASSERT_TRUE(write(report, folder.filePath(name))) << name.toStdString();
        EXPECT_TRUE(test::readFile(folder.filePath(name)).startsWith(begins)) << name.toStdString();
    }
}

TEST(WriteTest, anUnknownEndingIsRefusedAndTheKnownOnesAreNamed)
{
    QTemporaryDir folder;
    for (const QString &name : {u"report.docx"_s, u"report"_s}) {
        const Result<> done = write(Report{}, folder.filePath(name));
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().kind, ErrorKind::Invalid);
        for (const QString &part : {name, u".pdf"_s, u".html"_s, u".csv"_s})
            EXPECT_TRUE(done.error().message.contains(part)) << done.error().message.toStdString();
        EXPECT_FALSE(QFile::exists(folder.filePath(name)));
    }
}

TEST(WriteTest, aFullDiskLeavesWhatStoodThere)
{
    const Report report = summaryReport(test::summary());
    for (const QString &name : {u"r.pdf"_s, u"r.html"_s, u"r.csv"_s, u"r.xlsx"_s}) {
        QTemporaryDir folder;
        test::writeFile(folder.filePath(name), "last month's report");
        Result<> done;
        {
            const test::FullDisk full(2048);
            done = write(report, folder.filePath(name));
        }
        ASSERT_FALSE(done) << name.toStdString();
        EXPECT_EQ(done.error().kind, ErrorKind::Storage);
        EXPECT_TRUE(done.error().message.contains(name)) << done.error().message.toStdString();
        EXPECT_EQ(test::readFile(folder.filePath(name)), "last month's report");
        EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files), QStringList{name}) << "no half file is left";
    }
}

TEST(WriteTest, whereNothingCanBeWrittenTheReasonIsGiven)
{
    QTemporaryDir folder;
    const Report report = summaryReport(test::summary());
    const Result<> nowhere = write(report, folder.filePath(u"absent/r.pdf"_s));
    ASSERT_FALSE(nowhere);
    EXPECT_TRUE(nowhere.error().message.contains(u"folder"_s)) << nowhere.error().message.toStdString();

    QDir(folder.path()).mkdir(u"folder.pdf"_s);
    EXPECT_FALSE(write(report, folder.filePath(u"folder.pdf"_s)));

    if (geteuid() == 0)
        return; // for whom every folder can be written
    QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    const Result<> forbidden = write(report, folder.filePath(u"r.csv"_s));
    QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    ASSERT_FALSE(forbidden);
    EXPECT_EQ(forbidden.error().kind, ErrorKind::Storage);
}

TEST(WriteTest, aWorkbookCanBeStoppedToo)
{
    QTemporaryDir folder;
    std::vector<ResponseDetail> responses;
    for (int i = 1; i <= 150; ++i)
        responses.push_back(test::response(i, u"A short answer. "_s.repeated(30)));
    const Report report = responseReport(responses, test::context(), {});
    int calls = 0;
    ASSERT_TRUE(writeXlsx(report, folder.filePath(u"whole.xlsx"_s), [&](int done, int total) {
        EXPECT_LE(done, total);
        ++calls;
        return true;
    }));
    EXPECT_GT(calls, 5);
    QFile::remove(folder.filePath(u"whole.xlsx"_s));
    int left = calls / 2;
    const Result<> stopped = writeXlsx(report, folder.filePath(u"r.xlsx"_s), [&](int, int) { return --left > 0; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}

TEST(WriteTest, stoppingLeavesNoFileAndProgressGoesOnlyForward)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"r.pdf"_s);
    std::vector<ResponseDetail> responses;
    for (int i = 1; i <= 150; ++i)
        responses.push_back(test::response(i, u"A short answer. "_s.repeated(30)));
    const Report report = responseReport(responses, test::context(), {});
    double last = 0;
    int calls = 0;
    ASSERT_TRUE(writePdf(report, file, [&](int done, int total) {
        EXPECT_GE(double(done) / total, last);
        last = double(done) / total;
        ++calls;
        return true;
    }));
    EXPECT_EQ(last, 1.0);
    EXPECT_GT(calls, 100);
    QFile::remove(file);
    int left = calls / 2;
    const Result<> stopped = writePdf(report, file, [&](int, int) { return --left > 0; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}

} // namespace
