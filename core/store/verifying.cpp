#include "core/store/verifying.h"

#include "core/consultation/words.h"
#include "core/duplicates/textkey.h"
#include "core/store/comparing.h"
#include "core/store/journal.h"
#include "core/store/sqlitehandle.h"
#include "core/store/twins.h"

#include <QCryptographicHash>

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

void checkOriginals(Connection &connection, const Erasures &erasures, Findings &findings, const Step &step)
{
    Statement rows(connection, u"SELECT sha256 FROM original"_s); // of a team database rows come all at once
    Statement original(connection, u"SELECT bytes FROM original WHERE sha256 = ?"_s);
    for (rows.run(); rows.next();) {
        if (step && !step())
            refuse(ErrorKind::Cancelled, {});
        const QByteArray digest = rows.bytes(0);
        const bool there = original.with(digest).run().next();
        if (erasures.originals.contains(digest)) {
            if (there && !original.bytes(0).isEmpty())
                findings.push_back({u"original-altered"_s, ownerOf(connection, digest),
                                    u"Bytes are kept, and the journal says that they were erased."_s});
            continue;
        }
        if (!there || sha256(original.bytes(0)) != digest) {
            findings.push_back({u"original-altered"_s, ownerOf(connection, rows.bytes(0)),
                                u"The bytes kept are not those that were received."_s});
        }
    }
}

/// What is kept so that finding equal texts reads no text must be that of the texts.
void checkTextKeys(Connection &connection, Findings &findings, const Step &step)
{
    Statement responses(connection, u"SELECT r.id, r.number, k.key FROM response r LEFT JOIN text_key k "
                                    "ON k.response = r.id ORDER BY r.id"_s);
    for (responses.run(); responses.next();) {
        if (step && !step())
            refuse(ErrorKind::Cancelled, {});
        const std::vector<Part> texts = textsOf(connection, {responses.number(0)});
        if (duplicates::textKey(duplicates::bareText(texts)) != responses.bytes(2)) {
            findings.push_back({u"text-key"_s, reference(int(responses.number(1))),
                                u"What it is found by where responses say the same is not that of its text."_s});
        }
    }
    Statement strays(connection, u"SELECT response FROM text_key WHERE response NOT IN (SELECT id FROM response)"_s);
    for (strays.run(); strays.next();)
        findings.push_back({u"text-key"_s, u"response %1"_s.arg(strays.text(0)), u"There is no such response."_s});
}

/// Tells the journal again from its first entry, and names those that make no sense after the ones before.
void retell(Connection &connection, Retelling &told, Findings &findings, const Step &step)
{
    Statement rows(connection, u"SELECT seq, at, by, step, kind, change, response, sealed FROM journal WHERE seq > ? "
                               "ORDER BY seq LIMIT 5000"_s);
    qint64 after = std::numeric_limits<qint64>::min();
    const auto next = [&] { return rows.next() || rows.with(after).run().next(); };
    for (rows.with(after).run(); next();) {
        after = rows.number(0);
        if (step && !step())
            refuse(ErrorKind::Cancelled, {});
        const ChainLink link{rows.number(0), rows.number(1), rows.text(2), rows.number(3), rows.text(4),
                             rows.text(5).toUtf8(), rows.text(7).toUtf8()};
        const QString where = u"journal %1"_s.arg(link.seq);
        try {
            told.tell(link);
        } catch (const StoreFailure &failure) {
            findings.push_back({u"journal-entry"_s, where,
                                u"It can't have happened after what stands before it. "_s
                                    + (failure.error.detail.isEmpty() ? failure.error.message : failure.error.detail)});
        }
        if (Retelling::responseOf(link) != rows.number(6)) // the chain is not over this column
            findings.push_back({u"journal-entry"_s, where, u"It is filed under another response than it speaks of."_s});
    }
    told.finish();
}

} // namespace

std::vector<Finding> verified(Connection &connection, const VerifyProgress &progress)
{
    Statement sizes(connection, u"SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM response)"_s);
    sizes.run().next();
    // An entry is chained, is told and leaves about one row; a response has an original, a respondent, parts and hops
    // besides. The database's own check is no part of it that can be counted.
    const qint64 all = 3 * sizes.number(0) + 7 * sizes.number(1);
    qint64 done = 0;
    const Step step = [&] {
        constexpr qint64 between = 500;
        return !progress || ++done % between != 0 || progress(std::min(done, all), all);
    };
    const Erasures erasures = erasuresOf(connection);
    Findings findings = brokenLinks(connection, erasures, step);
    checkOriginals(connection, erasures, findings, step);
    Retelling told;
    retell(connection, told, findings, step);
    const Findings different = differences(connection, told, step);
    findings.insert(findings.end(), different.begin(), different.end());
    checkTextKeys(connection, findings, step);
    connection.engine().check(connection, findings, step);
    return findings;
}

std::vector<Finding> quicklyVerified(Connection &connection, const QByteArray &head, const Step &step)
{
    Findings findings;
    if (!isTeamDatabase(connection.place())) {
        const Interruption stopping(connection, step);
        Statement pages(connection, u"PRAGMA quick_check(20)"_s);
        for (pages.run(); pages.next();) {
            if (pages.text(0) != u"ok")
                findings.push_back({u"database"_s, u"file"_s, pages.text(0)});
        }
    }
    constexpr qint64 newest = 500;
    const Findings broken = brokenLinks(connection, erasuresOf(connection), step, journalEnd(connection) - newest);
    findings.insert(findings.end(), broken.begin(), broken.end());
    if (!head.isEmpty() && !entryWithHead(connection, head)) {
        findings.push_back({u"journal-head"_s, u"journal"_s,
                            u"The journal does not have the entry that was its newest when this was last open here: an "
                            "older copy may have been put in its place."_s});
    }
    return findings;
}

std::optional<qint64> entryWithHead(Connection &connection, const QByteArray &hash)
{
    Statement row(connection, u"SELECT seq FROM journal WHERE hash = ?"_s);
    return row.with(hash).run().next() ? std::optional(row.number(0)) : std::nullopt;
}

} // namespace soundings::store
