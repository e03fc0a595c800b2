#pragma once

#include "tests/support/files.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <gtest/gtest.h>

namespace soundings {

/// A database in memory of a test's own.
struct Connection
{
    Connection()
    {
        static int made = 0;
        m_name = QStringLiteral("test-%1").arg(++made);
        database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(QStringLiteral(":memory:"));
        EXPECT_TRUE(database.open());
    }
    ~Connection()
    {
        database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void run(const QString &statement)
    {
        QSqlQuery query(database);
        ASSERT_TRUE(query.exec(statement)) << statement.toStdString() << '\n'
                                           << query.lastError().text().toStdString();
    }
    /// The statements of a file of the project, each ended by a ';' at the end of a line.
    void runFile(const QString &relative)
    {
        const QString text = QString::fromUtf8(test::readFile(test::projectFile(relative)));
        for (const QString &statement : text.split(QStringLiteral(";\n"), Qt::SkipEmptyParts))
            run(statement);
    }

    QSqlDatabase database;

private:
    QString m_name;
};

} // namespace soundings
