#include "core/desk/keyring.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

/// A real keyring (gnome-keyring, unlocked, in a folder of its own) on a session bus of its own. Both go with the test:
/// it runs itself once more within that session.
namespace {

constexpr char insideASession[] = "SOUNDINGS_TEST_IN_SESSION";

void waitFor(const std::function<void(QEventLoop &)> &start)
{
    QEventLoop loop;
    start(loop);
    loop.exec();
}

Result<QString> read(const QString &account)
{
    Result<QString> found = u"never answered"_s;
    waitFor([&](QEventLoop &loop) {
        readPassword(account, &loop, [&](const Result<QString> &password) {
            found = password;
            loop.quit();
        });
    });
    return found;
}

Result<> keep(const QString &account, const QString &password)
{
    Result<> kept;
    waitFor([&](QEventLoop &loop) {
        keepPassword(account, password, &loop, [&](const Result<> &outcome) {
            kept = outcome;
            loop.quit();
        });
    });
    return kept;
}

Result<> forget(const QString &account)
{
    Result<> gone;
    waitFor([&](QEventLoop &loop) {
        forgetPassword(account, &loop, [&](const Result<> &outcome) {
            gone = outcome;
            loop.quit();
        });
    });
    return gone;
}

/// What this case, run within `command` by a shell, said; empty where it passed.
QString runInside(const QStringList &command, const QString &home)
{
    QProcess session;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(insideASession), u"1"_s);
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_DATA_HOME"_s, home);
    environment.insert(u"XDG_RUNTIME_DIR"_s, home);
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    session.setProcessEnvironment(environment);
    session.setProcessChannelMode(QProcess::MergedChannels);
    session.start(command.first(), command.mid(1));
    if (!session.waitForFinished(60'000))
        return u"It never ended: "_s + QString::fromLocal8Bit(session.readAll());
    const QString said = QString::fromLocal8Bit(session.readAll());
    return session.exitCode() == 0 && said.contains(u"[  PASSED  ] 1 test"_s) ? QString() : u"It failed: "_s + said;
}

QString thisCase()
{
    const auto *info = testing::UnitTest::GetInstance()->current_test_info();
    return u"--gtest_filter=%1.%2"_s.arg(QString::fromLatin1(info->test_suite_name()),
                                         QString::fromLatin1(info->name()));
}

} // namespace

TEST(Keyring, keepsAPasswordGivesItBackAndForgetsIt)
{
    if (!qEnvironmentVariableIsSet(insideASession)) {
        QTemporaryDir home;
        const QString script = u"printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
                               "exec \"$0\" \"$1\""_s;
        EXPECT_EQ(runInside({u"dbus-run-session"_s, u"--"_s, u"sh"_s, u"-c"_s, script,
                             QCoreApplication::applicationFilePath(), thisCase()},
                            home.path()),
                  QString());
        return;
    }
    const QString account = u"imaps://consultation@mail.example.org"_s;
    ASSERT_TRUE(read(account).has_value());
    EXPECT_EQ(*read(account), QString()) << "none is kept yet";
    const QString password = u"Kœnigin & \"Ω\" 'x'"_s;
    const Result<> kept = keep(account, password);
    ASSERT_TRUE(kept.has_value()) << qPrintable(kept.error().message + kept.error().detail);
    EXPECT_EQ(*read(account), password);
    EXPECT_EQ(*read(u"imaps://somebody@mail.example.org"_s), QString()) << "of that account alone";
    QFile ring(qEnvironmentVariable("XDG_DATA_HOME") + u"/keyrings/login.keyring"_s);
    ASSERT_TRUE(ring.open(QIODevice::ReadOnly)) << "it is the keyring's file that has it";
    EXPECT_FALSE(ring.readAll().contains(password.toUtf8())) << "and not in the open";
    ASSERT_TRUE(forget(account).has_value());
    EXPECT_EQ(*read(account), QString());
    EXPECT_TRUE(forget(account).has_value()) << "what is not there is forgotten";
}

TEST(Keyring, saysSoWhereThereIsNone)
{
    if (!qEnvironmentVariableIsSet(insideASession)) {
        QTemporaryDir home;
        EXPECT_EQ(runInside({QCoreApplication::applicationFilePath(), thisCase()}, home.path()), QString());
        return;
    }
    const Result<> kept = keep(u"imaps://consultation@mail.example.org"_s, u"secret"_s);
    ASSERT_FALSE(kept.has_value());
    EXPECT_EQ(kept.error().kind, ErrorKind::Refused);
    EXPECT_TRUE(kept.error().message.contains(u"no keyring"_s)) << qPrintable(kept.error().message);
}
