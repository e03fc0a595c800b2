#include "core/consultation/views.h"
#include "core/store/connection.h"
#include "core/store/engine.h"
#include "core/store/lexemes.h"
#include "core/store/postgresranking.h"
#include "core/store/postgresschema.h"
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
    QString deferReferences() const override { return u"SET CONSTRAINTS ALL DEFERRED"_s; }
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
    void rebuildIndex(Connection &connection) const override;
    void check(Connection &connection, std::vector<Finding> &findings) const override;
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
                               "('search', 'schema_version', 'folding', 'highest_id', 'member')"_s);
    for (rows.run(); rows.next();)
        names << rows.text(0);
    return names;
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
    for (const auto &one : sentences) {
        if (error.nativeErrorCode() == QLatin1StringView(one.state))
            refuse(ErrorKind::Storage, about(name, one.sentence), error.text());
    }
    refuse(ErrorKind::Storage, about(name, "%1 answered with an error."), error.text());
}

void Postgres::indexResponse(Connection &connection, ResponseId response) const
{
    Statement source(connection,
                     u"SELECT subject, message, attachments, respondent FROM search_source WHERE id = ?"_s);
    if (!source.with(response.value).run().next())
        return;
    const WordPieces all = wordPieces({source.text(0), source.text(1), source.text(2), source.text(3)});
    Statement insert(connection, u"INSERT INTO search(response, piece, words, own, size) VALUES(?, ?, ?, ?, ?)"_s);
    for (size_t i = 0; i < all.pieces.size(); ++i)
        insert.with(response.value, int(i), all.pieces[i].vector, all.pieces[i].own, all.words).run();
}

void Postgres::rebuildIndex(Connection &connection) const
{
    connection.run(u"TRUNCATE search"_s);
    std::vector<ResponseId> ids;
    Statement rows(connection, u"SELECT id FROM response ORDER BY id"_s);
    for (rows.run(); rows.next();)
        ids.push_back({rows.number(0)});
    for (const ResponseId id : ids)
        indexResponse(connection, id);
}

/// Who may not do it leaves it to the server's own tidying; it warns and goes on.
void Postgres::wipeFreePlaces(Connection &connection) const
{
    connection.run(u"SET client_min_messages TO error"_s);
    for (const QString &table : tables(connection) + QStringList{u"search"_s})
        connection.run(u"VACUUM soundings."_s + table);
    connection.run(u"SET client_min_messages TO warning"_s);
}

/// References and pages are the server's own care.
void Postgres::check(Connection &connection, std::vector<Finding> &findings) const
{
    Statement missing(connection, u"SELECT count(*) FROM response r WHERE NOT EXISTS(SELECT 1 FROM search s "
                                  "WHERE s.response = r.id AND s.piece = 0)"_s);
    if (missing.run().next() && missing.number(0) > 0) {
        findings.push_back({u"index"_s, u"search"_s,
                            u"%1 responses are not in the search index. Run “soundings index --rebuild”."_s
                                .arg(missing.number(0))});
    }
}

} // namespace

const Engine &postgresEngine()
{
    static const Postgres engine;
    return engine;
}

} // namespace soundings::store
