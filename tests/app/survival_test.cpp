#include "tests/app/program.h"

#include <QFileInfo>
#include <QProcess>
#include <QThread>

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
