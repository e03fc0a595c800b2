#include "tests/support/postgres.h"

#include "tests/support/files.h"

#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QThread>

#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soundings::test {

using namespace Qt::StringLiterals;

namespace {

QString program(const QString &name)
{
    QStringList folders;
    const QDir versions(u"/usr/lib/postgresql"_s);
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        folders << versions.filePath(version + u"/bin"_s);
    const QString found = folders.isEmpty() ? QString() : QStandardPaths::findExecutable(name, folders);
    return found.isEmpty() ? QStandardPaths::findExecutable(name) : found;
}

} // namespace

QString storePlace(const QString &file)
{
    return qEnvironmentVariable("SOUNDINGS_TEST_ENGINE") == u"postgresql"_s ? PostgresServer::shared().newDatabase() : file;
}

bool PostgresServer::isInstalled()
{
    return !program(u"initdb"_s).isEmpty() && !program(u"postgres"_s).isEmpty();
}

PostgresServer &PostgresServer::shared()
{
    static PostgresServer server;
    if (server.m_process.state() == QProcess::NotRunning)
        server.start();
    return server;
}

/// PostgreSQL refuses to run as root. And it ends when the program does, however that ends: it is told to stop at
/// once when its parent dies.
void PostgresServer::prepareChild(QProcess &process) const
{
    const passwd *nobody = ::geteuid() == 0 ? ::getpwnam("nobody") : nullptr;
    const uid_t uid = nobody ? nobody->pw_uid : ::geteuid();
    const gid_t gid = nobody ? nobody->pw_gid : ::getegid();
    const bool drops = nobody != nullptr;
    process.setWorkingDirectory(u"/"_s);
    process.setChildProcessModifier([=] {
        if (drops && (::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(127);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
}

PostgresServer::PostgresServer()
{
    if (::geteuid() != 0)
        return;
    const passwd *nobody = ::getpwnam("nobody");
    EXPECT_TRUE(nobody && ::chown(qPrintable(m_folder.path()), nobody->pw_uid, nobody->pw_gid) == 0);
}

PostgresServer::~PostgresServer()
{
    stop();
}

void PostgresServer::start()
{
    if (!QDir(path(u"data"_s)).exists()) {
        QProcess initdb;
        prepareChild(initdb);
        initdb.start(program(u"initdb"_s), {u"-D"_s, path(u"data"_s), u"-U"_s, u"soundings"_s, u"-A"_s, u"trust"_s, u"-E"_s,
                                            u"UTF8"_s, u"--locale=C.UTF-8"_s, u"--no-sync"_s});
        ASSERT_TRUE(initdb.waitForFinished(300'000));
        ASSERT_EQ(initdb.exitCode(), 0) << initdb.readAllStandardError().toStdString();
    }
    prepareChild(m_process);
    m_process.setStandardErrorFile(path(u"log"_s), QIODevice::Append);
    // Nothing but what the tests do may be lost: the server may, so that it need not wait for the disk.
    m_process.start(program(u"postgres"_s),
                    {u"-D"_s, path(u"data"_s), u"-c"_s, u"listen_addresses="_s, u"-c"_s,
                     u"unix_socket_directories="_s + m_folder.path(), u"-c"_s, u"fsync=off"_s, u"-c"_s,
                     u"max_connections=60"_s});
    ASSERT_TRUE(m_process.waitForStarted());
    QElapsedTimer waited;
    waited.start();
    while (true) {
        QProcess ready;
        ready.start(program(u"pg_isready"_s), {u"-q"_s, u"-h"_s, m_folder.path()});
        ready.waitForFinished();
        if (ready.exitCode() == 0)
            break;
        ASSERT_LT(waited.elapsed(), 120'000) << readFile(path(u"log"_s)).toStdString();
        QThread::msleep(50);
    }
}

void PostgresServer::stop(bool immediately)
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), immediately ? SIGQUIT : SIGINT);
    if (!m_process.waitForFinished(20'000))
        m_process.kill();
    m_process.waitForFinished();
}

QString PostgresServer::place(const QString &database, const QString &user) const
{
    return u"postgresql:///%1?host=%2&user=%3"_s.arg(database, m_folder.path(), user);
}

QString PostgresServer::newDatabase()
{
    const QString name = u"test%1"_s.arg(++m_databases);
    psql(place(u"postgres"_s), u"CREATE DATABASE "_s + name);
    return place(name);
}

QString PostgresServer::psql(const QString &place, const QString &sql) const
{
    QProcess process;
    process.start(program(u"psql"_s), {u"-X"_s, u"-q"_s, u"-At"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-c"_s, sql, place});
    EXPECT_TRUE(process.waitForFinished(60'000));
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace soundings::test
