#include "core/consultation/views.h"
#include "core/store/connection.h"
#include "core/store/engine.h"
#include "core/store/querysql.h"
#include "core/store/schema.h"
#include "core/store/sqlitehandle.h"
#include "core/store/wordbreaker.h"

#include "core/search/wordscanner.h"

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

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
constexpr int sqliteBusy = 5;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteInterrupt = 9;
constexpr int sqliteIoError = 10;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteConstraint = 19;
constexpr int sqliteFull = 13;
constexpr int sqliteCantOpen = 14;
constexpr int sqliteNotADatabase = 26;

/// Row by row and by its values: before an INSERT that selects, SQLite makes a savepoint, at which FTS5 writes out
/// what it has gathered: a segment of the index for each response, to be merged later.
void writeIndex(Connection &connection, ResponseId response, const QString &insert)
{
    Statement source(connection,
                     u"SELECT subject, message, attachments, respondent FROM search_source WHERE id = ?"_s);
    if (!source.with(response.value).run().next())
        return;
    Statement(connection, insert)
        .with(response.value, source.text(0), source.text(1), source.text(2), source.text(3))
        .run();
}

class Sqlite final : public Engine
{
public:
    void checkFree(const QString &place) const override
    {
        if (QFileInfo::exists(place)) {
            refuse(ErrorKind::Refused,
                   text("%1 exists already and is not overwritten. Choose another name.").arg(place));
        }
    }
    void discard(const QString &place) const override
    {
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(place + ending);
    }
    void discardUnfinished(const QString &place) const override { discard(place); }
    QString nameOf(const QString &place) const override { return QFileInfo(place).fileName(); }

    QString driver() const override { return u"QSQLITE"_s; }
    void open(QSqlDatabase &database, const QString &place, bool create) const override;
    [[noreturn]] void fail(const QSqlError &error, const QString &place) const override;
    bool isBroken(const QSqlError &) const override { return false; }
    bool readsRowByRow() const override { return true; }
    QStringList beginWriting() const override { return {u"BEGIN IMMEDIATE"_s}; }
    QString beginReading() const override { return u"BEGIN"_s; }

    QStringList tables(Connection &connection) const override;
    QStringList keyOf(Connection &connection, const QString &table) const override;
    void allowLongWork(Connection &) const override {}
    void claim(Connection &connection) const override
    {
        // The one lasts as long as the connection; the other is nothing that a transaction may change.
        connection.run(u"PRAGMA locking_mode=EXCLUSIVE"_s);
        connection.run(u"PRAGMA foreign_keys=OFF"_s);
    }
    void beginFilling(Connection &) const override {}
    void endFilling(Connection &) const override {} // check() looks at references
    bool isBeingFilled(Connection &connection) const override
    {
        Statement table(connection, u"SELECT 1 FROM sqlite_master WHERE name = 'copying'"_s);
        return table.run().next();
    }
    QHash<QString, qint64> highestIds(Connection &connection) const override;
    void setHighestId(Connection &connection, const QString &table, qint64 id) const override;

    void migrate(Connection &connection, bool fresh) const override { migrateFile(connection, fresh); }

    QString listedIds() const override { return u"(SELECT value FROM json_each(?))"_s; }
    QString listedTexts() const override { return listedIds(); }
    QString listIn(const QString &json, const QString &key) const override
    {
        return u"json_each(%1, '$.%2')"_s.arg(json, key);
    }
    QString dayOf(const QString &seconds) const override { return u"date(%1, 'unixepoch')"_s.arg(seconds); }

    bool joinsWords() const override { return true; }
    QStringList matchOf(const search::Text &text) const override;
    QString matchCondition() const override { return u"r.id IN (SELECT rowid FROM search WHERE search MATCH ?)"_s; }
    std::vector<ResponseId> ranked(Connection &connection, const CompiledQuery &query) const override;
    QHash<ResponseId, double> scores(Connection &connection, const CompiledQuery &query,
                                     const QString &ids) const override;
    void indexResponse(Connection &connection, ResponseId response) const override
    {
        writeIndex(connection, response,
                   u"INSERT INTO search(rowid, subject, message, attachments, respondent) VALUES(?, ?, ?, ?, ?)"_s);
    }
    void unindexResponse(Connection &connection, ResponseId response) const override
    {
        writeIndex(connection, response,
                   u"INSERT INTO search(search, rowid, subject, message, attachments, respondent) "
                   "VALUES('delete', ?, ?, ?, ?, ?)"_s);
    }
    void rebuildIndex(Connection &connection, const Step &step) const override
    {
        const Interruption stopping(connection, step);
        connection.run(u"INSERT INTO search(search) VALUES('rebuild')"_s);
    }
    void check(Connection &connection, std::vector<Finding> &findings, const Step &step) const override;
    void wipeFreePlaces(Connection &connection) const override;
};

void Sqlite::open(QSqlDatabase &database, const QString &place, bool create) const
{
    if (!create && !QFileInfo::exists(place))
        refuse(ErrorKind::NotFound, text("There is no file %1.").arg(place));
    database.setDatabaseName(place);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!database.open())
        fail(database.lastError(), place);
    if (const Result<> breaker = registerWordBreaker(database); !breaker)
        throw StoreFailure{breaker.error()};
    // FULL, so that what was acknowledged survives a power cut.
    for (const QString &pragma :
         {u"PRAGMA foreign_keys=ON"_s, u"PRAGMA synchronous=FULL"_s, u"PRAGMA temp_store=MEMORY"_s,
          u"PRAGMA cache_size=-32000"_s, u"PRAGMA trusted_schema=ON"_s}) {
        QSqlQuery query(database);
        if (!query.exec(pragma))
            fail(query.lastError(), place);
    }
}

void Sqlite::fail(const QSqlError &error, const QString &place) const
{
    const QString name = nameOf(place);
    const QString detail = error.text();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqliteInterrupt:
        refuse(ErrorKind::Cancelled, {}, detail);
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
        refuse(ErrorKind::Storage,
               text("%1 can't be opened. Check that its folder exists and may be written to.").arg(name), detail);
    case sqliteNotADatabase:
        refuse(ErrorKind::Unreadable, text("%1 is not a Soundings consultation.").arg(name), detail);
    case sqliteCorrupt:
        refuse(ErrorKind::Unreadable, text("%1 is damaged. Restore a backup, or read what can be read of it into a new file: “soundings "
                    "salvage” does that too.")
                   .arg(name),
               detail);
    case sqliteConstraint: // trying again is no use
        refuse(ErrorKind::Refused, text("It no longer fits what %1 holds: somebody changed it meanwhile.").arg(name), detail);
    case sqliteIoError:
        refuse(ErrorKind::Storage,
               text("The disk failed while %1 was in use. Nothing of this step was written.").arg(name), detail);
    default:
        refuse(ErrorKind::Storage, text("%1: the database answered with an error.").arg(name), detail);
    }
}

QStringList Sqlite::tables(Connection &connection) const
{
    QStringList names;
    Statement rows(connection, u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
                               "AND name NOT IN ('search', 'copying') AND name NOT LIKE 'search\\_%' ESCAPE '\\'"_s);
    for (rows.run(); rows.next();)
        names << rows.text(0);
    return names;
}

QStringList Sqlite::keyOf(Connection &connection, const QString &table) const
{
    QStringList key;
    Statement columns(connection, u"SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"_s);
    for (columns.with(table).run(); columns.next();)
        key << columns.text(0);
    return key;
}

QHash<QString, qint64> Sqlite::highestIds(Connection &connection) const
{
    QHash<QString, qint64> highest;
    Statement rows(connection, u"SELECT name, seq FROM sqlite_sequence"_s);
    for (rows.run(); rows.next();)
        highest.insert(rows.text(0), rows.number(1));
    return highest;
}

void Sqlite::setHighestId(Connection &connection, const QString &table, qint64 id) const
{
    Statement(connection, u"DELETE FROM sqlite_sequence WHERE name = ?"_s).with(table).run();
    Statement(connection, u"INSERT INTO sqlite_sequence(name, seq) VALUES(?, ?)"_s).with(table, id).run();
}

QStringList Sqlite::matchOf(const search::Text &text) const
{
    QStringList words;
    for (const search::Word &word : search::split(text.text))
        words << word.folded;
    const QString mark = text.exact || text.prefix ? QString() : QString(QChar(stemMark));
    return {u'"' + mark + words.join(u' ') + u'"' + (text.prefix ? u" *"_s : QString())};
}

std::vector<ResponseId> Sqlite::ranked(Connection &connection, const CompiledQuery &query) const
{
    // Reckoned before they are joined: joined, FTS5 is asked for each row anew, and bm25() may then miss words of an OR.
    Statement rows(connection, u"WITH scored AS MATERIALIZED "
                               "(SELECT rowid AS id, bm25(search) AS score FROM search WHERE search MATCH ?) "
                               "SELECT r.id FROM response r JOIN scored ON scored.id = r.id "
                               "WHERE ("_s + query.where + u") ORDER BY scored.score, r.number"_s);
    std::vector<ResponseId> ids;
    for (rows.withAll(QVariantList{query.match} + query.binds).run(); rows.next();)
        ids.push_back({rows.number(0)});
    return ids;
}

QHash<ResponseId, double> Sqlite::scores(Connection &connection, const CompiledQuery &query, const QString &ids) const
{
    QHash<ResponseId, double> scores;
    // The + keeps FTS5 from being asked for each row anew, and from counting the words of the whole index each time.
    Statement rows(connection, u"SELECT rowid, -bm25(search) FROM search WHERE search MATCH ? AND +rowid IN "_s
                                   + listedIds());
    for (rows.with(query.match, ids).run(); rows.next();)
        scores.insert({rows.number(0)}, rows[1].toDouble());
    return scores;
}

/// FTS5 only marks what leaves the index; merging it all drops that. A file written anew has no free pages, and nothing
/// of the old one stays in the log.
void Sqlite::wipeFreePlaces(Connection &connection) const
{
    connection.run(u"INSERT INTO search(search) VALUES('optimize')"_s);
    connection.run(u"PRAGMA temp_store=FILE"_s); // the whole of it is written once more: not into memory
    connection.run(u"VACUUM"_s);
    connection.run(u"PRAGMA temp_store=MEMORY"_s);
    Statement log(connection, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (!log.run().next() || log.number(0) != 0) {
        refuse(ErrorKind::Storage, text("What was erased is gone from the consultation, but copies of it may stay in %1-wal "
                                        "while the consultation is open elsewhere: close it there, and here.")
                                       .arg(nameOf(connection.place())));
    }
}

void Sqlite::check(Connection &connection, std::vector<Finding> &findings, const Step &step) const
{
    const Interruption stopping(connection, step);
    Statement integrity(connection, u"PRAGMA integrity_check"_s);
    for (integrity.run(); integrity.next();) {
        if (integrity.text(0) != u"ok")
            findings.push_back({u"database"_s, u"file"_s, integrity.text(0)});
    }
    Statement foreign(connection, u"PRAGMA foreign_key_check"_s);
    for (foreign.run(); foreign.next();) {
        findings.push_back({u"database"_s, u"%1 %2"_s.arg(foreign.text(0), foreign.text(1)),
                            u"It refers to something in “%1” that is not there."_s.arg(foreign.text(2))});
    }
    try {
        connection.run(u"INSERT INTO search(search, rank) VALUES('integrity-check', 1)"_s);
    } catch (const StoreFailure &failure) {
        if (failure.error.kind == ErrorKind::Cancelled)
            throw;
        findings.push_back({u"index"_s, u"search"_s,
                            u"The search index does not agree with the texts. Run “soundings index --rebuild”. "_s
                                + failure.error.detail});
    }
}

} // namespace

const Engine &sqliteEngine()
{
    static const Sqlite engine;
    return engine;
}

} // namespace soundings::store
