#include "core/store/journal.h"

#include "core/store/journalsentences.h"
#include "core/store/sealing.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QtConcurrent>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

const QByteArray beforeTheFirst(32, '\0');

/// Of an entry that stands as change and sealed in two columns.
QString sentenceOf(JournalSentences &sentences, const QString &kind, const Statement &row, int column)
{
    return sentences.of(kind, opened(row.text(column).toUtf8(), row.text(column + 1).toUtf8()));
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

QByteArray chainHash(const QByteArray &previous, const ChainLink &link)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    for (const QByteArray &field : {QByteArray::number(link.seq), QByteArray::number(link.at), link.by.toUtf8(),
                                    QByteArray::number(link.step), link.kind.toUtf8(), link.change}) {
        hash.addData(field);
        hash.addData(QByteArrayView("\0", 1));
    }
    return hash.result();
}

Entries append(Connection &connection, const ChangeSet &changes, const QString &by, Instant at)
{
    Statement newest(connection, u"SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"_s);
    const bool any = newest.run().next();
    qint64 seq = any ? newest.number(0) : 0;
    QByteArray hash = any ? newest.bytes(1) : beforeTheFirst;
    const qint64 step = seq + 1;
    Statement insert(connection, u"INSERT INTO journal(seq, at, by, step, kind, response, change, hash, sealed) "
                                 "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    const auto entries = QtConcurrent::blockingMapped<std::vector<SealedEntry>>( // on all processors
        changes, [](const Change &change) { return seal(nameOf(change), toJson(change)); });
    for (size_t i = 0; i < changes.size(); ++i) {
        const Change &change = changes[i];
        const SealedEntry &entry = entries[i];
        const ChainLink link{++seq, at.ms, by, step, nameOf(change), entry.change, entry.sealed};
        hash = chainHash(hash, link);
        insert.with(link.seq, link.at, link.by, link.step, link.kind,
                    idOrNull(responseOf(change).value_or(ResponseId())), QString::fromUtf8(link.change), hash,
                    link.sealed.isNull() ? QVariant(QMetaType::fromType<qint64>())
                                         : QVariant(QString::fromUtf8(link.sealed)))
            .run();
    }
    return {step, seq, hash};
}

std::vector<JournalEntry> historyOf(Connection &connection, ResponseId response)
{
    std::vector<JournalEntry> entries;
    JournalSentences sentences(connection);
    Statement rows(connection,
                   u"SELECT seq, at, by, kind, hash, change, sealed FROM journal WHERE response = ? ORDER BY seq"_s);
    rows.with(response.value).run();
    while (rows.next()) {
        JournalEntry entry{rows.number(0), {rows.number(1)}, rows.text(2), rows.text(3), {}, {}, rows.bytes(4)};
        const QJsonObject change = opened(rows.text(5).toUtf8(), rows.text(6).toUtf8());
        entry.change = QJsonDocument(change).toJson(QJsonDocument::Compact);
        entry.what = sentences.of(entry.kind, change);
        entries.push_back(std::move(entry));
    }
    return entries;
}

namespace {

/// What SQL can tell of a filter: all but the words.
std::pair<QString, QVariantList> conditionsOf(const JournalFilter &filter)
{
    QStringList conditions{u"TRUE"_s};
    QVariantList values;
    const auto add = [&](const QString &condition, const QVariant &value) {
        conditions << condition;
        values << value;
    };
    if (!filter.by.isEmpty())
        add(u"by = ?"_s, filter.by);
    if (!filter.kinds.isEmpty()) {
        conditions << u"kind IN (%1)"_s.arg(QStringList(filter.kinds.size(), u"?"_s).join(u", "_s));
        for (const QString &kind : filter.kinds)
            values << kind;
    }
    if (filter.from)
        add(u"at >= ?"_s, filter.from->ms);
    if (filter.before)
        add(u"at < ?"_s, filter.before->ms);
    if (filter.response)
        add(u"response = (SELECT id FROM response WHERE number = ?)"_s, *filter.response);
    return {conditions.join(u" AND "_s), values};
}

} // namespace

std::vector<qint64> journalMatching(Connection &connection, const JournalFilter &filter)
{
    const auto &[conditions, values] = conditionsOf(filter);
    const QString words = filter.text.simplified();
    std::vector<qint64> found;
    JournalSentences sentences(connection);
    Statement rows(connection, u"SELECT seq%1 FROM journal WHERE %2 ORDER BY seq DESC"_s.arg(
                                   words.isEmpty() ? QString() : u", kind, change, sealed"_s, conditions));
    for (rows.withAll(values).run(); rows.next();) {
        // The line for a person is not stored, but made of what is.
        if (words.isEmpty() ||
            sentenceOf(sentences, rows.text(1), rows, 2).contains(words, Qt::CaseInsensitive))
            found.push_back(rows.number(0));
    }
    return found;
}

std::vector<JournalRow> journalRows(Connection &connection, const std::vector<qint64> &entries)
{
    std::vector<JournalRow> found;
    JournalSentences sentences(connection);
    Statement row(connection, u"SELECT j.seq, j.at, j.by, j.kind, j.change, j.sealed, coalesce(r.id, 0), "
                              "coalesce(r.number, 0) "
                              "FROM journal j LEFT JOIN response r ON r.id = j.response WHERE j.seq = ?"_s);
    for (const qint64 seq : entries) {
        if (!row.with(seq).run().next())
            continue;
        found.push_back({row.number(0), {row.number(1)}, row.text(2), row.text(3),
                         sentenceOf(sentences, row.text(3), row, 4), {row.number(6)}, int(row.number(7))});
    }
    return found;
}

QStringList journalPeople(Connection &connection)
{
    QStringList people;
    Statement rows(connection, u"SELECT DISTINCT by FROM journal"_s);
    for (rows.run(); rows.next();)
        people << rows.text(0);
    people.sort(Qt::CaseInsensitive);
    return people;
}

qint64 journalEnd(Connection &connection)
{
    Statement newest(connection, u"SELECT coalesce(max(seq), 0) FROM journal"_s);
    return newest.run().next() ? newest.number(0) : 0;
}

QByteArray journalHead(Connection &connection)
{
    Statement newest(connection, u"SELECT hash FROM journal ORDER BY seq DESC LIMIT 1"_s);
    return newest.run().next() ? newest.bytes(0) : beforeTheFirst;
}

QByteArray journalBeginning(Connection &connection)
{
    Statement first(connection, u"SELECT hash FROM journal WHERE seq = 1"_s);
    return first.run().next() ? first.bytes(0) : beforeTheFirst;
}

namespace {

/// What the chain says against an entry, in a sentence; empty: nothing.
QString faultOf(const QByteArray &before, const ChainLink &link, const QByteArray &hash, const Erasures &erasures)
{
    const auto erasedBy = erasures.entries.constFind(link.seq);
    const bool erased = erasedBy != erasures.entries.constEnd() && *erasedBy > link.seq;
    if (chainHash(before, link) != hash) {
        const auto vouched = erasures.rewritten.constFind(link.seq);
        if (!erased || vouched == erasures.rewritten.constEnd() || *vouched != sha256(link.change))
            return u"The entry does not agree with its hash: it, or the one before, was altered."_s;
    }
    if (link.sealed.isEmpty() && !link.change.contains("\"sealed\":"))
        return {};
    const QJsonObject change = QJsonDocument::fromJson(link.change).object();
    if (!isSealOf(change, link.sealed))
        return u"What it tells of a person was altered."_s;
    if (!link.sealed.isEmpty() && erased)
        return u"What it tells of a person stands there, and another entry says that it was erased."_s;
    if (link.sealed.isEmpty() && change.contains(sealMember) && !erased)
        return u"What it tells of a person is gone, and no entry says that it was erased."_s;
    return {};
}

} // namespace

std::vector<Finding> brokenLinks(Connection &connection, const Erasures &erasures, const Step &step, qint64 begin)
{
    std::vector<Finding> findings;
    QByteArray hash = beforeTheFirst;
    qint64 expected = std::max<qint64>(begin, 0) + 1;
    if (begin > 0) {
        Statement before(connection, u"SELECT hash FROM journal WHERE seq = ?"_s);
        hash = before.with(begin).run().next() ? before.bytes(0) : QByteArray();
    }
    constexpr int piece = 5'000; // of a team database the rows come all at once
    Statement rows(connection, u"SELECT seq, at, by, step, kind, change, sealed, hash FROM journal WHERE seq > ? "
                               "ORDER BY seq LIMIT %1"_s.arg(piece));
    qint64 after = begin > 0 ? begin : std::numeric_limits<qint64>::min();
    while (rows.with(after).run().next()) {
        do {
            if (step && !step())
                refuse(ErrorKind::Cancelled, {});
            after = rows.number(0);
            const ChainLink link{after, rows.number(1), rows.text(2), rows.number(3), rows.text(4),
                                 rows.text(5).toUtf8(), rows.text(6).toUtf8()};
            const QString where = u"journal %1"_s.arg(link.seq);
            if (link.seq != expected) {
                findings.push_back({u"journal-chain"_s, where,
                                    u"Entry %1 should come here; entries are missing or out of order."_s.arg(expected)});
            }
            if (const QString fault = faultOf(hash, link, rows.bytes(7), erasures); !fault.isEmpty())
                findings.push_back({u"journal-chain"_s, where, fault});
            hash = rows.bytes(7); // so that one altered entry is named once
            expected = link.seq + 1;
        } while (rows.next());
    }
    return findings;
}

} // namespace soundings::store
