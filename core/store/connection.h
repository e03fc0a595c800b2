#pragma once

#include "core/consultation/result.h"
#include "core/store/engine.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <unordered_map>

namespace soundings::store {

/// Thrown inside this room when the database says no, and turned into a Result by guarded() at its doors, so that
/// a transaction of thirty statements reads as thirty lines. It never leaves core/store.
struct StoreFailure
{
    Error error;
};

[[noreturn]] void refuse(ErrorKind kind, const QString &message, const QString &detail = {});

/// Runs `f`, giving its value or the failure it met.
template<class F>
auto guarded(F f) -> Result<std::invoke_result_t<F>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
            f();
            return {};
        } else {
            return f();
        }
    } catch (const StoreFailure &failure) {
        return tl::unexpected<Error>(failure.error);
    }
}

/// One thread's own connection to a consultation, file or team database; closed with its scope. One that broke is
/// opened anew where nothing is lost by it: outside a transaction.
class Connection
{
public:
    /// `create`: it may be new. Throws StoreFailure.
    Connection(const QString &place, bool create);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }
    [[nodiscard]] const QString &place() const { return m_place; }
    [[nodiscard]] const Engine &engine() const { return m_engine; }
    void run(const QString &sql); ///< a statement without parameters or rows
    /// Since the last statement; it is opened anew with the next that is in no transaction.
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    friend class Statement;
    friend class Transaction;
    void open(bool create);
    void close();
    void openAgain(); ///< a server that starts is waited for
    void mend();
    /// After a statement failed: true where the connection had broken, stands again, and the statement may be tried
    /// once more. Else throws.
    bool stoodUpAfter(const QSqlError &error);
    QSqlQuery prepared(const QString &sql);
    void keepPrepared(const QString &sql, QSqlQuery query); ///< with what was last bound

    const Engine &m_engine;
    QString m_place;
    QString m_name;
    int m_opened = 0;           ///< how often: what was prepared before is gone
    bool m_transaction = false; ///< is open
    bool m_broken = false;
    std::unordered_map<QString, QSqlQuery> m_prepared; ///< that no Statement uses at present, by their SQL
};

/// A prepared statement, forward only. with() in order, then run(), and next() through rows. The connection keeps
/// what was prepared for the next Statement of the same SQL; it must outlive them.
class Statement
{
public:
    Statement(Connection &connection, const QString &sql);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;

    template<class... Values>
    Statement &with(const Values &...values)
    {
        m_ran = false;
        (bind(QVariant::fromValue(values)), ...);
        return *this;
    }
    Statement &withAll(const QVariantList &values);

    /// Executes; a statement can be bound and run again.
    Statement &run();
    /// The next row; false after the last. A row that can't be read is a failure, and not the end.
    bool next();
    [[nodiscard]] QVariant operator[](int column) const { return m_query.value(column); }
    [[nodiscard]] QString text(int column) const { return noted(m_query.value(column).toString()); }
    [[nodiscard]] qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] QByteArray bytes(int column) const { return noted(m_query.value(column).toByteArray()); }
    [[nodiscard]] QStringList columns() const; ///< their names
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }

    /// Of a statement that ends with RETURNING id.
    [[nodiscard]] qint64 insertedId() { return next() ? number(0) : 0; }
    [[nodiscard]] int rowsAffected() const { return m_query.numRowsAffected(); }

private:
    /// A null string is an empty one: only a null number or instant means NULL.
    void bind(const QVariant &value);
    template<class Bytes>
    Bytes noted(Bytes value) const
    {
        constexpr qsizetype large = 65'536;
        m_large = m_large || value.size() > large;
        return value;
    }

    Connection &m_connection;
    QString m_sql;
    QSqlQuery m_query;
    int m_opened;                 ///< of the connection, when this was prepared
    bool m_ran = false;           ///< since something was bound
    mutable bool m_large = false; ///< something large was bound or read, which a kept query would hold on to
};

/// A write transaction: rolled back unless committed.
class Transaction
{
public:
    explicit Transaction(Connection &connection);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    void rollBack();

    Connection &m_connection;
    bool m_open = true;
};

/// NULL for an id that names nothing.
template<class AnyId>
[[nodiscard]] QVariant idOrNull(AnyId id)
{
    return id.isValid() ? QVariant(id.value) : QVariant(QMetaType::fromType<qint64>());
}

} // namespace soundings::store
