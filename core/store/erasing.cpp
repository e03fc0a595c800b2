#include "core/store/erasing.h"

#include "core/consultation/labels.h"
#include "core/duplicates/textkey.h"
#include "core/store/applying.h"
#include "core/store/indexing.h"
#include "core/store/sealing.h"
#include "core/store/twins.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Erases one change's worth. A class only so that every step finds the same surroundings.
class Eraser
{
public:
    Eraser(Connection &connection, PersonErased &change)
        : m_db(connection)
        , m_change(change)
    {}

    void run()
    {
        if (m_change.response.isValid()) {
            checkNothingIsLeft();
            unindexResponse(m_db, m_change.response);
            eraseResponse();
            eraseParts();
            indexResponse(m_db, m_change.response);
        }
        for (const PersonErased::Text &note : m_change.notes)
            run(u"UPDATE comment SET note = ? WHERE id = ?"_s, note.text, note.id);
        for (const PersonErased::Text &memo : m_change.memos) {
            if (memo.text.isEmpty())
                run(u"DELETE FROM memo WHERE id = ?"_s, memo.id);
            else
                run(u"UPDATE memo SET text = ? WHERE id = ?"_s, memo.text, memo.id);
        }
        for (const SavedSearchId search : m_change.searches)
            run(u"DELETE FROM saved_search WHERE id = ?"_s, search.value);
        for (const UnreadableId item : m_change.unreadable) {
            run(u"UPDATE unreadable SET source = ?, reason = '', settled = CASE WHEN settled = '' THEN '' ELSE ? END "
                "WHERE id = ?"_s,
                u"%1 %2"_s.arg(erasedSource).arg(item.value), erasedSource, item.value);
        }
        keepShared();
        for (const QByteArray &original : m_change.originals)
            run(u"UPDATE original SET bytes = ? WHERE sha256 = ?"_s, QByteArray(""), original);
        findEntries();
    }

private:
    template<class... Values>
    void run(const QString &sql, const Values &...values)
    {
        Statement(m_db, sql).with(values...).run();
    }

    std::vector<qint64> idsOf(const QString &sql)
    {
        std::vector<qint64> ids;
        Statement rows(m_db, sql);
        for (rows.with(m_change.response.value).run(); rows.next();)
            ids.push_back(rows.number(0));
        return ids;
    }

    void check(const QString &sql, const std::vector<PersonErased::Text> &texts)
    {
        for (const qint64 id : idsOf(sql)) {
            if (std::none_of(texts.begin(), texts.end(), [id](const auto &one) { return one.id == id; }))
                overtaken("The response");
        }
    }

    void checkNothingIsLeft()
    {
        check(u"SELECT id FROM part WHERE response = ?"_s, m_change.parts);
        check(u"SELECT id FROM comment WHERE response = ? AND note <> ''"_s, m_change.notes);
        check(u"SELECT id FROM memo WHERE kind = %1 AND target = ?"_s.arg(int(MemoKind::Response)), m_change.memos);
    }

    /// Bytes that are somebody else's response too stay.
    void keepShared()
    {
        Statement other(m_db, u"SELECT 1 FROM response WHERE original = ? AND id <> ? AND source <> ?"_s);
        std::erase_if(m_change.originals, [&](const QByteArray &original) {
            return other.with(original, m_change.response.value, erasedSource).run().next();
        });
    }

    void eraseResponse()
    {
        const qint64 id = m_change.response.value;
        run(u"UPDATE respondent SET name = '', organisation = '', place = '', address = '', sort_name = ?, "
            "address_key = '' WHERE id = (SELECT respondent FROM response WHERE id = ?)"_s,
            sortKey(displayName(Respondent())), id);
        run(u"UPDATE response SET subject = ?, source = ?, message_id = '' WHERE id = ?"_s, m_change.subject, erasedSource,
            id);
        run(u"UPDATE hop SET sender = '', receiver = '' WHERE response = ?"_s, id);
        run(u"DELETE FROM redaction WHERE response = ?"_s, id);
        if (m_change.anonymised)
            return;
        // Without words there are no passages: what was said of them stays, as said of the whole.
        run(u"UPDATE comment SET part = NULL, begin = NULL, \"end\" = NULL WHERE response = ?"_s, id);
        run(u"DELETE FROM reference_dismissed WHERE response = ?"_s, id);
        run(u"DELETE FROM proposal_dismissed WHERE response = ? AND part <> 0"_s, id);
    }

    void eraseParts()
    {
        Statement update(m_db, u"UPDATE part SET text = ?, name = '', reason = '', state = CASE WHEN ? = '' THEN %1 "
                               "ELSE state END WHERE id = ? AND response = ?"_s.arg(int(TextState::NoText)));
        for (const PersonErased::Text &part : m_change.parts)
            update.with(part.text, part.text, part.id, m_change.response.value).run();
        run(u"UPDATE text_key SET key = ? WHERE response = ?"_s,
            duplicates::textKey(duplicates::bareText(textsOf(m_db, m_change.response))), m_change.response.value);
    }

    /// Entries about the response, its comments and memos; or about the notes, memos, searches and items named.
    void findEntries()
    {
        Statement rows(m_db, m_change.response.isValid()
                                 ? u"SELECT seq, kind, change, sealed, response FROM journal WHERE response = %1 "
                                   "OR (kind = 'person-erased' AND response IS NULL) ORDER BY seq"_s.arg(
                                       m_change.response.value)
                                 : u"SELECT seq, kind, change, sealed, response FROM journal WHERE kind IN "
                                   "('comment-added', 'comment-changed', 'comment-removed', 'memo-written', "
                                   "'saved-search-written', 'unreadable-received', 'unreadable-settled') "
                                   "OR (kind = 'person-erased' AND response IS NULL) ORDER BY seq"_s);
        m_change.entries.clear();
        m_change.rewritten.clear();
        for (rows.run(); rows.next();) {
            const QByteArray change = rows.text(2).toUtf8();
            const bool all = m_change.response.isValid() && !rows.isNull(4);
            if (!all && !isNamed(rows.text(1), QJsonDocument::fromJson(change).object()))
                continue;
            if (!rows.isNull(3)) {
                m_change.entries.push_back(rows.number(0));
            } else if (const QByteArray stays = withoutPersonal(rows.text(1), change); !stays.isEmpty()) {
                m_change.entries.push_back(rows.number(0));
                m_change.rewritten.emplace_back(rows.number(0), sha256(stays));
            }
        }
    }

    /// Whether an entry is about one of the things named by their ids.
    [[nodiscard]] bool isNamed(const QString &kind, const QJsonObject &change) const
    {
        const auto in = [](const auto &all, qint64 id, auto idOf) {
            return std::any_of(all.begin(), all.end(), [&](const auto &one) { return idOf(one) == id; });
        };
        const auto text = [](const PersonErased::Text &one) { return one.id; };
        const auto value = [](const auto &id) { return id.value; };
        if (kind == u"unreadable-received" || kind == u"unreadable-settled")
            return in(m_change.unreadable, change[kind == u"unreadable-settled" ? u"item" : u"id"].toInteger(), value);
        if (kind == u"person-erased") { // of one note or memo
            const QJsonValue note = change[u"notes"][0][u"id"];
            const QJsonValue memo = change[u"memos"][0][u"id"];
            return (note.isDouble() && in(m_change.notes, note.toInteger(), text))
                || (memo.isDouble() && in(m_change.memos, memo.toInteger(), text));
        }
        const QJsonValue after = change[u"after"];
        const qint64 id = after.isObject()                   ? after[u"id"].toInteger()
                          : change[u"before"].isObject() ? change[u"before"][u"id"].toInteger()
                                                         : change[u"id"].toInteger();
        if (kind == u"memo-written")
            return in(m_change.memos, id, text);
        if (kind == u"saved-search-written")
            return in(m_change.searches, id, value);
        return in(m_change.notes, id, text);
    }

    Connection &m_db;
    PersonErased &m_change;
};

} // namespace

void erasePerson(Connection &connection, PersonErased &change)
{
    if (change.reason.trimmed().isEmpty())
        refuse(ErrorKind::Invalid, text("Say why it is erased: the reason stays on record."));
    Eraser(connection, change).run();
}

void eraseFromJournal(Connection &connection, const ChangeSet &changes)
{
    Statement read(connection, u"SELECT kind, change, sealed FROM journal WHERE seq = ?"_s);
    Statement unseal(connection, u"UPDATE journal SET sealed = NULL WHERE seq = ?"_s);
    Statement rewrite(connection, connection.engine().readsRowByRow()
                                      ? u"UPDATE journal SET change = ?, sealed = NULL WHERE seq = ?"_s
                                      : u"UPDATE journal SET change = CAST(? AS json), sealed = NULL WHERE seq = ?"_s);
    for (const Change &change : changes) {
        const auto *erased = std::get_if<PersonErased>(&change);
        if (!erased)
            continue;
        for (const qint64 entry : erased->entries) {
            if (!read.with(entry).run().next())
                continue;
            const bool sealed = !read.isNull(2);
            const QByteArray stays = sealed ? QByteArray() : withoutPersonal(read.text(0), read.text(1).toUtf8());
            while (read.next()) {} // done with it, before the row changes
            if (sealed)
                unseal.with(entry).run();
            else
                rewrite.with(QString::fromUtf8(stays), entry).run();
        }
    }
}

void wipeFreePlaces(Connection &connection)
{
    connection.engine().wipeFreePlaces(connection);
}

Erasures erasuresOf(Connection &connection)
{
    Erasures erasures;
    QSet<qint64> responses;
    Statement rows(connection, u"SELECT seq, change FROM journal WHERE kind = 'person-erased' ORDER BY seq"_s);
    for (rows.run(); rows.next();) {
        const QJsonObject change = QJsonDocument::fromJson(rows.text(1).toUtf8()).object();
        for (const QJsonValue &entry : change[u"entries"].toArray())
            erasures.entries.insert(entry.toInteger(), rows.number(0));
        const QJsonObject rewritten = change[u"rewritten"].toObject();
        for (auto one = rewritten.begin(); one != rewritten.end(); ++one)
            erasures.rewritten.insert(one.key().toLongLong(), QByteArray::fromHex(one.value().toString().toLatin1()));
        for (const QJsonValue &original : change[u"originals"].toArray())
            erasures.originals.insert(QByteArray::fromHex(original.toString().toLatin1()));
        if (change.contains(u"response"))
            responses.insert(change[u"response"].toInteger());
        ++erasures.times;
    }
    erasures.responses = int(responses.size());
    return erasures;
}

} // namespace soundings::store
