#include "core/store/journal.h"

#include "core/store/sentences.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

const QByteArray beforeTheFirst(32, '\0');

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

void append(Connection &connection, const ChangeSet &changes, const QString &by, Instant at)
{
    Statement newest(connection, u"SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"_s);
    const bool any = newest.run().next();
    qint64 seq = any ? newest.number(0) : 0;
    QByteArray hash = any ? newest.bytes(1) : beforeTheFirst;
    const qint64 step = seq + 1;
    Statement insert(connection, u"INSERT INTO journal(seq, at, by, step, kind, response, change, hash) "
                                 "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const Change &change : changes) {
        const QByteArray json = QJsonDocument(toJson(change)).toJson(QJsonDocument::Compact);
        const ChainLink link{++seq, at.ms, by, step, nameOf(change), json};
        hash = chainHash(hash, link);
        insert.with(link.seq, link.at, link.by, link.step, link.kind,
                    idOrNull(responseOf(change).value_or(ResponseId())), QString::fromUtf8(json), hash)
            .run();
    }
}

std::vector<JournalEntry> historyOf(Connection &connection, ResponseId response)
{
    std::vector<JournalEntry> entries;
    Statement rows(connection,
                   u"SELECT seq, at, by, kind, change, hash FROM journal WHERE response = ? ORDER BY seq"_s);
    rows.with(response.value).run();
    while (rows.next()) {
        JournalEntry entry{rows.number(0), {rows.number(1)}, rows.text(2), rows.text(3), {}, rows.text(4).toUtf8(),
                           rows.bytes(5)};
        entry.what = sentence(entry.kind, QJsonDocument::fromJson(entry.change).object());
        entries.push_back(std::move(entry));
    }
    return entries;
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

std::vector<Finding> brokenLinks(Connection &connection)
{
    std::vector<Finding> findings;
    QByteArray hash = beforeTheFirst;
    qint64 expected = 1;
    Statement rows(connection, u"SELECT seq, at, by, step, kind, change, hash FROM journal ORDER BY seq"_s);
    rows.run();
    while (rows.next()) {
        const ChainLink link{rows.number(0), rows.number(1), rows.text(2), rows.number(3), rows.text(4),
                             rows.text(5).toUtf8()};
        const QString where = u"journal %1"_s.arg(link.seq);
        if (link.seq != expected) {
            findings.push_back({u"journal-chain"_s, where,
                                u"Entry %1 should come here; entries are missing or out of order."_s.arg(expected)});
        }
        if (chainHash(hash, link) != rows.bytes(6)) {
            findings.push_back({u"journal-chain"_s, where,
                                u"The entry does not agree with its hash: it, or the one before, was altered."_s});
        }
        hash = rows.bytes(6); // so that one altered entry is named once
        expected = link.seq + 1;
    }
    return findings;
}

} // namespace soundings::store
