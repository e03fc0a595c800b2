#include "core/store/schema.h"

#include "core/store/twins.h"

#include <QCoreApplication>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

// Enum columns hold the enum's value; instants are milliseconds UTC; digests are 32 bytes.
// AUTOINCREMENT where undo brings a row back under its id: that id must not have gone to another.
const char *const migration1 = R"sql(
CREATE TABLE consultation(
    id INTEGER PRIMARY KEY CHECK(id = 1), title TEXT NOT NULL, organisation TEXT NOT NULL, zone TEXT NOT NULL,
    opens INTEGER, closes INTEGER NOT NULL, late_policy INTEGER NOT NULL) STRICT;
CREATE TABLE extension(
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL,
    reason TEXT NOT NULL) STRICT;
CREATE TABLE original(sha256 BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE draft(
    id INTEGER PRIMARY KEY, label TEXT NOT NULL, file_name TEXT NOT NULL,
    sha256 BLOB NOT NULL REFERENCES original, pages INTEGER NOT NULL) STRICT;
CREATE TABLE section(
    id INTEGER PRIMARY KEY, draft INTEGER NOT NULL REFERENCES draft, ordinal INTEGER NOT NULL, number TEXT NOT NULL,
    title TEXT NOT NULL, depth INTEGER NOT NULL, parent INTEGER REFERENCES section, page INTEGER NOT NULL,
    box_left REAL NOT NULL, box_top REAL NOT NULL, box_right REAL NOT NULL, box_bottom REAL NOT NULL) STRICT;
CREATE TABLE respondent(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, organisation TEXT NOT NULL, kind INTEGER NOT NULL,
    place TEXT NOT NULL, address TEXT NOT NULL, sort_name TEXT NOT NULL, address_key TEXT NOT NULL) STRICT;
CREATE INDEX respondent_sort_name ON respondent(sort_name);
CREATE INDEX respondent_address_key ON respondent(address_key) WHERE address_key <> '';
CREATE TABLE response(
    id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, respondent INTEGER NOT NULL REFERENCES respondent,
    subject TEXT NOT NULL, channel INTEGER NOT NULL, sent INTEGER, received INTEGER NOT NULL,
    evidence INTEGER NOT NULL, timeliness INTEGER NOT NULL, late_ruling INTEGER NOT NULL,
    late_reason TEXT NOT NULL, status INTEGER NOT NULL, assignee TEXT NOT NULL, confidentiality INTEGER NOT NULL,
    signatories INTEGER NOT NULL, earlier INTEGER REFERENCES response,
    original BLOB NOT NULL REFERENCES original, source TEXT NOT NULL, message_id TEXT NOT NULL,
    content_key BLOB NOT NULL UNIQUE, attachments INTEGER NOT NULL, comments INTEGER NOT NULL) STRICT;
CREATE INDEX response_received ON response(received, number);
CREATE INDEX response_respondent ON response(respondent);
CREATE INDEX response_status ON response(status, number);
CREATE INDEX response_timeliness ON response(timeliness, number);
CREATE TABLE hop(
    response INTEGER NOT NULL REFERENCES response, ordinal INTEGER NOT NULL, sender TEXT NOT NULL,
    receiver TEXT NOT NULL, at INTEGER, PRIMARY KEY(response, ordinal)) WITHOUT ROWID, STRICT;
CREATE TABLE part(
    id INTEGER PRIMARY KEY, response INTEGER NOT NULL REFERENCES response, idx INTEGER NOT NULL,
    kind INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, question TEXT NOT NULL, bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL, text TEXT NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL,
    UNIQUE(response, idx)) STRICT;
CREATE TABLE unreadable(
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, original BLOB NOT NULL REFERENCES original,
    reason TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE(original, source)) STRICT;
CREATE TABLE theme(
    id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER REFERENCES theme, name TEXT NOT NULL,
    folded TEXT NOT NULL, definition TEXT NOT NULL, colour TEXT NOT NULL, key TEXT NOT NULL,
    position INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX theme_name ON theme(ifnull(parent, 0), folded);
CREATE TABLE comment(
    id INTEGER PRIMARY KEY AUTOINCREMENT, response INTEGER NOT NULL REFERENCES response,
    part INTEGER REFERENCES part, begin INTEGER, "end" INTEGER, stance INTEGER NOT NULL, note TEXT NOT NULL,
    author TEXT NOT NULL, at INTEGER NOT NULL, origin INTEGER NOT NULL,
    CHECK((part IS NULL) = (begin IS NULL) AND (part IS NULL) = ("end" IS NULL)),
    CHECK(part IS NULL OR (begin >= 0 AND begin < "end"))) STRICT;
CREATE INDEX comment_response ON comment(response);
CREATE TABLE comment_theme(
    comment INTEGER NOT NULL REFERENCES comment ON DELETE CASCADE, theme INTEGER NOT NULL REFERENCES theme,
    PRIMARY KEY(comment, theme)) WITHOUT ROWID, STRICT;
CREATE INDEX comment_theme_theme ON comment_theme(theme);
CREATE TABLE comment_section(
    comment INTEGER NOT NULL REFERENCES comment ON DELETE CASCADE, section INTEGER NOT NULL REFERENCES section,
    PRIMARY KEY(comment, section)) WITHOUT ROWID, STRICT;
CREATE INDEX comment_section_section ON comment_section(section);
CREATE TABLE journal(
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, step INTEGER NOT NULL, kind TEXT NOT NULL,
    response INTEGER, change TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE INDEX journal_response ON journal(response) WHERE response IS NOT NULL;
CREATE INDEX journal_kind ON journal(kind);
CREATE TRIGGER journal_only_grows_update BEFORE UPDATE ON journal
    BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_only_grows_delete BEFORE DELETE ON journal
    BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
CREATE VIEW search_source AS
    SELECT r.id AS id, r.subject AS subject,
           (SELECT ifnull(group_concat(text, char(10)), '') FROM
               (SELECT text FROM part WHERE response = r.id AND kind = 0 ORDER BY idx)) AS message,
           (SELECT ifnull(group_concat(name || char(10) || text, char(10)), '') FROM
               (SELECT name, text FROM part WHERE response = r.id AND kind <> 0 ORDER BY idx)) AS attachments,
           p.name || char(10) || p.organisation || char(10) || p.place || char(10) || p.address AS respondent
    FROM response r JOIN respondent p ON p.id = r.respondent;
CREATE VIRTUAL TABLE search USING fts5(
    subject, message, attachments, respondent, content='search_source', content_rowid='id',
    tokenize='soundings', prefix='2 3');
)sql";

// Version 2: everything that arrives is read.
const char *const migration2 = R"sql(
-- Text recognised in a picture says how sure it is.
ALTER TABLE part ADD COLUMN confidence INTEGER NOT NULL DEFAULT -1;
-- Survey tables: a row is known again by its identifier (message_id), and belongs to a table that is kept.
CREATE TABLE survey_table(
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, original BLOB NOT NULL REFERENCES original, map TEXT NOT NULL,
    rows INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
ALTER TABLE response ADD COLUMN survey_table BLOB REFERENCES original;
CREATE INDEX response_survey_row ON response(message_id) WHERE survey_table IS NOT NULL;
-- How far each mailbox was read.
CREATE TABLE mailbox(
    address TEXT PRIMARY KEY, uid_validity INTEGER NOT NULL, last_uid INTEGER NOT NULL, messages INTEGER NOT NULL,
    at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
-- When a receipt was sent.
ALTER TABLE response ADD COLUMN acknowledged INTEGER;
-- What tells that responses say the same. Judgements stand with the response judged; a pair has one at most.
CREATE TABLE text_key(response INTEGER PRIMARY KEY REFERENCES response, key BLOB NOT NULL) STRICT;
CREATE TABLE twin(
    response INTEGER NOT NULL REFERENCES response, other INTEGER NOT NULL REFERENCES response,
    ruling INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(response, other),
    CHECK(response <> other)) WITHOUT ROWID, STRICT;
CREATE INDEX twin_other ON twin(other);
CREATE TABLE joined(
    response INTEGER NOT NULL REFERENCES response, other INTEGER NOT NULL REFERENCES response,
    PRIMARY KEY(response, other), CHECK(response <> other)) WITHOUT ROWID, STRICT;
CREATE INDEX joined_other ON joined(other);
CREATE TABLE suggestion_dismissed(response INTEGER PRIMARY KEY REFERENCES response) STRICT;
)sql";

// Version 3: categorisation. `standing` 0 is what counts: whoever counts comments reads counted_comment.
const char *const migration3 = R"sql(
ALTER TABLE theme ADD COLUMN examples TEXT NOT NULL DEFAULT '';
ALTER TABLE theme ADD COLUMN inclusion TEXT NOT NULL DEFAULT '';
ALTER TABLE theme ADD COLUMN exclusion TEXT NOT NULL DEFAULT '';
ALTER TABLE theme ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN quotable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN because TEXT NOT NULL DEFAULT '';
CREATE INDEX comment_waiting ON comment(standing, response) WHERE standing <> 0;
CREATE VIEW counted_comment AS SELECT * FROM comment WHERE standing = 0;
-- How many of its comments are proposed; `comments` are those that count.
ALTER TABLE response ADD COLUMN proposals INTEGER NOT NULL DEFAULT 0;
CREATE TABLE memo(
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, target INTEGER NOT NULL, text TEXT NOT NULL,
    author TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX memo_target ON memo(kind, target);
CREATE TABLE saved_search(
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, query TEXT NOT NULL,
    position INTEGER NOT NULL, theme INTEGER REFERENCES theme) STRICT;
CREATE TABLE coder(
    response INTEGER NOT NULL REFERENCES response, ordinal INTEGER NOT NULL, name TEXT NOT NULL,
    done INTEGER NOT NULL, PRIMARY KEY(response, ordinal)) WITHOUT ROWID, STRICT;
CREATE TABLE reference_dismissed(
    response INTEGER NOT NULL REFERENCES response, part INTEGER NOT NULL REFERENCES part, begin INTEGER NOT NULL,
    "end" INTEGER NOT NULL, PRIMARY KEY(response, part, begin, "end")) WITHOUT ROWID, STRICT;
-- Part 0: the whole response.
CREATE TABLE proposal_dismissed(
    response INTEGER NOT NULL REFERENCES response, theme INTEGER NOT NULL, part INTEGER NOT NULL,
    begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY(response, theme, part, begin, "end")) WITHOUT ROWID, STRICT;
-- What waits, in the order of the list, however few wait among many.
CREATE INDEX response_waiting_unread ON response(received, number) WHERE status = 0;
CREATE INDEX response_waiting_comment ON response(received, number) WHERE comments = 0;
CREATE INDEX response_waiting_proposal ON response(received, number) WHERE proposals > 0;
CREATE INDEX response_waiting_assignee ON response(received, number) WHERE assignee = '';
-- What could not be read is dealt with after all.
ALTER TABLE unreadable ADD COLUMN settled TEXT NOT NULL DEFAULT '';
ALTER TABLE unreadable ADD COLUMN settled_by TEXT NOT NULL DEFAULT '';
ALTER TABLE unreadable ADD COLUMN settled_at INTEGER;
)sql";
// Version 4: who had which response in view; personal data that the journal keeps apart, so that it can be erased.
const char *const migration4 = R"sql(
CREATE TABLE viewing(
    id INTEGER PRIMARY KEY, response INTEGER NOT NULL REFERENCES response, person TEXT NOT NULL,
    opened INTEGER NOT NULL, seconds INTEGER NOT NULL) STRICT;
CREATE INDEX viewing_response ON viewing(response);
ALTER TABLE consultation ADD COLUMN retain_until TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN sealed TEXT;
-- All that ever changes in an entry: what it keeps apart goes where a later entry says so. What is from before there was
-- anything kept apart may lose it from the entry itself; `verify` knows the one by the chain, the other by the later entry.
DROP TRIGGER journal_only_grows_update;
CREATE TRIGGER journal_only_grows_update BEFORE UPDATE ON journal
    WHEN NEW.seq <> OLD.seq OR NEW.at <> OLD.at OR NEW.by <> OLD.by OR NEW.step <> OLD.step OR NEW.kind <> OLD.kind
        OR NEW.response IS NOT OLD.response OR NEW.hash <> OLD.hash OR NEW.sealed IS NOT NULL
        OR NOT EXISTS(SELECT 1 FROM journal e, json_each(e.change, '$.entries') one
                      WHERE e.seq > (SELECT max(seq) - 1000 FROM journal) AND e.seq > OLD.seq
                      AND +e.kind = 'person-erased' AND one.value = OLD.seq)
    BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
)sql";
// Version 5: points and decisions, the final text, what is kept from publication.
const char *const migration5 = R"sql(
CREATE TABLE point(
    id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, text TEXT NOT NULL, outcome INTEGER NOT NULL,
    reply TEXT NOT NULL, decided_by TEXT NOT NULL, decided_at INTEGER NOT NULL) STRICT;
CREATE TABLE point_section(
    point INTEGER NOT NULL REFERENCES point, section INTEGER NOT NULL REFERENCES section,
    PRIMARY KEY(point, section)) WITHOUT ROWID, STRICT;
CREATE INDEX point_section_section ON point_section(section);
CREATE TABLE comment_point(
    comment INTEGER NOT NULL REFERENCES comment ON DELETE CASCADE, point INTEGER NOT NULL REFERENCES point,
    PRIMARY KEY(comment, point)) WITHOUT ROWID, STRICT;
CREATE INDEX comment_point_point ON comment_point(point);
ALTER TABLE comment ADD COLUMN needs_no_point INTEGER NOT NULL DEFAULT 0;
CREATE TABLE final_text(
    id INTEGER PRIMARY KEY CHECK(id = 1), file_name TEXT NOT NULL, sha256 BLOB NOT NULL REFERENCES original,
    pages INTEGER NOT NULL) STRICT;
CREATE TABLE text_change(key TEXT PRIMARY KEY, editorial INTEGER NOT NULL, note TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE text_change_point(
    key TEXT NOT NULL REFERENCES text_change, point INTEGER NOT NULL REFERENCES point,
    PRIMARY KEY(key, point)) WITHOUT ROWID, STRICT;
CREATE INDEX text_change_point_point ON text_change_point(point);
CREATE TABLE redaction(
    response INTEGER NOT NULL REFERENCES response, part INTEGER NOT NULL REFERENCES part, begin INTEGER NOT NULL,
    "end" INTEGER NOT NULL, reason INTEGER NOT NULL, hidden INTEGER NOT NULL, note TEXT NOT NULL,
    author TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(response, part, begin, "end")) WITHOUT ROWID, STRICT;
)sql";
// Version 6: campaigns; what is counted of all responses stands in an index.
const char *const migration6 = R"sql(
CREATE TABLE campaign(id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, kernel TEXT NOT NULL) STRICT;
CREATE TABLE campaign_member(
    response INTEGER PRIMARY KEY REFERENCES response, campaign INTEGER REFERENCES campaign, likeness INTEGER NOT NULL,
    own INTEGER NOT NULL, judged INTEGER NOT NULL) STRICT;
CREATE INDEX campaign_member_campaign ON campaign_member(campaign);
CREATE INDEX response_counted ON response(timeliness, late_ruling, status, comments);
-- Bytes that FTS5 gathers before it writes a piece of the index: a batch of an import is one piece.
INSERT INTO search(search, rank) VALUES('hashsize', 16000000);
)sql";
// A file made from now on has no lists of beginnings in FTS5's index, which made a third of an import's work: core/index
// answers beginnings, and where it is not ready they take longer. Segments are merged sixteen at a time, not four. Older
// files keep what they have; the answers are the same.
const char *const leanSearch = R"sql(
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(
    subject, message, attachments, respondent, content='search_source', content_rowid='id', tokenize='soundings');
INSERT INTO search(search, rank) VALUES('hashsize', 16000000);
INSERT INTO search(search, rank) VALUES('automerge', 16);
)sql";
constexpr int textKeysBegin = 2; ///< the migration whose table fillTextKeys() fills

/// Migration N brings a file from version N-1 to N. Never edited once released: a new one is added.
const QList<const char *> &migrations()
{
    static const QList<const char *> all{migration1, migration2, migration3, migration4, migration5, migration6};
    return all;
}

// The driver takes one statement a call. Only a trigger has a semicolon inside, and it ends with "END;".
QStringList statementsOf(const QString &script)
{
    QStringList statements;
    QString pending;
    for (const QString &line : script.split(u'\n')) {
        pending += line + u'\n';
        const bool trigger = pending.trimmed().startsWith(u"CREATE TRIGGER"_s);
        if (line.trimmed().endsWith(trigger ? u"END;"_s : u";"_s)) {
            statements << pending.trimmed();
            pending.clear();
        }
    }
    return statements;
}

int pragma(Connection &connection, const QString &name)
{
    Statement statement(connection, u"PRAGMA "_s + name);
    statement.run().next();
    return int(statement.number(0));
}

void runAll(Connection &connection, const char *script)
{
    for (const QString &statement : statementsOf(QString::fromUtf8(script)))
        connection.run(statement);
}

void apply(Connection &connection, int version)
{
    Transaction transaction(connection);
    runAll(connection, migrations()[version - 1]);
    if (version == textKeysBegin)
        fillTextKeys(connection);
    connection.run(u"PRAGMA user_version=%1"_s.arg(version));
    transaction.commit();
}

} // namespace

int schemaVersion()
{
    return int(migrations().size());
}

namespace {

/// WAL, so that readers never wait; a backup is a single file and has none. Where it can't be written it is read as it is.
void useLog(Connection &connection)
{
    QString now;
    {
        Statement mode(connection, u"PRAGMA journal_mode"_s); // while it is open the mode can't be changed
        now = mode.run().next() ? mode.text(0) : QString();
    }
    if (now != u"wal")
        static_cast<void>(guarded([&] { connection.run(u"PRAGMA journal_mode=WAL"_s); }));
}

} // namespace

void refuseNewer(const QString &name, int version)
{
    refuse(ErrorKind::Newer,
           QCoreApplication::translate("soundings",
                                       "%1 was written by a later version of Soundings. Install that version to open it; "
                                       "nothing in it was changed.")
               .arg(name),
           u"schema %1, this program knows %2"_s.arg(version).arg(schemaVersion()));
}

void refuseUnfinished(Connection &connection)
{
    if (connection.engine().isBeingFilled(connection)) {
        refuse(ErrorKind::Unreadable,
               QCoreApplication::translate("soundings", "What is in %1 is a copy that is not whole. The same “soundings copy” "
                                                        "goes on where it stopped.")
                   .arg(connection.engine().nameOf(connection.place())));
    }
}

void migrateFile(Connection &connection, bool fresh)
{
    const QString name = connection.engine().nameOf(connection.place());
    if (fresh) {
        connection.run(u"PRAGMA application_id=%1"_s.arg(applicationId));
    } else if (pragma(connection, u"application_id"_s) != applicationId) {
        refuse(ErrorKind::Unreadable,
               QCoreApplication::translate("soundings", "%1 is not a Soundings consultation.").arg(name));
    }
    useLog(connection);
    const int has = pragma(connection, u"user_version"_s);
    if (has > schemaVersion())
        refuseNewer(name, has);
    refuseUnfinished(connection);
    for (int version = has + 1; version <= schemaVersion(); ++version)
        apply(connection, version);
    if (fresh) {
        Transaction transaction(connection);
        runAll(connection, leanSearch);
        transaction.commit();
    }
}

} // namespace soundings::store
