#include "core/store/postgresschema.h"

#include "core/search/wordscanner.h"
#include "core/store/schema.h"

#include <QCoreApplication>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

// What schema.cpp makes of a file in its first three migrations. Where a name may be long there is no B-tree over it.
const char *const version3 = R"sql(
CREATE SCHEMA soundings;
CREATE TABLE schema_version(version integer NOT NULL);
CREATE COLLATION "binary" FROM "C";

-- SQLite's instr(); and fold() of core/search by a table of what becomes of each letter.
CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS 'SELECT strpos($1, $2)';
CREATE TABLE folding(letter text PRIMARY KEY, folded text NOT NULL);
CREATE FUNCTION fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN t ~ '^([!-~]+( [!-~]+)*)?$' THEN lower(t COLLATE "C") ELSE (
        SELECT btrim(regexp_replace(string_agg(COALESCE(f.folded, lower(l.letter COLLATE "C")), '' ORDER BY l.place),
                                    ' +', ' ', 'g'))
        FROM regexp_split_to_table(t, '') WITH ORDINALITY l(letter, place)
        LEFT JOIN soundings.folding f ON f.letter = l.letter) END
$$;

-- Ids as SQLite gives them: one more than the greatest there is, or, where undo brings rows back, than ever was.
CREATE FUNCTION next_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SELECT COALESCE(max(id), 0) + 1 FROM soundings.%I', TG_TABLE_NAME) INTO NEW.id;
    RETURN NEW;
END $$;
CREATE TABLE highest_id(name text PRIMARY KEY, id bigint NOT NULL);
CREATE FUNCTION unused_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id IS NULL THEN
        UPDATE soundings.highest_id SET id = id + 1 WHERE name = TG_TABLE_NAME RETURNING id INTO NEW.id;
    ELSE
        UPDATE soundings.highest_id SET id = NEW.id WHERE name = TG_TABLE_NAME AND id < NEW.id;
    END IF;
    RETURN NEW;
END $$;

CREATE TABLE consultation(
    id bigint PRIMARY KEY CHECK(id = 1), title text NOT NULL, organisation text NOT NULL, zone text NOT NULL,
    opens bigint, closes bigint NOT NULL, late_policy bigint NOT NULL);
CREATE TABLE extension(
    id bigint PRIMARY KEY, at bigint NOT NULL, by text NOT NULL, before bigint NOT NULL, after bigint NOT NULL,
    reason text NOT NULL);
CREATE TABLE original(sha256 bytea PRIMARY KEY, bytes bytea NOT NULL);
CREATE TABLE draft(
    id bigint PRIMARY KEY, label text NOT NULL, file_name text NOT NULL,
    sha256 bytea NOT NULL REFERENCES original, pages bigint NOT NULL);
CREATE TABLE section(
    id bigint PRIMARY KEY, draft bigint NOT NULL REFERENCES draft, ordinal bigint NOT NULL, number text NOT NULL,
    title text NOT NULL, depth bigint NOT NULL, parent bigint REFERENCES section DEFERRABLE, page bigint NOT NULL,
    box_left double precision NOT NULL, box_top double precision NOT NULL, box_right double precision NOT NULL,
    box_bottom double precision NOT NULL);
CREATE TABLE respondent(
    id bigint PRIMARY KEY, name text NOT NULL, organisation text NOT NULL, kind bigint NOT NULL,
    place text NOT NULL, address text NOT NULL, sort_name text NOT NULL, address_key text NOT NULL);
CREATE INDEX respondent_sort_name ON respondent USING hash(sort_name);
CREATE INDEX respondent_address_key ON respondent USING hash(address_key) WHERE address_key <> '';
CREATE TABLE survey_table(
    id bigint PRIMARY KEY, source text NOT NULL, original bytea NOT NULL REFERENCES original, map text NOT NULL,
    rows bigint NOT NULL, at bigint NOT NULL);
CREATE TABLE response(
    id bigint PRIMARY KEY, number bigint NOT NULL UNIQUE, respondent bigint NOT NULL REFERENCES respondent,
    subject text NOT NULL, channel bigint NOT NULL, sent bigint, received bigint NOT NULL,
    evidence bigint NOT NULL, timeliness bigint NOT NULL, late_ruling bigint NOT NULL,
    late_reason text NOT NULL, status bigint NOT NULL, assignee text NOT NULL, confidentiality bigint NOT NULL,
    signatories bigint NOT NULL, earlier bigint REFERENCES response DEFERRABLE,
    original bytea NOT NULL REFERENCES original, source text NOT NULL, message_id text NOT NULL,
    content_key bytea NOT NULL UNIQUE, attachments bigint NOT NULL, comments bigint NOT NULL,
    survey_table bytea REFERENCES original, acknowledged bigint, proposals bigint NOT NULL DEFAULT 0);
CREATE INDEX response_received ON response(received, number);
CREATE INDEX response_respondent ON response(respondent);
CREATE INDEX response_status ON response(status, number);
CREATE INDEX response_timeliness ON response(timeliness, number);
CREATE INDEX response_original ON response(original);
CREATE INDEX response_survey_row ON response USING hash(message_id) WHERE survey_table IS NOT NULL;
CREATE INDEX response_waiting_unread ON response(received, number) WHERE status = 0;
CREATE INDEX response_waiting_comment ON response(received, number) WHERE comments = 0;
CREATE INDEX response_waiting_proposal ON response(received, number) WHERE proposals > 0;
CREATE INDEX response_waiting_assignee ON response(received, number) WHERE assignee = '';
CREATE TABLE hop(
    response bigint NOT NULL REFERENCES response, ordinal bigint NOT NULL, sender text NOT NULL,
    receiver text NOT NULL, at bigint, PRIMARY KEY(response, ordinal));
CREATE TABLE part(
    id bigint PRIMARY KEY, response bigint NOT NULL REFERENCES response, idx bigint NOT NULL,
    kind bigint NOT NULL, name text NOT NULL, type text NOT NULL, question text NOT NULL, bytes bigint NOT NULL,
    sha256 bytea NOT NULL, text text NOT NULL, state bigint NOT NULL, reason text NOT NULL,
    confidence bigint NOT NULL DEFAULT -1, UNIQUE(response, idx));
CREATE TABLE unreadable(
    id bigint PRIMARY KEY, source text NOT NULL, original bytea NOT NULL REFERENCES original,
    reason text NOT NULL, at bigint NOT NULL, settled text NOT NULL DEFAULT '', settled_by text NOT NULL DEFAULT '',
    settled_at bigint);
CREATE UNIQUE INDEX unreadable_original ON unreadable(original, md5(source));
CREATE TABLE theme(
    id bigint PRIMARY KEY, parent bigint REFERENCES theme DEFERRABLE, name text NOT NULL,
    folded text NOT NULL, definition text NOT NULL, colour text NOT NULL, key text NOT NULL,
    position bigint NOT NULL, examples text NOT NULL DEFAULT '', inclusion text NOT NULL DEFAULT '',
    exclusion text NOT NULL DEFAULT '', retired bigint NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX theme_name ON theme(COALESCE(parent, 0), folded);
CREATE TABLE comment(
    id bigint PRIMARY KEY, response bigint NOT NULL REFERENCES response,
    part bigint REFERENCES part, begin bigint, "end" bigint, stance bigint NOT NULL, note text NOT NULL,
    author text NOT NULL, at bigint NOT NULL, origin bigint NOT NULL, quotable bigint NOT NULL DEFAULT 0,
    standing bigint NOT NULL DEFAULT 0, because text NOT NULL DEFAULT '',
    CHECK((part IS NULL) = (begin IS NULL) AND (part IS NULL) = ("end" IS NULL)),
    CHECK(part IS NULL OR (begin >= 0 AND begin < "end")));
CREATE INDEX comment_response ON comment(response);
CREATE INDEX comment_waiting ON comment(standing, response) WHERE standing <> 0;
CREATE VIEW counted_comment AS SELECT * FROM comment WHERE standing = 0;
CREATE TABLE comment_theme(
    comment bigint NOT NULL REFERENCES comment ON DELETE CASCADE, theme bigint NOT NULL REFERENCES theme,
    PRIMARY KEY(comment, theme));
CREATE INDEX comment_theme_theme ON comment_theme(theme);
CREATE TABLE comment_section(
    comment bigint NOT NULL REFERENCES comment ON DELETE CASCADE, section bigint NOT NULL REFERENCES section,
    PRIMARY KEY(comment, section));
CREATE INDEX comment_section_section ON comment_section(section, comment);
CREATE TABLE mailbox(
    address text PRIMARY KEY, uid_validity bigint NOT NULL, last_uid bigint NOT NULL, messages bigint NOT NULL,
    at bigint NOT NULL);
CREATE TABLE text_key(response bigint PRIMARY KEY REFERENCES response, key bytea NOT NULL);
CREATE TABLE twin(
    response bigint NOT NULL REFERENCES response, other bigint NOT NULL REFERENCES response,
    ruling bigint NOT NULL, reason text NOT NULL, PRIMARY KEY(response, other), CHECK(response <> other));
CREATE INDEX twin_other ON twin(other);
CREATE TABLE joined(
    response bigint NOT NULL REFERENCES response, other bigint NOT NULL REFERENCES response,
    PRIMARY KEY(response, other), CHECK(response <> other));
CREATE INDEX joined_other ON joined(other);
CREATE TABLE suggestion_dismissed(response bigint PRIMARY KEY REFERENCES response);
CREATE TABLE memo(
    id bigint PRIMARY KEY, kind bigint NOT NULL, target bigint NOT NULL, text text NOT NULL,
    author text NOT NULL, at bigint NOT NULL);
CREATE INDEX memo_target ON memo(kind, target);
CREATE TABLE saved_search(
    id bigint PRIMARY KEY, name text NOT NULL, folded text NOT NULL UNIQUE, query text NOT NULL,
    position bigint NOT NULL, theme bigint REFERENCES theme);
CREATE TABLE coder(
    response bigint NOT NULL REFERENCES response, ordinal bigint NOT NULL, name text NOT NULL,
    done bigint NOT NULL, PRIMARY KEY(response, ordinal));
CREATE TABLE reference_dismissed(
    response bigint NOT NULL REFERENCES response, part bigint NOT NULL REFERENCES part, begin bigint NOT NULL,
    "end" bigint NOT NULL, PRIMARY KEY(response, part, begin, "end"));
CREATE TABLE proposal_dismissed(
    response bigint NOT NULL REFERENCES response, theme bigint NOT NULL, part bigint NOT NULL,
    begin bigint NOT NULL, "end" bigint NOT NULL, PRIMARY KEY(response, theme, part, begin, "end"));

CREATE TRIGGER id BEFORE INSERT ON extension FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER id BEFORE INSERT ON draft FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER id BEFORE INSERT ON section FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER id BEFORE INSERT ON respondent FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER id BEFORE INSERT ON survey_table FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER id BEFORE INSERT ON response FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER id BEFORE INSERT ON part FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER id BEFORE INSERT ON unreadable FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
INSERT INTO highest_id VALUES('theme', 0), ('comment', 0), ('memo', 0), ('saved_search', 0);
CREATE TRIGGER id BEFORE INSERT ON theme FOR EACH ROW EXECUTE FUNCTION unused_id();
CREATE TRIGGER id BEFORE INSERT ON comment FOR EACH ROW EXECUTE FUNCTION unused_id();
CREATE TRIGGER id BEFORE INSERT ON memo FOR EACH ROW EXECUTE FUNCTION unused_id();
CREATE TRIGGER id BEFORE INSERT ON saved_search FOR EACH ROW EXECUTE FUNCTION unused_id();

-- The type json keeps every byte of what is put in, as the chain of hashes needs.
CREATE TABLE journal(
    seq bigint PRIMARY KEY, at bigint NOT NULL, by text NOT NULL, step bigint NOT NULL, kind text NOT NULL,
    response bigint, change json NOT NULL, hash bytea NOT NULL);
CREATE INDEX journal_response ON journal(response) WHERE response IS NOT NULL;
CREATE INDEX journal_kind ON journal(kind);
CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal only grows';
END $$;
CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();

-- Who listens hears of it once a transaction, and reads what is new.
CREATE FUNCTION journal_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('soundings_journal', '');
    RETURN NULL;
END $$;
CREATE TRIGGER journal_is_told AFTER INSERT ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_is_told();

CREATE VIEW search_source AS
    SELECT r.id AS id, r.subject AS subject,
           (SELECT COALESCE(string_agg(text, chr(10) ORDER BY idx), '') FROM part
            WHERE response = r.id AND kind = 0) AS message,
           (SELECT COALESCE(string_agg(name || chr(10) || text, chr(10) ORDER BY idx), '') FROM part
            WHERE response = r.id AND kind <> 0) AS attachments,
           p.name || chr(10) || p.organisation || chr(10) || p.place || chr(10) || p.address AS respondent
    FROM response r JOIN respondent p ON p.id = r.respondent;
-- Words by the rules of core/search, in pieces (lexemes.h); how many there are stands with the first.
CREATE TABLE search(
    response bigint NOT NULL REFERENCES response, piece integer NOT NULL, words tsvector NOT NULL,
    own integer NOT NULL, size integer NOT NULL, PRIMARY KEY(response, piece));
CREATE INDEX search_words ON search USING gin(words);
)sql";
constexpr int first = 3; ///< the version that a new team database begins with

// What schema.cpp says of version 4.
const char *const version4 = R"sql(
CREATE TABLE viewing(
    id bigint PRIMARY KEY, response bigint NOT NULL REFERENCES response, person text NOT NULL, opened bigint NOT NULL,
    seconds bigint NOT NULL);
CREATE INDEX viewing_response ON viewing(response);
CREATE TRIGGER id BEFORE INSERT ON viewing FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
ALTER TABLE consultation ADD COLUMN retain_until text NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN sealed text;
CREATE FUNCTION journal_is_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = soundings, pg_catalog AS $$
DECLARE
    told bigint;
    said text;
BEGIN
    SELECT e.seq, e.change -> 'rewritten' ->> OLD.seq::text INTO told, said FROM journal e
    CROSS JOIN json_array_elements_text(e.change -> 'entries') one
    WHERE e.seq > (SELECT max(seq) - 1000 FROM journal) AND e.seq > OLD.seq AND e.kind = 'person-erased'
    AND one = OLD.seq::text LIMIT 1;
    IF told IS NULL OR NEW.sealed IS NOT NULL
       OR (NEW.seq, NEW.at, NEW."by", NEW.step, NEW.kind, NEW.response, NEW.hash)
          IS DISTINCT FROM (OLD.seq, OLD.at, OLD."by", OLD.step, OLD.kind, OLD.response, OLD.hash)
       OR (NEW.change::text <> OLD.change::text
           AND said IS DISTINCT FROM encode(sha256(convert_to(NEW.change::text, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION 'the journal only grows';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER journal_only_grows ON journal;
CREATE TRIGGER journal_only_grows BEFORE DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_is_erased BEFORE UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION journal_is_erased();
)sql";

// What schema.cpp says of version 5.
const char *const version5 = R"sql(
CREATE TABLE point(
    id bigint PRIMARY KEY, title text NOT NULL, text text NOT NULL, outcome bigint NOT NULL, reply text NOT NULL,
    decided_by text NOT NULL, decided_at bigint NOT NULL);
INSERT INTO highest_id VALUES('point', 0);
CREATE TRIGGER id BEFORE INSERT ON point FOR EACH ROW EXECUTE FUNCTION unused_id();
CREATE TABLE point_section(
    point bigint NOT NULL REFERENCES point, section bigint NOT NULL REFERENCES section, PRIMARY KEY(point, section));
CREATE INDEX point_section_section ON point_section(section);
CREATE TABLE comment_point(
    comment bigint NOT NULL REFERENCES comment ON DELETE CASCADE, point bigint NOT NULL REFERENCES point,
    PRIMARY KEY(comment, point));
CREATE INDEX comment_point_point ON comment_point(point);
ALTER TABLE comment ADD COLUMN needs_no_point bigint NOT NULL DEFAULT 0;
CREATE OR REPLACE VIEW counted_comment AS SELECT * FROM comment WHERE standing = 0;
CREATE TABLE final_text(
    id bigint PRIMARY KEY CHECK(id = 1), file_name text NOT NULL, sha256 bytea NOT NULL REFERENCES original,
    pages bigint NOT NULL);
CREATE TABLE text_change(key text PRIMARY KEY, editorial bigint NOT NULL, note text NOT NULL);
CREATE TABLE text_change_point(
    key text NOT NULL REFERENCES text_change, point bigint NOT NULL REFERENCES point, PRIMARY KEY(key, point));
CREATE INDEX text_change_point_point ON text_change_point(point);
CREATE TABLE redaction(
    response bigint NOT NULL REFERENCES response, part bigint NOT NULL REFERENCES part, begin bigint NOT NULL,
    "end" bigint NOT NULL, reason bigint NOT NULL, hidden bigint NOT NULL, note text NOT NULL, author text NOT NULL,
    at bigint NOT NULL, PRIMARY KEY(response, part, begin, "end"));
)sql";

// What schema.cpp says of version 6.
const char *const version6 = R"sql(
CREATE TABLE campaign(id bigint PRIMARY KEY, title text NOT NULL, kernel text NOT NULL);
INSERT INTO highest_id VALUES('campaign', 0);
CREATE TRIGGER id BEFORE INSERT ON campaign FOR EACH ROW EXECUTE FUNCTION unused_id();
CREATE TABLE campaign_member(
    response bigint PRIMARY KEY REFERENCES response, campaign bigint REFERENCES campaign, likeness bigint NOT NULL,
    own bigint NOT NULL, judged bigint NOT NULL);
CREATE INDEX campaign_member_campaign ON campaign_member(campaign);
CREATE INDEX response_counted ON response(timeliness, late_ruling, status, comments);
)sql";

/// What brings a team database from version 3 + n to the next; the same numbers as migrations of a file.
const QList<const char *> &later()
{
    static const QList<const char *> all{version4, version5, version6};
    return all;
}

/// A statement ends with a line that ends with ';', but not within a function.
QStringList statementsOf(const QString &script)
{
    QStringList statements;
    QString pending;
    for (const QString &line : script.split(u'\n')) {
        pending += line + u'\n';
        if (line.endsWith(u';') && pending.count(u"$$"_s) % 2 == 0) {
            statements << pending.trimmed();
            pending.clear();
        }
    }
    return statements;
}

/// What fold() makes of every letter that it changes, with the tables of this program: so both engines fold alike.
void fillFolding(Connection &connection)
{
    constexpr int batch = 1'000;
    QVariantList values;
    const auto write = [&] {
        const QStringList rows(values.size() / 2, u"(?, ?)"_s);
        if (!rows.isEmpty()) {
            Statement(connection, u"INSERT INTO folding(letter, folded) VALUES "_s + rows.join(u", "_s))
                .withAll(values)
                .run();
        }
        values.clear();
    };
    for (char32_t c = 1; c <= 0x10ffff; ++c) {
        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        const QString letter = QString::fromUcs4(&c, 1);
        const QString between = search::fold(u'x' + letter + u'x');
        const QString folded = between.sliced(1, between.size() - 2);
        if (folded != letter && !(c >= 'A' && c <= 'Z'))
            values << letter << folded;
        if (values.size() >= 2 * batch)
            write();
    }
    write();
}

void runAll(Connection &connection, const char *script)
{
    for (const QString &statement : statementsOf(QString::fromUtf8(script)))
        connection.run(statement);
}

int versionOf(Connection &connection)
{
    // Unqualified: a guest has a way into a schema of their own alone.
    Statement known(connection, u"SELECT to_regclass('schema_version') IS NOT NULL"_s);
    if (!known.run().next() || known.number(0) == 0)
        return 0;
    Statement version(connection, u"SELECT version FROM schema_version"_s);
    return version.run().next() ? int(version.number(0)) : 0;
}

} // namespace

void migrateTeamDatabase(Connection &connection, bool fresh)
{
    const QString name = connection.engine().nameOf(connection.place());
    int has = versionOf(connection);
    if (!fresh && has == 0) {
        refuse(ErrorKind::Unreadable,
               QCoreApplication::translate("soundings", "There is no consultation in %1. Make one with “soundings new”, "
                                                        "or copy one there with “soundings copy”.")
                   .arg(name));
    }
    if (has > schemaVersion())
        refuseNewer(name.front().toUpper() + name.sliced(1), has);
    if (has > 0)
        refuseUnfinished(connection);
    if (has == schemaVersion())
        return;
    Transaction transaction(connection);
    has = versionOf(connection); // somebody else may have been quicker
    if (has == 0) {
        runAll(connection, version3);
        fillFolding(connection);
        Statement(connection, u"INSERT INTO schema_version VALUES(?)"_s).with(has = first).run();
    }
    for (; has < schemaVersion(); ++has)
        runAll(connection, later()[has - first]);
    Statement(connection, u"UPDATE schema_version SET version = ?"_s).with(has).run();
    transaction.commit();
}

} // namespace soundings::store
