#include "core/store/connection.h"

#include "core/store/wordbreaker.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlError>

#include <atomic>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
constexpr int sqliteBusy = 5;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteIoError = 10;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCantOpen = 14;
constexpr int sqliteNotADatabase = 26;

[[noreturn]] void fail(const QSqlError &error, const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    const QString detail = error.text();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqliteFull:
        refuse(ErrorKind::Storage,
               text("There is no room left on the disk for %1. Nothing of this step was written: make room and try "
                    "again.")
                   .arg(name),
               detail);
    case sqliteReadOnly:
        refuse(ErrorKind::Storage, text("%1 can be read but not written. Check its permissions.").arg(name), detail);
    case sqliteBusy:
        refuse(ErrorKind::Storage, text("%1 is being written by another program. Try again in a moment.").arg(name),
               detail);
    case sqliteCantOpen:
        refuse(ErrorKind::Storage, text("%1 can't be opened. Check that its folder exists and may be written to.")
                                       .arg(name),
               detail);
    case sqliteNotADatabase:
        refuse(ErrorKind::Unreadable, text("%1 is not a Soundings consultation.").arg(name), detail);
    case sqliteCorrupt:
        refuse(ErrorKind::Unreadable, text("%1 is damaged. Use a backup, or ask for help before going on.").arg(name),
               detail);
    case sqliteIoError:
        refuse(ErrorKind::Storage, text("The disk failed while %1 was in use. Nothing of this step was written.")
                                       .arg(name),
               detail);
    default:
        refuse(ErrorKind::Storage, text("%1: the database answered with an error.").arg(name), detail);
    }
}

} // namespace

void refuse(ErrorKind kind, const QString &message, const QString &detail)
{
    throw StoreFailure{Error{kind, message, detail}};
}

Connection::Connection(const QString &file, bool create)
    : m_file(file)
{
    static std::atomic<quint64> counter = 0;
    m_name = u"soundings-%1"_s.arg(++counter);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    database.setDatabaseName(file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    try {
        if (!create && !QFileInfo::exists(file))
            refuse(ErrorKind::NotFound, text("There is no file %1.").arg(file));
        if (!database.open())
            fail(database.lastError(), file);
        if (const Result<> breaker = registerWordBreaker(database); !breaker)
            throw StoreFailure{breaker.error()};
        // FULL, so that what was acknowledged survives a power cut; WAL, so that readers never wait.
        for (const QString &pragma :
             {u"PRAGMA foreign_keys=ON"_s, u"PRAGMA synchronous=FULL"_s, u"PRAGMA temp_store=MEMORY"_s,
              u"PRAGMA cache_size=-32000"_s, u"PRAGMA trusted_schema=ON"_s})
            run(pragma);
    } catch (...) {
        database = {};
        close();
        throw;
    }
}

Connection::~Connection()
{
    close();
}

void Connection::close()
{
    m_prepared.clear();
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

void Connection::run(const QString &sql)
{
    QSqlQuery query(database());
    if (!query.exec(sql))
        fail(query.lastError(), m_file);
}

QSqlQuery Connection::prepared(const QString &sql)
{
    if (const auto kept = m_prepared.find(sql); kept != m_prepared.end()) {
        QSqlQuery query = std::move(kept->second);
        m_prepared.erase(kept);
        return query;
    }
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        fail(query.lastError(), m_file);
    return query;
}

void Connection::keepPrepared(const QString &sql, QSqlQuery query)
{
    constexpr size_t most = 100; // a search's is made for its words, and seldom comes again
    query.finish();
    if (m_prepared.size() >= most)
        m_prepared.clear();
    m_prepared.insert_or_assign(sql, std::move(query));
}

Statement::Statement(Connection &connection, const QString &sql)
    : m_connection(connection)
    , m_sql(sql)
    , m_query(connection.prepared(sql))
{}

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection)
    , m_sql(std::move(other.m_sql))
    , m_query(std::move(other.m_query))
    , m_ran(std::exchange(other.m_ran, false))
    , m_large(other.m_large)
{}

Statement::~Statement()
{
    if (m_ran && !m_large)
        m_connection.keepPrepared(m_sql, std::move(m_query));
}

Statement &Statement::withAll(const QVariantList &values)
{
    m_ran = false;
    for (const QVariant &value : values)
        bind(value);
    return *this;
}

void Statement::bind(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString) {
        const QString text = noted(value.toString());
        m_query.addBindValue(text.isNull() ? QString(u""_s) : text);
    } else if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = noted(value.toByteArray());
        m_query.addBindValue(bytes.isNull() ? QByteArray("") : bytes);
    } else {
        m_query.addBindValue(value);
    }
}

Statement &Statement::run()
{
    if (!m_query.exec())
        fail(m_query.lastError(), m_connection.file());
    m_ran = true;
    return *this;
}

Transaction::Transaction(Connection &connection)
    : m_connection(connection)
{
    m_connection.run(u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    QSqlQuery query(m_connection.database());
    query.exec(u"ROLLBACK"_s);
}

void Transaction::commit()
{
    m_connection.run(u"COMMIT"_s);
    m_open = false;
}

} // namespace soundings::store
