#include "tests/app/program.h"
#include "tests/support/mailserver.h"

#include <QProcess>
#include <QThread>

#include <csignal>

using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class FetchCommand : public ProgramTest
{
protected:
    void SetUp() override
    {
        if (!MailServer::isInstalled())
            GTEST_SKIP() << "needs Dovecot and openssl";
        ProgramTest::SetUp();
        m_server.deliver(u"INBOX"_s, 3);
        m_server.start();
        writeFile(path(u"password"_s), MailServer::password().toUtf8() + '\n');
    }

    QString mailbox() const { return u"imap://ann@localhost:%1/INBOX"_s.arg(m_server.plainPort()); }

    void start(QProcess &process, const QStringList &more, const QString &passwordFile = u"password"_s)
    {
        process.setStandardInputFile(path(passwordFile));
        process.start(program(),
                      QStringList{u"fetch"_s, m_file, mailbox(), u"--password-fd"_s, u"0"_s} + more);
        ASSERT_TRUE(process.waitForStarted());
    }

    ProgramRun fetch(const QStringList &more = {}, const QString &passwordFile = u"password"_s)
    {
        QProcess process;
        start(process, more, passwordFile);
        EXPECT_TRUE(process.waitForFinished(60'000)) << "the program hangs";
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    MailServer m_server{Certificate::Good, false}; // in the clear, which goes only on this computer
};

} // namespace

TEST_F(FetchCommand, printsTheSameRowsAsImport)
{
    const ProgramRun first = fetch({u"--json"_s});
    EXPECT_EQ(first.exit, 0) << first.err.toStdString();
    const std::vector<QJsonObject> rows = first.lines();
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0][u"source"_s].toString(), mailbox() + u"#1"_s);
    EXPECT_EQ(rows[0][u"outcome"_s].toString(), u"added"_s);
    EXPECT_EQ(rows[0][u"reference"_s].toString(), u"R-0001"_s);
    EXPECT_EQ(rows[0][u"received"_s].toString(), u"2020-01-20T10:00:00Z"_s);

    // As a file it is the same message, but for the line ends with which it goes over the wire.
    const ProgramRun again = fetch({u"--json"_s});
    EXPECT_EQ(again.exit, 0);
    EXPECT_TRUE(again.lines().empty());
    m_server.deliver(u"INBOX"_s, QByteArray("just noise, no header\n"));
    const ProgramRun broken = fetch({u"--json"_s});
    EXPECT_TRUE(broken.exit == 0 || broken.exit == 3);
    EXPECT_EQ(broken.lines().size(), 1u);
}

TEST_F(FetchCommand, saysWhatFailedAndNeverThePassword)
{
    writeFile(path(u"wrong"_s), "tralala\n");
    const ProgramRun run = fetch({}, u"wrong"_s);
    EXPECT_EQ(run.exit, 1);
    EXPECT_TRUE(run.err.contains("localhost"));
    EXPECT_FALSE((run.err + run.out).contains("tralala"));
    const ProgramRun inAddress = runProgram({u"fetch"_s, m_file, u"imaps://ann:tralala@localhost/INBOX"_s});
    EXPECT_EQ(inAddress.exit, 2);
    EXPECT_FALSE(inAddress.err.contains("tralala"));
}

TEST_F(FetchCommand, watchesUntilItIsInterrupted)
{
    QProcess process;
    start(process, {u"--json"_s, u"--watch"_s});
    QByteArray out;
    const auto rowsCome = [&](int rows) {
        for (int i = 0; i < 300 && out.count('\n') < rows; ++i) {
            process.waitForReadyRead(50);
            out += process.readAllStandardOutput();
        }
        return out.count('\n') == rows;
    };
    EXPECT_TRUE(rowsCome(3));
    m_server.deliver(u"INBOX"_s, 1, 3);
    EXPECT_TRUE(rowsCome(4)) << out.toStdString();
    ::kill(pid_t(process.processId()), SIGINT);
    EXPECT_TRUE(process.waitForFinished(5'000));
    EXPECT_EQ(process.exitStatus(), QProcess::NormalExit);
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    EXPECT_EQ(runProgram({u"verify"_s, m_file}).exit, 0);
}
