#include "core/store/copying.h"

#include "core/store/connection.h"
#include "core/store/journal.h"
#include "core/store/schema.h"
#include "core/store/verifying.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

/// All tables but the search index, which is made anew; each after those it refers to.
const QStringList &copiedTables()
{
    static const QStringList all{u"consultation"_s, u"extension"_s, u"original"_s, u"draft"_s, u"section"_s,
                                 u"respondent"_s, u"survey_table"_s, u"response"_s, u"hop"_s, u"part"_s, u"unreadable"_s,
                                 u"theme"_s, u"comment"_s, u"comment_theme"_s, u"comment_section"_s, u"journal"_s,
                                 u"mailbox"_s, u"text_key"_s, u"twin"_s, u"joined"_s, u"suggestion_dismissed"_s,
                                 u"memo"_s, u"saved_search"_s, u"coder"_s, u"reference_dismissed"_s,
                                 u"proposal_dismissed"_s, u"viewing"_s, u"point"_s, u"point_section"_s,
                                 u"comment_point"_s, u"final_text"_s, u"text_change"_s, u"text_change_point"_s,
                                 u"redaction"_s, u"campaign"_s, u"campaign_member"_s};
    return all;
}

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

qint64 rowsOf(Connection &connection, const QString &table)
{
    Statement count(connection, u"SELECT count(*) FROM "_s + table);
    return count.run().next() ? count.number(0) : 0;
}

/// How far a copy has come. It stands in the copy itself, in the table `copying`, until that is whole: so a copy that broke
/// off goes on, and is never taken for a consultation.
struct Begun
{
    QByteArray head;       ///< of the journal that is copied
    int schema = 0;        ///< version of both
    qsizetype table = 0;   ///< place in copiedTables(); past the end: every row is there
    bool filled = false;   ///< index and references too
    QVariantList after{};  ///< key of the last row copied of that table; empty: none
    qint64 done = 0;       ///< rows in all
};

QString keyText(const QVariant &value)
{
    return value.typeId() == QMetaType::QByteArray ? u"b"_s + QString::fromLatin1(value.toByteArray().toHex())
           : value.typeId() == QMetaType::QString  ? u"t"_s + value.toString()
                                                   : u"n"_s + QString::number(value.toLongLong());
}

QVariant keyValue(const QString &text)
{
    const QString value = text.sliced(1);
    return text.front() == u'b'   ? QVariant(QByteArray::fromHex(value.toLatin1()))
           : text.front() == u't' ? QVariant(value)
                                  : QVariant(value.toLongLong());
}

QString toText(const Begun &begun)
{
    QJsonArray after;
    for (const QVariant &value : begun.after)
        after << keyText(value);
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"head"_s, QString::fromLatin1(begun.head.toHex())},
                                                       {u"schema"_s, begun.schema},
                                                       {u"table"_s, begun.table},
                                                       {u"filled"_s, begun.filled},
                                                       {u"after"_s, after},
                                                       {u"done"_s, begun.done}})
                                 .toJson(QJsonDocument::Compact));
}

std::optional<Begun> begunAt(Connection &target)
{
    if (!target.engine().isBeingFilled(target))
        return std::nullopt;
    Statement row(target, u"SELECT state FROM copying"_s);
    if (!row.run().next())
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(row.text(0).toUtf8()).object();
    Begun begun{QByteArray::fromHex(json[u"head"].toString().toLatin1()), json[u"schema"].toInt(),
                json[u"table"].toInteger(), json[u"filled"].toBool(), {}, json[u"done"].toInteger()};
    const QJsonArray after = json[u"after"].toArray();
    for (const QJsonValue &value : after)
        begun.after << keyValue(value.toString());
    return begun;
}

/// The rows of a table behind a key, in the order of that, some at a time.
class Rows
{
public:
    Rows(Connection &from, const QString &table, const QVariantList &after)
        : m_key(from.engine().keyOf(from, table))
        , m_after(after)
        , m_columns(Statement(from, u"SELECT * FROM %1 LIMIT 0"_s.arg(table)).run().columns())
        , m_first(from, select(table, false))
        , m_next(from, select(table, true))
    {
        for (const QString &column : m_key)
            m_places << m_columns.indexOf(column);
        read();
    }
    bool next() { return m_rows->next() || (read() && m_rows->next()); }
    [[nodiscard]] const QStringList &columns() const { return m_columns; }
    /// The row's values, NULL as a number's.
    void appendTo(QVariantList &values, qint64 &bytes)
    {
        const qsizetype begin = values.size();
        for (int i = 0; i < m_columns.size(); ++i) {
            const QVariant value = m_rows->isNull(i) ? QVariant(QMetaType::fromType<qint64>()) : (*m_rows)[i];
            bytes += value.typeId() == QMetaType::QByteArray ? value.toByteArray().size()
                     : value.typeId() == QMetaType::QString  ? value.toString().size()
                                                             : qsizetype(sizeof(qint64));
            values << value;
        }
        m_after.clear();
        for (const qsizetype place : m_places)
            m_after << values[begin + place];
    }
    [[nodiscard]] const QVariantList &lastKey() const { return m_after; }

private:
    [[nodiscard]] QString select(const QString &table, bool behind) const
    {
        const int atOnce = table == u"original" ? 50 : 1'000; // of a team database they come into memory
        const QString key = u'"' + m_key.join(u"\", \""_s) + u'"';
        return u"SELECT * FROM %1 %2 ORDER BY %3 LIMIT %4"_s.arg(
            table,
            behind ? u"WHERE (%1) > (%2)"_s.arg(key, QStringList(m_key.size(), u"?"_s).join(u", "_s)) : QString(), key,
            QString::number(atOnce));
    }
    bool read()
    {
        m_rows = m_after.isEmpty() ? &m_first : &m_next;
        m_rows->withAll(m_after).run();
        return true;
    }

    QStringList m_key;
    QVariantList m_after;
    QStringList m_columns;
    QList<qsizetype> m_places; ///< of the key among the columns
    Statement m_first;
    Statement m_next;
    Statement *m_rows = nullptr;
};

class Copying
{
public:
    Copying(Connection &from, Connection &to, const CopyProgress &progress)
        : m_from(from)
        , m_to(to)
        , m_progress(progress)
    {
        for (const QString &table : copiedTables())
            m_rows += rowsOf(from, table);
        m_responses = rowsOf(from, u"response"_s);
    }

    /// Every row, the index and the references.
    void run(const Begun &begun)
    {
        m_begun = begun;
        while (m_begun.table < copiedTables().size())
            copy(copiedTables()[m_begun.table]);
        if (!m_begun.filled)
            finish();
    }
    [[nodiscard]] qint64 done() const { return m_begun.done; }

    /// Told while the copy is checked.
    void tellChecked(qint64 done, qint64 all) { tell(2 * m_rows + m_rows * done / std::max<qint64>(all, 1)); }

private:
    void copy(const QString &table)
    {
        constexpr qsizetype mostValues = 5'000;
        constexpr qint64 mostBytes = 2'000'000;
        Rows rows(m_from, table, m_begun.after);
        const QStringList &columns = rows.columns();
        QVariantList values;
        qint64 bytes = 0;
        bool more = true;
        while (more) {
            more = rows.next();
            if (more)
                rows.appendTo(values, bytes);
            if (values.size() + columns.size() > mostValues || bytes > mostBytes || (!more && !values.isEmpty())) {
                write(table, columns, values, rows.lastKey());
                values.clear();
                bytes = 0;
            }
        }
        ++m_begun.table;
        m_begun.after.clear();
        keep();
    }

    void write(const QString &table, const QStringList &columns, const QVariantList &values, const QVariantList &last)
    {
        if (!m_transaction) {
            m_transaction = std::make_unique<Transaction>(m_to);
            m_sinceKept.start();
        }
        const QString row = u'(' + QStringList(columns.size(), u"?"_s).join(u',') + u')';
        const qsizetype rows = values.size() / columns.size();
        Statement(m_to, u"INSERT INTO %1(\"%2\") VALUES %3"_s.arg(table, columns.join(u"\",\""_s),
                                                                QStringList(rows, row).join(u',')))
            .withAll(values)
            .run();
        m_begun.done += rows;
        m_begun.after = last;
        constexpr qint64 msKept = 1'000;
        if (m_sinceKept.elapsed() > msKept)
            keep();
        tell(m_begun.done);
    }

    /// What is copied so far stays, whatever comes.
    void keep()
    {
        if (!m_transaction) {
            m_transaction = std::make_unique<Transaction>(m_to);
            m_sinceKept.start();
        }
        Statement(m_to, u"UPDATE copying SET state = ?"_s).with(toText(m_begun)).run();
        m_transaction->commit();
        m_transaction.reset();
    }

    void finish()
    {
        m_transaction = std::make_unique<Transaction>(m_to);
        const QHash<QString, qint64> highest = m_from.engine().highestIds(m_from);
        for (auto one = highest.begin(); one != highest.end(); ++one)
            m_to.engine().setHighestId(m_to, one.key(), one.value());
        qint64 indexed = 0;
        m_to.engine().rebuildIndex(m_to, [&] {
            tell(m_rows + std::min(m_rows, m_rows * ++indexed / std::max<qint64>(m_responses, 1)));
            return true;
        });
        m_to.engine().endFilling(m_to);
        m_begun.filled = true;
        keep();
    }

    /// A row copied, its share of the index made and its check are taken as equally long.
    void tell(qint64 done)
    {
        if (m_progress && !m_progress(done, 3 * m_rows)) {
            refuse(ErrorKind::Cancelled, text("Copying was stopped. The same command goes on where it stopped; until then "
                                              "what is there is no consultation."));
        }
    }

    Connection &m_from;
    Connection &m_to;
    const CopyProgress &m_progress;
    qint64 m_rows = 0;
    qint64 m_responses = 0;
    Begun m_begun;
    std::unique_ptr<Transaction> m_transaction;
    QElapsedTimer m_sinceKept;
};

/// A table that a later version brought must not be left behind unseen.
void checkTables(Connection &connection)
{
    for (const QString &table : connection.engine().tables(connection)) {
        if (!copiedTables().contains(table))
            refuse(ErrorKind::Refused, text("This version of Soundings can't copy “%1”.").arg(table));
    }
}

/// A copy that is not the same is of no use to go on with.
struct NotTheSame
{
    Error error;
};

void checkSame(Connection &from, Connection &to, Copying &copying)
{
    for (const QString &table : copiedTables()) {
        if (rowsOf(from, table) != rowsOf(to, table))
            throw NotTheSame{{ErrorKind::Storage, text("The copy is not whole, and was thrown away. Try again."), table}};
    }
    if (journalHead(from) != journalHead(to)) {
        throw NotTheSame{
            {ErrorKind::Storage, text("The copy's journal differs, and the copy was thrown away. Try again."), {}}};
    }
    const auto progress = [&](qint64 done, qint64 all) {
        copying.tellChecked(done, all);
        return true;
    };
    if (const std::vector<Finding> findings = verified(to, progress); !findings.empty()) {
        throw NotTheSame{{ErrorKind::Storage,
                          text("The copy does not agree with itself, and was thrown away. Run “verify” on what you copy "
                               "from."),
                          findings.front().where + u": "_s + findings.front().detail}};
    }
}

/// Where a copy is made until it is whole: beside its file, so that none is mistaken for a whole one.
QString workplace(const QString &to)
{
    return isTeamDatabase(to) ? to : to + u".part"_s;
}

/// What was begun at `place` from the same journal; what else was begun there is taken away.
std::optional<Begun> takeUp(const QString &place, const QByteArray &head)
{
    const Engine &engine = Engine::of(place);
    std::optional<Begun> begun;
    try {
        Connection target(place, true);
        engine.claim(target);
        begun = begunAt(target);
    } catch (const StoreFailure &failure) {
        if (failure.error.kind != ErrorKind::Unreadable) // half a file that a power cut left
            throw;
    }
    if (begun && begun->head == head && begun->schema == schemaVersion())
        return begun;
    if (begun)
        engine.discard(place);
    else
        engine.discardUnfinished(place);
    engine.checkFree(place);
    return std::nullopt;
}

Copied copied(const QString &from, const QString &place, const CopyProgress &progress)
{
    Connection source(from, false);
    source.engine().migrate(source, false);
    source.engine().allowLongWork(source);
    checkTables(source);
    source.run(source.engine().beginReading());
    const QByteArray head = journalHead(source);
    std::optional<Begun> begun = takeUp(place, head);
    Connection target(place, true);
    const Engine &engine = target.engine();
    engine.claim(target);
    engine.allowLongWork(target);
    if (!begun) {
        engine.migrate(target, true);
        begun = Begun{head, schemaVersion()};
        Transaction transaction(target);
        target.run(u"CREATE TABLE copying(state text NOT NULL)"_s);
        Statement(target, u"INSERT INTO copying(state) VALUES(?)"_s).with(toText(*begun)).run();
        engine.beginFilling(target);
        transaction.commit();
    }
    Copying copying(source, target, progress);
    copying.run(*begun);
    checkSame(source, target, copying);
    target.run(u"DROP TABLE copying"_s);
    const Copied result{copying.done(), rowsOf(target, u"journal"_s)};
    source.run(u"COMMIT"_s);
    return result;
}

} // namespace

Result<Copied> copyConsultation(const QString &from, const QString &to, const CopyProgress &progress)
{
    const QString place = workplace(to);
    const Engine &engine = Engine::of(to);
    if (place != to) {
        if (const Result<> free = guarded([&] { engine.checkFree(to); }); !free)
            return passOn(free);
    }
    Result<Copied> result = guarded([&] {
        try {
            return copied(from, place, progress);
        } catch (const NotTheSame &differs) {
            engine.discard(place);
            throw StoreFailure{differs.error};
        }
    });
    if (result && place != to && !QFile::rename(place, to))
        result = failure(ErrorKind::Storage, text("The copy is whole and could not be given its name %1.").arg(to));
    return result;
}

} // namespace soundings::store
