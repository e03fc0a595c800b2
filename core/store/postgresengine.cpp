#include "core/consultation/views.h"
#include "core/consultation/words.h"
#include "core/store/connection.h"
#include "core/store/engine.h"
#include "core/store/lexemes.h"
#include "core/store/postgresranking.h"
#include "core/store/postgresschema.h"
#include "core/store/postgreswords.h"
#include "core/store/querysql.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QUrl>
#include <QUrlQuery>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// A host of this computer needs no TLS: a socket's folder, or the loopback.
bool isHere(const QString &host)
{
    return host.isEmpty() || host.startsWith(u'/') || host == u"localhost" || host == u"127.0.0.1" || host == u"::1";
}

/// Among our own locks of a database: who migrates or writes holds it.
constexpr int writingLock = 0x534e4447;
/// Who copies a consultation here.
constexpr int copyingLock = 0x534e4443;

/// SQLSTATEs: https://www.postgresql.org/docs/15/errcodes-appendix.html
const struct
{
    const char *state;
    const char *sentence;
} sentences[]{
    {"55P03", QT_TRANSLATE_NOOP("soundings", "%1 is being written by somebody else. Try again in a moment.")},
    {"57014", QT_TRANSLATE_NOOP("soundings", "%1 took too long to answer. Nothing was changed: try again, or ask for "
                                             "less at once.")},
    {"53100", QT_TRANSLATE_NOOP("soundings", "There is no room left on the server for %1. Nothing of this step was "
                                             "written: tell those who run it.")},
    {"53300", QT_TRANSLATE_NOOP("soundings", "The server of %1 has no connection left for you. Try again in a moment.")},
    {"25006", QT_TRANSLATE_NOOP("soundings", "%1 can be read but not written at present. Ask those who run it.")},
    {"42501", QT_TRANSLATE_NOOP("soundings", "You may not do this in %1. Ask its owner.")},
};

/// A sentence about a database, which may begin with its name.
QString about(const QString &name, const char *source)
{
    QString sentence = text(source).arg(name);
    sentence.front() = sentence.front().toUpper();
    return sentence;
}

/// A new connection has no SQLSTATE, only what the server or libpq says.
QString whyNotOpened(const QString &said, const QString &name)
{
    if (said.contains(u"password authentication failed") || said.contains(u"no password supplied"))
        return about(name, "%1 does not take this name and password. Check both.");
    if (said.contains(u"database \"") && said.contains(u"does not exist"))
        return about(name, "%1 is not there yet. Ask for it to be made on the server (createdb).");
    if (said.contains(u"role \"") && said.contains(u"does not exist"))
        return about(name, "%1 does not know you. Ask those who run it for a user of your own.");
    if (said.contains(u"SSL"))
        return about(name, "%1 can't be reached safely: the server offers no encryption. Ask those who run it.");
    return about(name, "%1 can't be reached. Check the network and the name of the server, or ask those who run it.");
}

/// Runs what a query gives as statements.
void eachText(Connection &connection, const QString &query)
{
    QStringList statements;
    {
        Statement rows(connection, query);
        for (rows.run(); rows.next();)
            statements << rows.text(0);
    }
    for (const QString &statement : statements)
        connection.run(statement);
}

class Postgres final : public Engine
{
public:
    void checkFree(const QString &place) const override;
    void discard(const QString &place) const override;
    void discardUnfinished(const QString &place) const override;
    QString nameOf(const QString &place) const override
    {
        const QUrl url(place);
        return url.host().isEmpty() ? text("the team database “%1”").arg(url.path().sliced(1))
                                    : text("the team database “%1” on %2").arg(url.path().mid(1), url.host());
    }

    QString driver() const override { return u"QPSQL"_s; }
    void open(QSqlDatabase &database, const QString &place, bool create) const override;
    [[noreturn]] void fail(const QSqlError &error, const QString &place) const override;
    bool isBroken(const QSqlError &error) const override
    {
        const QString state = error.nativeErrorCode();
        return state.isEmpty() || state.startsWith(u"08") || state.startsWith(u"57P");
    }
    bool readsRowByRow() const override { return false; }
    QStringList beginWriting() const override
    {
        return {u"BEGIN"_s, u"SELECT pg_advisory_xact_lock(%1)"_s.arg(writingLock)};
    }
    QString beginReading() const override { return u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s; }

    QStringList tables(Connection &connection) const override;
    QStringList keyOf(Connection &connection, const QString &table) const override;
    void allowLongWork(Connection &connection) const override
    {
        connection.run(u"SET statement_timeout TO 0"_s);
        connection.run(u"SET idle_in_transaction_session_timeout TO 0"_s);
    }
    void claim(Connection &connection) const override;
    void beginFilling(Connection &connection) const override;
    void endFilling(Connection &connection) const override;
    bool isBeingFilled(Connection &connection) const override
    {
        Statement table(connection, u"SELECT to_regclass('copying') IS NOT NULL"_s);
        return table.run().next() && table.number(0) != 0;
    }
    QHash<QString, qint64> highestIds(Connection &connection) const override;
    void setHighestId(Connection &connection, const QString &table, qint64 id) const override
    {
        Statement(connection, u"UPDATE highest_id SET id = ? WHERE name = ?"_s).with(id, table).run();
    }

    void migrate(Connection &connection, bool fresh) const override { migrateTeamDatabase(connection, fresh); }

    QString listedIds() const override
    {
        return u"(SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(? AS json)))"_s;
    }
    QString listedTexts() const override { return u"(SELECT value FROM json_array_elements_text(CAST(? AS json)))"_s; }
    QString listIn(const QString &json, const QString &key) const override
    {
        return u"json_array_elements(%1 -> '%2') value(value)"_s.arg(json, key);
    }
    QString dayOf(const QString &seconds) const override
    {
        return u"to_char(to_timestamp(%1) AT TIME ZONE 'UTC', 'YYYY-MM-DD')"_s.arg(seconds);
    }

    bool joinsWords() const override { return false; }
    QStringList matchOf(const search::Text &text) const override { return tsqueries(text); }
    QString matchCondition() const override
    {
        return u"r.id IN (SELECT response FROM search WHERE words @@ CAST(? AS tsquery))"_s;
    }
    std::vector<ResponseId> ranked(Connection &connection, const CompiledQuery &query) const override
    {
        return rankedByWords(connection, query);
    }
    QHash<ResponseId, double> scores(Connection &connection, const CompiledQuery &query,
                                     const QString &ids) const override
    {
        return scoresByWords(connection, query, ids);
    }
    void indexResponse(Connection &connection, ResponseId response) const override;
    void unindexResponse(Connection &connection, ResponseId response) const override
    {
        Statement(connection, u"DELETE FROM search WHERE response = ?"_s).with(response.value).run();
    }
    void rebuildIndex(Connection &connection, const Step &step) const override;
    void check(Connection &connection, std::vector<Finding> &findings, const Step &step) const override;
    void wipeFreePlaces(Connection &connection) const override;
};

void Postgres::checkFree(const QString &place) const
{
    Connection connection(place, true);
    Statement taken(connection, u"SELECT to_regnamespace('soundings') IS NOT NULL"_s);
    if (taken.run().next() && taken.number(0)) {
        refuse(ErrorKind::Refused,
               about(nameOf(place), "%1 has a consultation in it already, which is not overwritten. Choose another "
                                    "database."));
    }
}

void Postgres::discard(const QString &place) const
{
    Connection connection(place, false);
    connection.run(u"DROP SCHEMA IF EXISTS soundings CASCADE"_s);
}

void Postgres::discardUnfinished(const QString &place) const
{
    Connection connection(place, true);
    Statement begun(connection, u"SELECT to_regclass('soundings.consultation') IS NOT NULL"_s);
    if (!begun.run().next() || begun.number(0) == 0)
        return;
    Statement whole(connection, u"SELECT 1 FROM consultation"_s);
    if (!whole.run().next())
        discard(place);
}

QStringList Postgres::tables(Connection &connection) const
{
    QStringList names;
    Statement rows(connection, u"SELECT tablename FROM pg_tables WHERE schemaname = 'soundings' AND tablename NOT IN "
                               "('search', 'schema_version', 'folding', 'highest_id', 'member', 'copying', 'copying_later')"_s);
    for (rows.run(); rows.next();)
        names << rows.text(0);
    return names;
}

QStringList Postgres::keyOf(Connection &connection, const QString &table) const
{
    QStringList key;
    Statement columns(connection, u"SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid "
                                  "AND a.attnum = ANY(i.indkey) WHERE i.indrelid = CAST(? AS regclass) AND i.indisprimary "
                                  "ORDER BY array_position(CAST(i.indkey AS int2[]), a.attnum)"_s);
    for (columns.with(table).run(); columns.next();)
        key << columns.text(0);
    return key;
}

void Postgres::claim(Connection &connection) const
{
    Statement lock(connection, u"SELECT pg_try_advisory_lock(%1)"_s.arg(copyingLock));
    if (lock.run().next() && lock.number(0) == 0) {
        refuse(ErrorKind::Refused, about(nameOf(connection.place()), "Somebody else is copying a consultation to %1 at "
                                                                     "present. Wait until that is done."));
    }
}

const QString userTriggers = u"SELECT DISTINCT format('ALTER TABLE %s %1 TRIGGER USER', CAST(tgrelid AS regclass)) "
                             "FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal "
                             "AND relnamespace = CAST('soundings' AS regnamespace)"_s;

/// Row by row, references, ids and words would be looked after again and again. What puts back what is taken off here is
/// kept in a table, for endFilling() in another process.
void Postgres::beginFilling(Connection &connection) const
{
    connection.run(u"CREATE TABLE copying_later AS SELECT 0 AS ordinal, indexdef AS statement FROM pg_indexes "
                   "WHERE schemaname = 'soundings' AND indexname = 'search_words' UNION ALL "
                   "SELECT 1, format('ALTER TABLE %s ADD CONSTRAINT %I %s', CAST(conrelid AS regclass), conname, "
                   "pg_get_constraintdef(oid)) FROM pg_constraint WHERE contype = 'f' "
                   "AND connamespace = CAST('soundings' AS regnamespace)"_s);
    eachText(connection, u"SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', CAST(conrelid AS regclass), conname) "
                         "FROM pg_constraint WHERE contype = 'f' "
                         "AND connamespace = CAST('soundings' AS regnamespace)"_s);
    eachText(connection, userTriggers.arg(u"DISABLE"_s));
    connection.run(u"DROP INDEX search_words"_s);
}

void Postgres::endFilling(Connection &connection) const
{
    connection.run(u"SET LOCAL maintenance_work_mem TO '256MB'"_s);
    eachText(connection, u"SELECT statement FROM copying_later ORDER BY ordinal"_s);
    eachText(connection, userTriggers.arg(u"ENABLE"_s));
    connection.run(u"DROP TABLE copying_later"_s);
}

QHash<QString, qint64> Postgres::highestIds(Connection &connection) const
{
    QHash<QString, qint64> highest;
    Statement rows(connection, u"SELECT name, id FROM highest_id"_s);
    for (rows.run(); rows.next();)
        highest.insert(rows.text(0), rows.number(1));
    return highest;
}

void Postgres::open(QSqlDatabase &database, const QString &place, bool) const
{
    const QUrl url(place);
    QUrlQuery query(url);
    const auto taken = [&](const QString &key, const QString &otherwise) {
        const QString value = query.queryItemValue(key, QUrl::FullyDecoded);
        query.removeAllQueryItems(key);
        return value.isEmpty() ? otherwise : value;
    };
    const QString host = taken(u"host"_s, url.host());
    database.setHostName(host);
    database.setUserName(taken(u"user"_s, url.userName(QUrl::FullyDecoded)));
    database.setPassword(taken(u"password"_s, url.password(QUrl::FullyDecoded)));
    const QString port = taken(u"port"_s, url.port() > 0 ? QString::number(url.port()) : QString());
    if (!port.isEmpty())
        database.setPort(port.toInt());
    database.setDatabaseName(url.path(QUrl::FullyDecoded).mid(1));
    QStringList options{u"application_name=soundings"_s, u"connect_timeout=10"_s,
                        u"sslmode="_s + taken(u"sslmode"_s, isHere(host) ? u"prefer"_s : u"require"_s)};
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded))
        options << key + u'=' + value;
    database.setConnectOptions(options.join(u';'));
    if (!database.open())
        refuse(ErrorKind::Storage, whyNotOpened(database.lastError().text(), nameOf(place)),
               database.lastError().text());
    for (const QString &setting :
         {u"SET search_path TO soundings, soundings_guest, pg_catalog"_s, u"SET lock_timeout TO '10s'"_s,
          u"SET statement_timeout TO '2min'"_s, u"SET idle_in_transaction_session_timeout TO '5min'"_s,
          u"SET bytea_output TO hex"_s, u"SET client_min_messages TO warning"_s}) {
        QSqlQuery set(database);
        if (!set.exec(setting))
            fail(set.lastError(), place);
    }
}

void Postgres::fail(const QSqlError &error, const QString &place) const
{
    const QString name = nameOf(place);
    if (isBroken(error)) {
        refuse(ErrorKind::Storage,
               text("The connection to the team database broke off. What was being written is not stored: wait a "
                    "moment and do it again."),
               error.text());
    }
    const QString state = error.nativeErrorCode();
    for (const auto &one : sentences) {
        if (state == QLatin1StringView(one.state)) // what one may not do does not pass
            refuse(state == u"42501" ? ErrorKind::Refused : ErrorKind::Storage, about(name, one.sentence), error.text());
    }
    if (state.startsWith(u"23")) // integrity constraints, neither
        refuse(ErrorKind::Refused, about(name, QT_TRANSLATE_NOOP("soundings", "It no longer fits what %1 holds: somebody changed it meanwhile.")), error.text());
    refuse(ErrorKind::Storage, about(name, "%1 answered with an error."), error.text());
}

void Postgres::indexResponse(Connection &connection, ResponseId response) const
{
    WordRows rows(connection, response);
    if (rows.next())
        rows.insert();
}

void Postgres::rebuildIndex(Connection &connection, const Step &step) const
{
    connection.run(u"TRUNCATE search"_s);
    for (WordRows rows(connection, step); rows.next();)
        rows.insert();
}

/// Who may not do it leaves it to the server's own tidying; it warns and goes on.
void Postgres::wipeFreePlaces(Connection &connection) const
{
    for (const QString &setting : {u"SET client_min_messages TO error"_s, u"SET statement_timeout TO 0"_s})
        connection.run(setting);
    for (const QString &table : tables(connection) + QStringList{u"search"_s})
        connection.run(u"VACUUM soundings."_s + table);
    for (const QString &setting : {u"SET client_min_messages TO warning"_s, u"SET statement_timeout TO '2min'"_s})
        connection.run(setting);
}

/// References and pages are the server's own care.
void Postgres::check(Connection &connection, std::vector<Finding> &findings, const Step &step) const
{
    qint64 wrong = 0;
    QString first;
    for (WordRows rows(connection, step); rows.next();) {
        for (const qint64 number : rows.different()) {
            if (++wrong == 1)
                first = reference(int(number));
        }
    }
    if (wrong > 0) {
        findings.push_back({u"index"_s, u"search"_s,
                            u"The search index does not agree with the texts of %1 responses, first %2. Run “soundings "
                            "index --rebuild”."_s.arg(wrong)
                                .arg(first)});
    }
}

} // namespace

const Engine &postgresEngine()
{
    static const Postgres engine;
    return engine;
}

} // namespace soundings::store
