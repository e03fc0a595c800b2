#include "core/store/comparing.h"

#include "core/consultation/words.h"

#include <QCryptographicHash>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

/// A table, what its rows are known by, and what a person knows them by.
struct Table
{
    QString name;
    QStringList key;
    QString owner = {};    ///< the column that names the response it belongs to; empty: none
    QStringList left = {}; ///< columns that are looked at elsewhere
};

const QList<Table> &tables()
{
    static const QList<Table> all{
        {u"consultation"_s, {u"id"_s}},
        {u"extension"_s, {u"id"_s}},
        {u"original"_s, {u"sha256"_s}, {}, {u"bytes"_s}},
        {u"draft"_s, {u"id"_s}},
        {u"section"_s, {u"id"_s}},
        {u"respondent"_s, {u"id"_s}},
        {u"response"_s, {u"id"_s}, u"id"_s},
        {u"hop"_s, {u"response"_s, u"ordinal"_s}, u"response"_s},
        {u"part"_s, {u"id"_s}, u"response"_s},
        {u"unreadable"_s, {u"id"_s}},
        {u"survey_table"_s, {u"id"_s}},
        {u"mailbox"_s, {u"address"_s}},
        {u"theme"_s, {u"id"_s}},
        {u"comment"_s, {u"id"_s}},
        {u"comment_theme"_s, {u"comment"_s, u"theme"_s}},
        {u"comment_section"_s, {u"comment"_s, u"section"_s}},
        {u"twin"_s, {u"response"_s, u"other"_s}, u"response"_s},
        {u"joined"_s, {u"response"_s, u"other"_s}, u"response"_s},
        {u"suggestion_dismissed"_s, {u"response"_s}, u"response"_s},
        {u"memo"_s, {u"id"_s}},
        {u"saved_search"_s, {u"id"_s}},
        {u"coder"_s, {u"response"_s, u"ordinal"_s}, u"response"_s},
        {u"reference_dismissed"_s, {u"response"_s, u"part"_s, u"begin"_s, u"end"_s}, u"response"_s},
        {u"proposal_dismissed"_s,
         {u"response"_s, u"theme"_s, u"part"_s, u"begin"_s, u"end"_s},
         u"response"_s},
        {u"viewing"_s, {u"id"_s}, u"response"_s},
        {u"point"_s, {u"id"_s}},
        {u"point_section"_s, {u"point"_s, u"section"_s}},
        {u"comment_point"_s, {u"comment"_s, u"point"_s}},
        {u"final_text"_s, {u"id"_s}},
        {u"text_change"_s, {u"key"_s}},
        {u"text_change_point"_s, {u"key"_s, u"point"_s}},
        {u"redaction"_s, {u"response"_s, u"part"_s, u"begin"_s, u"end"_s}, u"response"_s},
        {u"campaign"_s, {u"id"_s}},
        {u"campaign_member"_s, {u"response"_s}, u"response"_s}};
    return all;
}

/// -1, 0 or 1; NULL before all else, as the databases sort what can stand in a key.
int compared(const QVariant &a, const QVariant &b)
{
    if (a.isNull() || b.isNull())
        return int(b.isNull()) - int(a.isNull());
    if (a.typeId() == QMetaType::QByteArray && b.typeId() == QMetaType::QByteArray) {
        const QByteArray one = a.toByteArray();
        const QByteArray other = b.toByteArray();
        return one < other ? -1 : int(other < one);
    }
    if (a.typeId() == QMetaType::QString || b.typeId() == QMetaType::QString) {
        const QByteArray one = a.toString().toUtf8();
        const QByteArray other = b.toString().toUtf8();
        return a.typeId() != b.typeId() ? 1 : one < other ? -1 : int(other < one);
    }
    if (a.typeId() == QMetaType::Double || b.typeId() == QMetaType::Double)
        return a.toDouble() < b.toDouble() ? -1 : int(b.toDouble() < a.toDouble());
    return a.toLongLong() < b.toLongLong() ? -1 : int(b.toLongLong() < a.toLongLong());
}

/// The rows of two stores side by side, in the order of their keys.
class Comparison
{
public:
    Comparison(Connection &real, Connection &told, const Table &table, std::vector<Finding> &findings,
               const Step &step)
        : m_real(real)
        , m_table(table)
        , m_columns(columnsOf(told))
        , m_here(real, select())
        , m_there(told, select())
        , m_findings(findings)
        , m_step(step)
    {}

    void run()
    {
        m_here.run();
        m_there.run();
        bool here = m_here.next();
        bool there = m_there.next();
        while (here || there) {
            if (m_step && !m_step())
                refuse(ErrorKind::Cancelled, {});
            const int order = !here ? 1 : !there ? -1 : keysCompared();
            if (order < 0)
                unaccounted();
            else if (order > 0)
                missing();
            else
                compare();
            here = order <= 0 ? m_here.next() : here;
            there = order >= 0 ? m_there.next() : there;
        }
    }

private:
    QStringList columnsOf(Connection &told) const
    {
        QStringList columns = m_table.key; // first, so that they are easily found
        Statement rows(told, u"SELECT name FROM pragma_table_info(?) ORDER BY cid"_s);
        for (rows.with(m_table.name).run(); rows.next();) {
            if (!columns.contains(rows.text(0)) && !m_table.left.contains(rows.text(0)))
                columns << rows.text(0);
        }
        return columns;
    }

    QString select() const
    {
        const auto quoted = [](const QStringList &names) { return u'"' + names.join(u"\", \""_s) + u'"'; };
        const QString order =
            m_table.name == u"mailbox" ? u"address COLLATE \"binary\""_s : quoted(m_table.key);
        return u"SELECT %1 FROM %2 ORDER BY %3"_s.arg(quoted(m_columns), m_table.name, order);
    }

    int keysCompared() const
    {
        for (int i = 0; i < m_table.key.size(); ++i) {
            if (const int order = compared(m_here[i], m_there[i]); order != 0)
                return order;
        }
        return 0;
    }

    void compare()
    {
        for (int i = int(m_table.key.size()); i < m_columns.size(); ++i) {
            const QString &column = m_columns[i];
            if (m_table.name == u"part" && column == u"text") {
                const QByteArray text = m_here.text(i).toUtf8();
                if (QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()) !=
                    m_there.text(i))
                    find(u"text-altered"_s, m_here,
                         u"The text of part %1 is not the one that was read."_s.arg(m_here.text(0)));
                continue;
            }
            if (column == u"status" && m_there.number(i) == Retelling::notTold)
                continue;
            if (compared(m_here[i], m_there[i]) != 0)
                find(u"altered"_s, m_here,
                     u"“%1” of “%2” is not what the journal says."_s.arg(column, m_table.name));
        }
    }

    void unaccounted()
    {
        find(u"unaccounted"_s, m_here,
             u"It stands in the file, in “%1”, and no journal entry says how it came there."_s.arg(
                 m_table.name));
    }
    void missing()
    {
        find(m_table.name == u"original" ? u"original-missing"_s : u"missing"_s, m_there,
             u"It stands in the journal and is gone from the file, from “%1”."_s.arg(m_table.name));
    }

    void find(const QString &what, const Statement &row, const QString &detail)
    {
        m_findings.push_back({what, nameOf(row), detail});
    }

    QString nameOf(const Statement &row)
    {
        if (m_table.name == u"original")
            return u"original "_s + QString::fromLatin1(row.bytes(0).toHex());
        const int owner = int(m_columns.indexOf(m_table.owner));
        if (m_table.name == u"respondent" || owner >= 0) {
            Statement number(m_real, owner >= 0 ? u"SELECT number FROM response WHERE id = ?"_s
                                                : u"SELECT number FROM response WHERE respondent = ?"_s);
            if (number.with(row.number(std::max(owner, 0))).run().next())
                return reference(int(number.number(0)));
        }
        return m_table.name == u"mailbox" ? row.text(0) : u"%1 %2"_s.arg(m_table.name, row.text(0));
    }

    Connection &m_real;
    const Table &m_table;
    QStringList m_columns;
    Statement m_here;
    Statement m_there;
    std::vector<Finding> &m_findings;
    const Step &m_step;
};

} // namespace

std::vector<Finding> differences(Connection &connection, Retelling &told, const Step &step)
{
    std::vector<Finding> findings;
    for (const Table &table : tables())
        Comparison(connection, told.tables(), table, findings, step).run();
    return findings;
}

} // namespace soundings::store
