#include "core/store/salvaging.h"

#include "core/store/indexing.h"
#include "core/store/store.h"
#include "core/store/workfolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// The damaged file, as a copy: what SQLite mends when it opens one may be lost by it.
class Wreck
{
public:
    /// Copied beside `fresh`, where there must be room anyway.
    Wreck(const QString &file, const QString &fresh)
        : m_folder(fresh)
    {
        if (!m_folder.isValid())
            refuse(ErrorKind::Storage, text("Nothing can be written beside %1. Choose another folder.").arg(fresh),
                   m_folder.error());
        const QString copy = m_folder.filePath(u"wreck"_s);
        for (const QString &suffix : {u""_s, u"-wal"_s}) {
            if (QFile::exists(file + suffix) && !QFile::copy(file + suffix, copy + suffix))
                refuse(ErrorKind::Storage,
                       text("%1 can't be read, or there is no room for a copy of it.").arg(file));
        }
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        m_database.setDatabaseName(copy);
        m_database.open();
    }
    ~Wreck()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Wreck(const Wreck &) = delete;
    Wreck &operator=(const Wreck &) = delete;

    [[nodiscard]] QSqlQuery query(const QString &sql, bool *fine) const
    {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        *fine = query.exec(sql);
        return query;
    }

private:
    WorkFolder m_folder;
    const QString m_name = u"soundings-wreck-"_s + m_folder.filePath({});
    QSqlDatabase m_database;
};

/// Moves the rows of one table.
class Mover
{
public:
    Mover(const Wreck &wreck, Connection &fresh, const QString &table)
        : m_wreck(wreck)
        , m_fresh(fresh)
        , m_result{table}
    {
        bool fine = false;
        QSqlQuery has = wreck.query(u"SELECT name FROM pragma_table_info('%1')"_s.arg(table), &fine);
        QStringList there;
        while (has.next())
            there << has.value(0).toString();
        Statement wanted(fresh, u"SELECT name, pk FROM pragma_table_info(?) ORDER BY cid"_s);
        for (wanted.with(table).run(); wanted.next();) {
            if (there.contains(wanted.text(0)))
                m_columns << u'"' + wanted.text(0) + u'"';
            if (wanted.number(1) > 0)
                m_key << u'"' + wanted.text(0) + u'"';
        }
    }

    Salvaged run()
    {
        if (m_columns.isEmpty()) {
            m_result.error = u"The table is not there."_s;
            return m_result;
        }
        // Rows between two damaged pages are found neither from the one end nor from the other, but by their
        // number.
        const qint64 last = highest();
        m_result.whole = read({}, u"ASC"_s);
        if (!m_result.whole) {
            read({}, u"DESC"_s);
            for (qint64 from = m_newest + 1; from > 0 && from <= last; ++from)
                read(u"WHERE rowid = %1"_s.arg(from), u"ASC"_s);
        }
        return m_result;
    }

private:
    /// 0 where rows have no number of their own.
    qint64 highest() const
    {
        bool fine = false;
        QSqlQuery query = m_wreck.query(u"SELECT max(rowid) FROM "_s + m_result.table, &fine);
        return fine && query.next() ? query.value(0).toLongLong() : 0;
    }

    /// Whether it came to the end without an error.
    bool read(const QString &where, const QString &direction)
    {
        const QString order = m_key.join(u" %1, "_s.arg(direction)) + u' ' + direction;
        bool fine = false;
        QSqlQuery rows = m_wreck.query(u"SELECT %1 FROM %2 NOT INDEXED %3 ORDER BY %4"_s.arg(
                                           m_columns.join(u", "_s), m_result.table, where, order),
                                       &fine);
        Statement insert(m_fresh, u"INSERT INTO %1(%2) VALUES(%3) ON CONFLICT DO NOTHING"_s.arg(
                                      m_result.table, m_columns.join(u", "_s),
                                      QStringList(m_columns.size(), u"?"_s).join(u", "_s)));
        while (fine && rows.next()) {
            QVariantList values;
            for (int i = 0; i < m_columns.size(); ++i)
                values << (rows.isNull(i) ? QVariant(QMetaType::fromType<qint64>()) : rows.value(i)); // no empty text
            try {
                m_result.rows += insert.withAll(values).run().rowsAffected();
            } catch (const StoreFailure &failure) { // what is no row of this table is no row that can be kept
                note(failure.error.detail);
            }
            if (direction == u"ASC" && m_key.size() == 1)
                m_newest = values.front().toLongLong();
        }
        if (rows.lastError().isValid())
            note(rows.lastError().text());
        return m_result.error.isEmpty();
    }

    void note(const QString &error)
    {
        if (m_result.error.isEmpty())
            m_result.error = error;
    }

    const Wreck &m_wreck;
    Connection &m_fresh;
    QStringList m_columns;
    QStringList m_key;
    qint64 m_newest = 0; ///< number of the last row read in order
    Salvaged m_result;
};

QStringList tablesOf(Connection &fresh)
{
    QStringList tables;
    Statement rows(fresh, u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
                          "AND name NOT LIKE 'search%' ORDER BY name"_s);
    for (rows.run(); rows.next();)
        tables << rows.text(0);
    return tables;
}

} // namespace

Result<std::vector<Salvaged>> salvage(const QString &damaged, const QString &fresh, const SalvageProgress &progress)
{
    if (!QFileInfo::exists(damaged))
        return failure(ErrorKind::NotFound, text("There is no file %1.").arg(damaged));
    const Result<std::unique_ptr<Store>> store = Store::create(fresh);
    if (!store)
        return passOn(store);
    Result<std::vector<Salvaged>> result = (*store)->read([&](Connection &connection) {
        std::vector<Salvaged> all;
        const Wreck wreck(damaged, fresh);
        connection.run(u"PRAGMA foreign_keys=OFF"_s);
        qint64 rows = 0;
        {
            Transaction transaction(connection);
            const QStringList tables = tablesOf(connection);
            for (const QString &table : tables) {
                if (progress && !progress(qint64(all.size()), tables.size()))
                    refuse(ErrorKind::Cancelled, {});
                all.push_back(Mover(wreck, connection, table).run());
                rows += all.back().rows;
            }
            transaction.commit();
        }
        if (rows == 0)
            refuse(ErrorKind::Unreadable, text("Nothing can be read of %1. Use a backup.").arg(damaged));
        rebuildIndex(connection);
        return all;
    });
    (*store)->release();
    if (!result)
        Store::discard(fresh);
    return result;
}

bool isWhole(const QString &file)
{
    const Result<bool> whole = guarded([&] {
        Connection connection(file, false);
        Statement check(connection, u"PRAGMA quick_check(1)"_s);
        return check.run().next() && check.text(0) == u"ok";
    });
    return whole.value_or(false);
}

} // namespace soundings::store
