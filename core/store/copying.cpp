#include "core/store/copying.h"

#include "core/store/connection.h"
#include "core/store/journal.h"
#include "core/store/verifying.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QSqlError>

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
                                 u"proposal_dismissed"_s, u"viewing"_s};
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

/// The rows of a table: one by one, or where an engine gives all at once, piece by piece by a cursor.
class Rows
{
public:
    Rows(Connection &from, const QString &table)
        : m_from(from)
        , m_columns(Statement(from, u"SELECT * FROM %1 LIMIT 0"_s.arg(table)).run().columns())
        , m_piecewise(!from.engine().readsRowByRow())
        , m_read(m_piecewise ? u"FETCH 500 FROM copied_"_s + table : u"SELECT * FROM "_s + table)
        , m_rows(from.database())
    {
        if (m_piecewise)
            from.run(u"DECLARE copied_%1 NO SCROLL CURSOR FOR SELECT * FROM %1"_s.arg(table));
        m_rows.setForwardOnly(!m_piecewise);
        read();
    }
    bool next() { return m_rows.next() || (m_piecewise && read() && m_rows.next()); }
    [[nodiscard]] const QStringList &columns() const { return m_columns; }
    /// The row's values, NULL as a number's.
    void appendTo(QVariantList &values, qint64 &bytes) const
    {
        for (int i = 0; i < m_columns.size(); ++i) {
            const QVariant value = m_rows.isNull(i) ? QVariant(QMetaType::fromType<qint64>()) : m_rows.value(i);
            bytes += value.typeId() == QMetaType::QByteArray ? value.toByteArray().size()
                     : value.typeId() == QMetaType::QString  ? value.toString().size()
                                                             : qsizetype(sizeof(qint64));
            values << value;
        }
    }

private:
    bool read() // a FETCH is not to be prepared
    {
        if (!m_rows.exec(m_read))
            m_from.engine().fail(m_rows.lastError(), m_from.place());
        return true;
    }

    Connection &m_from;
    QStringList m_columns;
    bool m_piecewise;
    QString m_read;
    QSqlQuery m_rows;
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
            m_total += rowsOf(from, table);
    }

    void run()
    {
        m_to.run(m_to.engine().deferReferences());
        for (const QString &table : copiedTables())
            copy(table);
        const QHash<QString, qint64> highest = m_from.engine().highestIds(m_from);
        for (auto one = highest.begin(); one != highest.end(); ++one)
            m_to.engine().setHighestId(m_to, one.key(), one.value());
        m_to.engine().rebuildIndex(m_to);
    }
    [[nodiscard]] qint64 done() const { return m_done; }

private:
    void copy(const QString &table)
    {
        constexpr qsizetype mostValues = 5'000;
        constexpr qint64 mostBytes = 2'000'000;
        Rows rows(m_from, table);
        QVariantList values;
        qint64 bytes = 0;
        const QStringList &columns = rows.columns();
        while (rows.next()) {
            rows.appendTo(values, bytes);
            if (values.size() + columns.size() > mostValues || bytes > mostBytes) {
                write(table, columns, values);
                values.clear();
                bytes = 0;
            }
        }
        if (!values.isEmpty())
            write(table, columns, values);
    }

    void write(const QString &table, const QStringList &columns, const QVariantList &values)
    {
        const QString row = u'(' + QStringList(columns.size(), u"?"_s).join(u',') + u')';
        const qsizetype rows = values.size() / columns.size();
        Statement(m_to, u"INSERT INTO %1(\"%2\") VALUES %3"_s.arg(table, columns.join(u"\",\""_s),
                                                                QStringList(rows, row).join(u',')))
            .withAll(values)
            .run();
        m_done += rows;
        if (m_progress && !m_progress(m_done, m_total))
            refuse(ErrorKind::Cancelled, text("Copying was stopped. Nothing was left behind."));
    }

    Connection &m_from;
    Connection &m_to;
    const CopyProgress &m_progress;
    qint64 m_total = 0;
    qint64 m_done = 0;
};

/// A table that a later version brought must not be left behind unseen.
void checkTables(Connection &connection)
{
    for (const QString &table : connection.engine().tables(connection)) {
        if (!copiedTables().contains(table))
            refuse(ErrorKind::Refused, text("This version of Soundings can't copy “%1”.").arg(table));
    }
}

void checkSame(Connection &from, Connection &to)
{
    for (const QString &table : copiedTables()) {
        if (rowsOf(from, table) != rowsOf(to, table))
            refuse(ErrorKind::Storage, text("The copy is not whole, and was thrown away. Try again."), table);
    }
    if (journalHead(from) != journalHead(to))
        refuse(ErrorKind::Storage, text("The copy's journal differs, and the copy was thrown away. Try again."));
    if (const std::vector<Finding> findings = verified(to); !findings.empty()) {
        refuse(ErrorKind::Storage, text("The copy does not agree with itself, and was thrown away. Run “verify” on what "
                                        "you copy from."),
               findings.front().where + u": "_s + findings.front().detail);
    }
}

/// Where a copy is made until it is whole: beside its file, so that none is mistaken for a whole one.
QString workplace(const QString &to)
{
    return isTeamDatabase(to) ? to : to + u".part"_s;
}

Copied copied(const QString &from, const QString &place, const CopyProgress &progress)
{
    Connection source(from, false);
    source.engine().migrate(source, false);
    checkTables(source);
    Connection target(place, true);
    target.engine().migrate(target, true);
    source.run(source.engine().beginReading());
    Transaction transaction(target);
    Copying copying(source, target, progress);
    copying.run();
    transaction.commit();
    checkSame(source, target);
    const Copied result{copying.done(), rowsOf(target, u"journal"_s)};
    source.run(u"COMMIT"_s);
    return result;
}

} // namespace

Result<Copied> copyConsultation(const QString &from, const QString &to, const CopyProgress &progress)
{
    const QString place = workplace(to);
    const Engine &engine = Engine::of(to);
    const Result<> free = guarded([&] {
        engine.discardUnfinished(place);
        engine.checkFree(to);
    });
    if (!free)
        return passOn(free);
    Result<Copied> result = guarded([&] { return copied(from, place, progress); });
    if (result && place != to && !QFile::rename(place, to))
        result = failure(ErrorKind::Storage, text("The copy is whole and could not be given its name %1.").arg(to));
    if (!result)
        static_cast<void>(guarded([&] { engine.discard(place); }));
    return result;
}

} // namespace soundings::store
