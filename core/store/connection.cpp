#include "core/store/connection.h"

#include <QElapsedTimer>
#include <QSqlError>
#include <QSqlRecord>
#include <QThread>

#include <atomic>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

} // namespace

void refuse(ErrorKind kind, const QString &message, const QString &detail)
{
    throw StoreFailure{Error{kind, message, detail}};
}

Connection::Connection(const QString &place, bool create)
    : m_engine(Engine::of(place))
    , m_place(place)
{
    open(create);
}

Connection::~Connection()
{
    close();
}

void Connection::open(bool create)
{
    static std::atomic<quint64> counter = 0;
    m_name = u"soundings-%1"_s.arg(++counter);
    ++m_opened;
    QSqlDatabase database = QSqlDatabase::addDatabase(m_engine.driver(), m_name);
    try {
        m_engine.open(database, m_place, create);
    } catch (...) {
        database = {};
        close();
        throw;
    }
}

void Connection::close()
{
    m_prepared.clear();
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

bool Connection::stoodUpAfter(const QSqlError &error)
{
    m_broken = m_engine.isBroken(error);
    if (m_transaction || !m_broken)
        m_engine.fail(error, m_place);
    openAgain();
    return true;
}

void Connection::openAgain()
{
    constexpr qint64 longest = 15'000; // milliseconds
    constexpr unsigned long pause = 250;
    QElapsedTimer waited;
    waited.start();
    close();
    while (m_broken) {
        try {
            open(false);
            m_broken = false;
        } catch (const StoreFailure &) {
            if (waited.elapsed() > longest)
                throw;
            QThread::msleep(pause);
        }
    }
}

void Connection::mend()
{
    if (m_broken && !m_transaction)
        openAgain();
}

void Connection::run(const QString &sql)
{
    mend();
    QSqlQuery query(database());
    if (query.exec(sql) || !stoodUpAfter(query.lastError()))
        return;
    query = QSqlQuery(database());
    if (!query.exec(sql))
        m_engine.fail(query.lastError(), m_place);
}

QSqlQuery Connection::prepared(const QString &sql)
{
    mend();
    if (const auto kept = m_prepared.find(sql); kept != m_prepared.end()) {
        QSqlQuery query = std::move(kept->second);
        m_prepared.erase(kept);
        return query;
    }
    const auto prepare = [&](QSqlQuery &query) {
        query = QSqlQuery(database());
        query.setForwardOnly(m_engine.readsRowByRow());
        return query.prepare(sql);
    };
    QSqlQuery query(database());
    if (!prepare(query) && stoodUpAfter(query.lastError()) && !prepare(query))
        m_engine.fail(query.lastError(), m_place);
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
    , m_opened(connection.m_opened)
{}

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection)
    , m_sql(std::move(other.m_sql))
    , m_query(std::move(other.m_query))
    , m_opened(other.m_opened)
    , m_ran(std::exchange(other.m_ran, false))
    , m_large(other.m_large)
{}

Statement::~Statement()
{
    if (m_ran && !m_large && m_opened == m_connection.m_opened)
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

QStringList Statement::columns() const
{
    const QSqlRecord record = m_query.record();
    QStringList names;
    for (int i = 0; i < record.count(); ++i)
        names << record.fieldName(i);
    return names;
}

Statement &Statement::run()
{
    if (!m_query.exec() && m_connection.stoodUpAfter(m_query.lastError())) {
        const QVariantList bound = m_query.boundValues();
        m_query = m_connection.prepared(m_sql);
        m_opened = m_connection.m_opened;
        for (const QVariant &value : bound)
            m_query.addBindValue(value);
        if (!m_query.exec())
            m_connection.m_engine.fail(m_query.lastError(), m_connection.m_place);
    }
    m_ran = true;
    return *this;
}

bool Statement::next()
{
    const bool row = m_query.next();
    if (!row && m_query.lastError().isValid())
        m_connection.m_engine.fail(m_query.lastError(), m_connection.m_place);
    return row;
}

Transaction::Transaction(Connection &connection)
    : m_connection(connection)
{
    const QStringList statements = connection.m_engine.beginWriting();
    m_connection.run(statements.first());
    m_connection.m_transaction = true;
    try {
        for (const QString &statement : statements.sliced(1))
            m_connection.run(statement);
    } catch (...) {
        rollBack();
        throw;
    }
}

Transaction::~Transaction()
{
    if (m_open)
        rollBack();
}

void Transaction::rollBack()
{
    m_connection.m_transaction = false;
    if (m_connection.m_broken)
        return; // the server has done it
    QSqlQuery query(m_connection.database());
    query.exec(u"ROLLBACK"_s);
}

void Transaction::commit()
{
    m_connection.run(u"COMMIT"_s);
    m_connection.m_transaction = false;
    m_open = false;
}

} // namespace soundings::store
