#include "core/store/verifying.h"

#include "core/consultation/words.h"
#include "core/store/journal.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

using Findings = std::vector<Finding>;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// Which response, draft or item an original belongs to, for a person.
QString ownerOf(Connection &connection, const QByteArray &digest)
{
    Statement row(connection, u"SELECT number FROM response WHERE original = ?"_s);
    if (row.with(digest).run().next())
        return reference(int(row.number(0)));
    Statement draft(connection, u"SELECT file_name FROM draft WHERE sha256 = ? UNION ALL "
                                "SELECT source FROM unreadable WHERE original = ? UNION ALL "
                                "SELECT source FROM survey_table WHERE original = ?"_s);
    return draft.with(digest, digest, digest).run().next() ? draft.text(0) : u"an original nothing refers to"_s;
}

void checkOriginals(Connection &connection, Findings &findings)
{
    Statement rows(connection, u"SELECT sha256, bytes FROM original"_s);
    rows.run();
    while (rows.next()) {
        if (sha256(rows.bytes(1)) != rows.bytes(0)) {
            findings.push_back({u"original-altered"_s, ownerOf(connection, rows.bytes(0)),
                                u"The bytes kept are not those that were received."_s});
        }
    }
    Statement lost(connection, u"SELECT number FROM response WHERE original NOT IN (SELECT sha256 FROM original)"_s);
    lost.run();
    while (lost.next()) {
        findings.push_back({u"original-missing"_s, reference(int(lost.number(0))),
                            u"The bytes that were received are no longer there."_s});
    }
    Statement tables(connection, u"SELECT source FROM survey_table WHERE original NOT IN (SELECT sha256 FROM original)"_s);
    tables.run();
    while (tables.next()) {
        findings.push_back({u"original-missing"_s, tables.text(0),
                            u"The survey's table that was received is no longer there."_s});
    }
    Statement strays(connection, u"SELECT number FROM response WHERE survey_table IS NOT NULL AND survey_table NOT IN "
                                 "(SELECT original FROM survey_table)"_s);
    strays.run();
    while (strays.next()) {
        findings.push_back({u"table-missing"_s, reference(int(strays.number(0))),
                            u"No journal entry accounts for the survey's table that this response was a row of."_s});
    }
}

/// The rows of a table must be those that the journal accounts for.
struct Accounted
{
    QString table;
    QString journalled; ///< a query that gives their ids
    QString what;       ///< for a person
};

void checkAccounts(Connection &connection, Findings &findings)
{
    const QString added = u"SELECT json_extract(change, '$.id') FROM journal WHERE kind = '%1'"_s;
    const QString standing = u"SELECT id FROM (SELECT json_extract(change, '$.id') AS id, kind, "
                             "row_number() OVER (PARTITION BY json_extract(change, '$.id') ORDER BY seq DESC) AS age "
                             "FROM journal WHERE kind IN ('%1-added', '%1-removed')) "
                             "WHERE age = 1 AND kind = '%1-added'"_s;
    const QString written = u"SELECT id FROM (SELECT ifnull(json_extract(change, '$.after.id'), "
                            "json_extract(change, '$.before.id')) AS id, json_extract(change, '$.after.id') AS after, "
                            "row_number() OVER (PARTITION BY ifnull(json_extract(change, '$.after.id'), "
                            "json_extract(change, '$.before.id')) ORDER BY seq DESC) AS age FROM journal "
                            "WHERE kind = '%1') WHERE age = 1 AND after IS NOT NULL"_s;
    const QList<Accounted> all{
        {u"response"_s, added.arg(u"response-received"_s), u"Response"_s},
        {u"unreadable"_s, added.arg(u"unreadable-received"_s), u"Unreadable item"_s},
        {u"survey_table"_s, added.arg(u"table-received"_s), u"Survey table"_s},
        {u"comment"_s, standing.arg(u"comment"_s), u"Comment"_s},
        {u"theme"_s, standing.arg(u"theme"_s), u"Theme"_s},
        {u"memo"_s, written.arg(u"memo-written"_s), u"Memo"_s},
        {u"saved_search"_s, written.arg(u"saved-search-written"_s), u"Saved search"_s},
    };
    for (const Accounted &one : all) {
        Statement strange(connection, u"SELECT id FROM %1 EXCEPT %2"_s.arg(one.table, one.journalled));
        for (strange.run(); strange.next();) {
            findings.push_back({u"unaccounted"_s, u"%1 %2"_s.arg(one.table, strange.text(0)),
                                u"%1 stands in the file and no journal entry says how it came there."_s.arg(one.what)});
        }
        Statement gone(connection, u"%2 EXCEPT SELECT id FROM %1"_s.arg(one.table, one.journalled));
        for (gone.run(); gone.next();) {
            findings.push_back({u"missing"_s, u"%1 %2"_s.arg(one.table, gone.text(0)),
                                u"%1 stands in the journal and is gone from the file."_s.arg(one.what)});
        }
    }
}

/// A mailbox stands where the journal last says it was read to.
void checkMailboxes(Connection &connection, Findings &findings)
{
    Statement rows(connection, u"SELECT address, uid_validity, last_uid, messages FROM mailbox EXCEPT "
                               "SELECT mailbox, validity, uid, total FROM (SELECT json_extract(change, '$.mailbox') "
                               "AS mailbox, json_extract(change, '$.after.uidValidity') AS validity, "
                               "json_extract(change, '$.after.lastUid') AS uid, "
                               "sum(json_extract(change, '$.messages')) OVER (PARTITION BY "
                               "json_extract(change, '$.mailbox')) AS total, row_number() OVER (PARTITION BY "
                               "json_extract(change, '$.mailbox') ORDER BY seq DESC) AS age FROM journal "
                               "WHERE kind = 'mailbox-read') WHERE age = 1"_s);
    for (rows.run(); rows.next();) {
        findings.push_back({u"unaccounted"_s, rows.text(0),
                            u"The journal does not say that this mailbox was read so far."_s});
    }
}

/// What was dealt with must be what the journal said last.
void checkSettled(Connection &connection, Findings &findings)
{
    const QString last = u"SELECT item, after FROM (SELECT json_extract(change, '$.item') AS item, "
                         "json_extract(change, '$.after') AS after, row_number() OVER (PARTITION BY "
                         "json_extract(change, '$.item') ORDER BY seq DESC) AS age FROM journal "
                         "WHERE kind = 'unreadable-settled') WHERE age = 1 AND after <> ''"_s;
    const QString standing = u"SELECT id, settled FROM unreadable WHERE settled <> ''"_s;
    Statement rows(connection, u"SELECT source, told FROM (SELECT id AS item, 0 AS told FROM (%1 EXCEPT %2) UNION ALL "
                               "SELECT item, 1 FROM (%2 EXCEPT %1)) JOIN unreadable u ON u.id = item"_s
                                   .arg(standing, last));
    for (rows.run(); rows.next();) {
        findings.push_back({rows.number(1) ? u"missing"_s : u"unaccounted"_s, rows.text(0),
                            rows.number(1) ? u"The journal says how it was dealt with, and the file does not."_s
                                           : u"The journal does not say that it was dealt with so."_s});
    }
}

/// Judgements, joined respondents and dismissals must be those that the journal said last.
void checkTwins(Connection &connection, Findings &findings)
{
    const QString last = u"SELECT response, other, after FROM (SELECT response, ifnull(json_extract(change, '$.other'), 0) "
                         "AS other, json_extract(change, '$.after') AS after, row_number() OVER (PARTITION BY response, "
                         "json_extract(change, '$.other') ORDER BY seq DESC) AS age FROM journal WHERE kind = '%1') "
                         "WHERE age = 1 AND after NOT IN ('none', 0)"_s;
    const std::tuple<QString, QString, QString> all[]{
        {u"duplicate-judged"_s, u"Judgement"_s,
         u"SELECT response, other, CASE ruling WHEN 1 THEN 'linked' WHEN 2 THEN 'keep-both' ELSE 'set-aside' END "
         "FROM twin"_s},
        {u"respondents-joined"_s, u"Joining of respondents"_s, u"SELECT response, other, 1 FROM joined"_s},
        {u"suggestion-dismissed"_s, u"Dismissal"_s, u"SELECT response, 0, 1 FROM suggestion_dismissed"_s}};
    for (const auto &[kind, what, standing] : all) {
        Statement rows(connection, u"SELECT number, told FROM (SELECT response, 0 AS told FROM (%1 EXCEPT %2) UNION ALL "
                                   "SELECT response, 1 FROM (%2 EXCEPT %1)) JOIN response r ON r.id = response"_s
                                       .arg(standing, last.arg(kind)));
        for (rows.run(); rows.next();) {
            const QString sentence = rows.number(1) ? u"%1: stands in the journal and is gone from the file."_s
                                                    : u"%1: stands in the file and not in the journal."_s;
            findings.push_back({rows.number(1) ? u"missing"_s : u"unaccounted"_s, reference(int(rows.number(0))),
                                sentence.arg(what)});
        }
    }
}

/// As checkTwins() for who tags independently and for what was refused, passage by passage; and the numbers that stand
/// with a response must be those of its comments.
void checkCoding(Connection &connection, Findings &findings)
{
    const QString last = u"SELECT response, theme, part, begin, \"end\" FROM (SELECT response, "
                         "ifnull(json_extract(change, '$.theme'), 0) AS theme, ifnull(json_extract(change, '$.part'), 0) "
                         "AS part, ifnull(json_extract(change, '$.begin'), 0) AS begin, "
                         "ifnull(json_extract(change, '$.end'), 0) AS \"end\", json_extract(change, '$.after') AS after, "
                         "row_number() OVER (PARTITION BY response, json_extract(change, '$.theme'), "
                         "json_extract(change, '$.part'), json_extract(change, '$.begin'), json_extract(change, '$.end') "
                         "ORDER BY seq DESC) AS age FROM journal WHERE kind = '%1') WHERE age = 1 AND after"_s;
    const QString coders = u"SELECT j.response, value ->> '$.name', value ->> '$.done' FROM (SELECT response, change, "
                           "row_number() OVER (PARTITION BY response ORDER BY seq DESC) AS age FROM journal "
                           "WHERE kind = 'coders-changed') j, json_each(j.change, '$.after') WHERE age = 1"_s;
    const std::tuple<QString, QString, QString> all[]{
        {u"Refused reference"_s, u"SELECT response, 0, part, begin, \"end\" FROM reference_dismissed"_s,
         last.arg(u"reference-dismissed"_s)},
        {u"Refused proposal"_s, u"SELECT response, theme, part, begin, \"end\" FROM proposal_dismissed"_s,
         last.arg(u"proposal-dismissed"_s)},
        {u"Independent tagging"_s, u"SELECT response, name, done FROM coder"_s, coders},
        {u"Number of comments"_s, u"SELECT id AS response, comments, proposals FROM response"_s,
         u"SELECT r.id AS response, ifnull(sum(c.standing = 0), 0), ifnull(sum(c.standing = 1), 0) FROM response r "
         "LEFT JOIN comment c ON c.response = r.id GROUP BY r.id"_s}};
    for (const auto &[what, standing, told] : all) {
        const QString differences =
            u"SELECT DISTINCT number FROM (WITH a AS (%1), b AS (%2) SELECT * FROM (SELECT * FROM a EXCEPT SELECT * FROM "
            "b) UNION ALL SELECT * FROM (SELECT * FROM b EXCEPT SELECT * FROM a)) d JOIN response r ON r.id = d.response"_s;
        Statement rows(connection, differences.arg(standing, told));
        for (rows.run(); rows.next();) {
            findings.push_back({u"unaccounted"_s, reference(int(rows.number(0))),
                                u"%1: the file and the journal do not say the same."_s.arg(what)});
        }
    }
}

/// The sections of the drafts must be those that came with them, as people corrected them since.
void checkSections(Connection &connection, Findings &findings)
{
    const QString standing = u"SELECT id, number, title, depth, page FROM section"_s;
    const QString told =
        u"SELECT id, number, title, depth, page FROM (SELECT id, number, title, depth, page, "
        "row_number() OVER (PARTITION BY id ORDER BY seq DESC) AS age FROM ("
        "SELECT seq, value ->> '$.id' AS id, value ->> '$.number' AS number, value ->> '$.title' AS title, "
        "value ->> '$.depth' AS depth, value ->> '$.page' AS page FROM journal, json_each(change, '$.sections') "
        "WHERE kind = 'draft-added' UNION ALL "
        "SELECT seq, change ->> '$.id', change ->> '$.after.number', change ->> '$.after.title', "
        "change ->> '$.after.depth', change ->> '$.after.page' FROM journal WHERE kind = 'section-changed')) "
        "WHERE age = 1 AND title IS NOT NULL"_s;
    Statement rows(connection, u"WITH a AS (%1), b AS (%2) SELECT DISTINCT id FROM (SELECT * FROM (SELECT * FROM a EXCEPT "
                               "SELECT * FROM b) UNION ALL SELECT * FROM (SELECT * FROM b EXCEPT SELECT * FROM a))"_s
                                   .arg(standing, told));
    for (rows.run(); rows.next();) {
        findings.push_back({u"unaccounted"_s, u"section %1"_s.arg(rows.text(0)),
                            u"The draft's section is not what the journal says."_s});
    }
}

void checkTexts(Connection &connection, Findings &findings)
{
    Statement parts(connection, u"SELECT idx, text FROM part WHERE response = ? ORDER BY idx"_s);
    Statement rows(connection, u"SELECT change FROM journal WHERE kind = 'response-received' ORDER BY seq"_s);
    rows.run();
    while (rows.next()) {
        const QJsonObject change = QJsonDocument::fromJson(rows.text(0).toUtf8()).object();
        const QJsonArray expected = change[u"parts"].toArray();
        int found = 0;
        parts.with(change[u"id"].toInteger()).run();
        while (parts.next()) {
            const QByteArray digest = sha256(parts.text(1).toUtf8()).toHex();
            const QJsonValue part = expected.at(parts.number(0));
            if (part[u"textSha256"].toString().toLatin1() != digest) {
                findings.push_back({u"text-altered"_s, change[u"reference"].toString(),
                                    u"The text of part %1 is not the one that was read."_s.arg(parts.number(0) + 1)});
            }
            ++found;
        }
        if (found != expected.size()) {
            findings.push_back({u"text-missing"_s, change[u"reference"].toString(),
                                u"%1 parts were read and %2 are there."_s.arg(expected.size()).arg(found)});
        }
    }
}

void checkDatabase(Connection &connection, Findings &findings)
{
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
        findings.push_back({u"index"_s, u"search"_s,
                            u"The search index does not agree with the texts. Run “soundings index --rebuild”. "_s
                                + failure.error.detail});
    }
}

} // namespace

std::vector<Finding> verified(Connection &connection)
{
    Findings findings = brokenLinks(connection);
    checkOriginals(connection, findings);
    checkAccounts(connection, findings);
    checkMailboxes(connection, findings);
    checkTexts(connection, findings);
    checkTwins(connection, findings);
    checkCoding(connection, findings);
    checkSettled(connection, findings);
    checkSections(connection, findings);
    checkDatabase(connection, findings);
    return findings;
}

} // namespace soundings::store
