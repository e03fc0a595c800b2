#include "tests/app/program.h"

#include <QFileInfo>
#include <QProcess>
#include <QThread>

#include <random>

using namespace soundings::test;
using namespace Qt::StringLiterals;

using Survival = ProgramTest;

namespace {

int responsesIn(const QString &file)
{
    return runProgram({u"status"_s, file, u"--json"_s}).lines().at(0)[u"responses"_s].toInt();
}

} // namespace

TEST_F(Survival, anImportKilledHalfWayIsWholeAfterwardsAndGoesOn)
{
    const int count = 1200;
    const QString folder = letters(count);
    for (const unsigned long ms : {60ul, 140ul, 260ul}) {
        QProcess import;
        import.start(program(), {u"import"_s, m_file, folder});
        ASSERT_TRUE(import.waitForStarted());
        QThread::msleep(ms);
        import.kill(); // SIGKILL
        import.waitForFinished();
        EXPECT_EQ(runProgram({u"verify"_s, m_file}).exit, 0) << "killed after " << ms << " ms";
    }
    EXPECT_EQ(runProgram({u"import"_s, m_file, folder}).exit, 0);
    EXPECT_EQ(responsesIn(m_file), count);
    EXPECT_EQ(runProgram({u"verify"_s, m_file}).exit, 0);
}

TEST_F(Survival, whatWasAcknowledgedOutlivesAKillInTheMidstOfWork)
{
    QStringList logs;
    std::mt19937 random(20200210);
    for (int i = 0; i < 6; ++i) {
        logs << path(u"log-%1"_s.arg(i));
        QProcess worker;
        worker.start(QStringLiteral(RECORD_WORKER), {u"tag"_s, m_file, u"--log"_s, logs.back(), u"--name"_s, u"P%1"_s.arg(i),
                                                     u"--seconds"_s, u"60"_s, u"--receive"_s});
        ASSERT_TRUE(worker.waitForStarted());
        while (QFileInfo(logs.back()).size() == 0 && worker.state() == QProcess::Running)
            QThread::msleep(2);
        QThread::msleep(random() % 250);
        worker.kill(); // SIGKILL
        worker.waitForFinished();
    }
    QProcess check;
    check.start(QStringLiteral(RECORD_WORKER), QStringList{u"check"_s, m_file} + logs);
    ASSERT_TRUE(check.waitForFinished(60'000));
    EXPECT_EQ(check.exitCode(), 0) << check.readAllStandardError().toStdString();
    EXPECT_TRUE(check.readAllStandardOutput().contains("\"lost\":[]"));
}

TEST_F(Survival, aFullDiskIsToldAndNothingHalfWrittenIsLeft)
{
    const QString folder = letters(800);
    ASSERT_EQ(runProgram({u"import"_s, m_file, folder + u"/00000.eml"_s}).exit, 0);
    // A limit on the size of files stands for a disk that fills: writing past it fails.
    const qint64 kilobytes = QFileInfo(m_file).size() / 1024 + 300;
    QProcess limited;
    limited.start(u"/bin/bash"_s, {u"-c"_s, u"trap '' XFSZ; ulimit -f %1; exec \"$0\" \"$@\""_s.arg(kilobytes), program(),
                                   u"import"_s, m_file, folder});
    ASSERT_TRUE(limited.waitForFinished(60'000));
    EXPECT_EQ(limited.exitCode(), 1);
    EXPECT_TRUE(limited.readAllStandardError().contains("lis.soundings"));
    EXPECT_EQ(runProgram({u"verify"_s, m_file}).exit, 0);
    EXPECT_EQ(runProgram({u"import"_s, m_file, folder}).exit, 0);
    EXPECT_EQ(responsesIn(m_file), 800);
}
