#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace soundings::test {

/// A real PostgreSQL of the tests' own: in a temporary folder, on a Unix socket alone, ended with its scope, and with
/// the program where that is killed. Works as root and as anybody else.
class PostgresServer
{
public:
    static bool isInstalled(); ///< else GTEST_SKIP() with a word
    /// One for a whole program, started when it is first asked for.
    static PostgresServer &shared();

    PostgresServer();
    ~PostgresServer();

    void start(); ///< fails the test where it does not come up
    void stop(bool immediately = false); ///< at once, as a power cut would

    /// A new, empty database: "postgresql:///name?host=…&user=soundings".
    QString newDatabase();
    /// Of a database of that name, or of another of newDatabase() for another user.
    [[nodiscard]] QString place(const QString &database, const QString &user = QStringLiteral("soundings")) const;
    /// Runs SQL as psql does; gives what it prints. Fails the test where that fails.
    QString psql(const QString &place, const QString &sql) const;

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void prepareChild(QProcess &process) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    int m_databases = 0;
};

/// Where tests keep a consultation that is to be made: a file of that name, or, where $SOUNDINGS_TEST_ENGINE is
/// "postgresql", a database of its own.
[[nodiscard]] QString storePlace(const QString &file);

} // namespace soundings::test
