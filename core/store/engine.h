#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/result.h"
#include "core/search/query.h"

#include <QHash>
#include <QSqlDatabase>
#include <QStringList>

#include <functional>

class QSqlError;

namespace soundings {
struct Finding;
}

namespace soundings::store {

class Connection;
struct CompiledQuery;

/// Called now and then in the midst of long work, at every row of it at most; false stops, as Cancelled. May be empty.
using Step = std::function<bool()>;

/// What SQLite and PostgreSQL do not say alike. All other SQL of this room is one text for both: coalesce, RETURNING,
/// ON CONFLICT, `change ->> 'key'`, CASE; the functions fold() and instr() are made on both. Without state: any thread.
class Engine
{
public:
    virtual ~Engine() = default;
    /// Of a file, or of a team database ("postgresql://…").
    [[nodiscard]] static const Engine &of(const QString &place);

    // --- Places: all throw StoreFailure
    /// Refuses where a consultation stands already.
    virtual void checkFree(const QString &place) const = 0;
    /// Takes away what create() had begun and could not finish.
    virtual void discard(const QString &place) const = 0;
    /// As discard(), where what was begun has no consultation in it.
    virtual void discardUnfinished(const QString &place) const = 0;
    [[nodiscard]] virtual QString nameOf(const QString &place) const = 0; ///< for a sentence

    // --- Connections
    [[nodiscard]] virtual QString driver() const = 0;
    /// Opens a database of driver(), and makes it ready. `create`: it may be new.
    virtual void open(QSqlDatabase &database, const QString &place, bool create) const = 0;
    [[noreturn]] virtual void fail(const QSqlError &error, const QString &place) const = 0;
    /// Whether it was the connection that broke, and not the statement that was wrong.
    [[nodiscard]] virtual bool isBroken(const QSqlError &error) const = 0;
    /// Whether rows may be read one by one while other statements run. Where not, a statement holds all its rows.
    [[nodiscard]] virtual bool readsRowByRow() const = 0;
    /// A transaction that is the only one to write.
    [[nodiscard]] virtual QStringList beginWriting() const = 0;
    /// A transaction that sees one state of the whole while others write.
    [[nodiscard]] virtual QString beginReading() const = 0;
    virtual void migrate(Connection &connection, bool fresh) const = 0;

    /// Nothing that was erased stays in the database's files, as far as those who ask may say.
    virtual void wipeFreePlaces(Connection &connection) const = 0;

    // --- Copying
    [[nodiscard]] virtual QStringList tables(Connection &connection) const = 0; ///< but those of the engine's own
    /// The columns by which a table's rows are told apart, in order.
    [[nodiscard]] virtual QStringList keyOf(Connection &connection, const QString &table) const = 0;
    /// No statement of this connection takes too long from now on.
    virtual void allowLongWork(Connection &connection) const = 0;
    /// Nobody else copies to this place while the connection stands; refuses where somebody does.
    virtual void claim(Connection &connection) const = 0;
    /// Inside the caller's transaction, of a connection that has the claim: from now on rows may refer to some that are
    /// still to come, in later transactions too, until endFilling() has looked at all references.
    virtual void beginFilling(Connection &connection) const = 0;
    virtual void endFilling(Connection &connection) const = 0;
    /// Whether what is here is a copy that is not whole yet: no consultation.
    [[nodiscard]] virtual bool isBeingFilled(Connection &connection) const = 0;
    /// The greatest id there ever was in each table where none is given twice.
    [[nodiscard]] virtual QHash<QString, qint64> highestIds(Connection &connection) const = 0;
    virtual void setHighestId(Connection &connection, const QString &table, qint64 id) const = 0;

    // --- Words of SQL
    /// The values of a list in JSON that stands as `?`: "(SELECT …)". As numbers, and as text.
    [[nodiscard]] virtual QString listedIds() const = 0;
    [[nodiscard]] virtual QString listedTexts() const = 0;
    /// Rows of the list that stands under a key of a JSON column, each as `value`, to be read by ->>.
    [[nodiscard]] virtual QString listIn(const QString &json, const QString &key) const = 0;
    /// The day, "2020-02-09", of an expression in seconds since 1970.
    [[nodiscard]] virtual QString dayOf(const QString &seconds) const = 0;

    // --- The search index
    /// Whether an expression of its own joins words with AND, OR and NOT.
    [[nodiscard]] virtual bool joinsWords() const = 0;
    /// What `?` in matchCondition() says for this text.
    [[nodiscard]] virtual QStringList matchOf(const search::Text &text) const = 0;
    [[nodiscard]] virtual QString matchCondition() const = 0; ///< on `response r`
    /// The responses that fit, best first: bm25 over all their words, then by number.
    [[nodiscard]] virtual std::vector<ResponseId> ranked(Connection &connection, const CompiledQuery &query) const = 0;
    /// How well those of a list in JSON fit: more is better.
    [[nodiscard]] virtual QHash<ResponseId, double> scores(Connection &connection, const CompiledQuery &query,
                                                           const QString &ids) const = 0;
    virtual void indexResponse(Connection &connection, ResponseId response) const = 0;
    virtual void unindexResponse(Connection &connection, ResponseId response) const = 0;
    /// Inside the caller's transaction. `step` is called for each response.
    virtual void rebuildIndex(Connection &connection, const Step &step) const = 0;

    /// What the database itself finds wrong with its pages, references and index.
    virtual void check(Connection &connection, std::vector<Finding> &findings, const Step &step) const = 0;
};

[[nodiscard]] const Engine &sqliteEngine();
[[nodiscard]] const Engine &postgresEngine();
[[nodiscard]] bool isTeamDatabase(const QString &place);

} // namespace soundings::store
