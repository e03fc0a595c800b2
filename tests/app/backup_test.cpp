#include "tests/app/program.h"

#include <QFileInfo>
#include <QProcess>

using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class BackupCommands : public ProgramTest
{
protected:
    /// With a line on file descriptor 3, as scripts give a password.
    ProgramRun runWithPassword(const QStringList &arguments, const QString &password)
    {
        writeFile(path(u"password"_s), password.toUtf8() + '\n');
        QProcess process;
        process.start(u"/bin/bash"_s, QStringList{u"-c"_s, u"exec 3<\"$0\"; exec \"$@\" --password-fd 3"_s, path(u"password"_s),
                                                  program()}
                                          + arguments);
        EXPECT_TRUE(process.waitForFinished(60'000));
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QString headOf(const QString &file)
    {
        return QString::fromUtf8(runProgram({u"restore"_s, file, path(u"head-%1.soundings"_s.arg(++m_restored))}).err);
    }

    int m_restored = 0;
};

} // namespace

TEST_F(BackupCommands, aBackupIsRestoredIntoANewFileAndNowhereElse)
{
    ASSERT_EQ(runProgram({u"import"_s, m_file, letters(3)}).exit, 0);
    const QString backup = path(u"copy.soundings"_s);
    ASSERT_EQ(runProgram({u"backup"_s, m_file, backup}).exit, 0);
    const ProgramRun restored = runProgram({u"restore"_s, backup, path(u"new.soundings"_s)});
    EXPECT_EQ(restored.exit, 0) << restored.err.toStdString();
    EXPECT_TRUE(restored.err.contains("3 responses")) << restored.err.toStdString();
    EXPECT_EQ(runProgram({u"verify"_s, path(u"new.soundings"_s)}).exit, 0);
    const ProgramRun over = runProgram({u"restore"_s, backup, m_file});
    EXPECT_EQ(over.exit, 1);
    EXPECT_TRUE(over.err.contains("lis.soundings")) << over.err.toStdString();
    EXPECT_EQ(headOf(backup), headOf(path(u"new.soundings"_s)));
}

TEST_F(BackupCommands, underAPasswordItIsReadWithThatAlone)
{
    ASSERT_EQ(runProgram({u"import"_s, m_file, letters(3)}).exit, 0);
    const QString backup = path(u"copy.soundings-locked"_s);
    EXPECT_EQ(runWithPassword({u"backup"_s, m_file, backup, u"--encrypt"_s}, u"short"_s).exit, 1);
    EXPECT_FALSE(QFileInfo::exists(backup));
    const ProgramRun made = runWithPassword({u"backup"_s, m_file, backup, u"--encrypt"_s}, u"four plain words"_s);
    ASSERT_EQ(made.exit, 0) << made.err.toStdString();
    EXPECT_FALSE(readFile(backup).contains("Letter"));
    const ProgramRun wrong = runWithPassword({u"restore"_s, backup, path(u"new.soundings"_s)}, u"five plain words"_s);
    EXPECT_EQ(wrong.exit, 1);
    EXPECT_TRUE(wrong.err.contains("does not open")) << wrong.err.toStdString();
    QByteArray bytes = readFile(backup);
    bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
    writeFile(path(u"altered.soundings-locked"_s), bytes);
    const ProgramRun altered =
        runWithPassword({u"restore"_s, path(u"altered.soundings-locked"_s), path(u"new.soundings"_s)}, u"four plain words"_s);
    EXPECT_EQ(altered.exit, 1);
    EXPECT_TRUE(altered.err.contains("altered")) << altered.err.toStdString();
    EXPECT_FALSE(QFileInfo::exists(path(u"new.soundings"_s)));
    EXPECT_EQ(runWithPassword({u"restore"_s, backup, path(u"new.soundings"_s)}, u"four plain words"_s).exit, 0);
    EXPECT_EQ(runProgram({u"verify"_s, path(u"new.soundings"_s)}).exit, 0);
}
