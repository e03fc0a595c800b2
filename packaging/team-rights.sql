-- Who may do what in a team database. packaging/team-database runs it as the server's administrator, once when the
-- consultation is there, and again after each new version of Soundings; any number of times.
-- :keeper :owner :analyst :reader :guest are group roles. The keeper owns everything and nobody logs in as it, so that
-- nobody's password can drop a table, switch off a trigger or rewrite the journal.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages TO warning;
BEGIN;

-- Everything belongs to the keeper; nobody has anything until it is given below.
GRANT CREATE ON DATABASE :"database" TO :"keeper";
REVOKE TEMPORARY, CREATE ON DATABASE :"database" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA soundings OWNER TO :"keeper";
SELECT format('ALTER %s soundings.%I OWNER TO %I', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, relname, :'keeper')
FROM pg_class WHERE relnamespace = 'soundings'::regnamespace AND relkind IN ('r', 'v') \gexec
SELECT format('ALTER ROUTINE %s OWNER TO %I', oid::regprocedure, :'keeper')
FROM pg_proc WHERE pronamespace = 'soundings'::regnamespace \gexec
REVOKE ALL ON ALL TABLES IN SCHEMA soundings FROM PUBLIC, :"owner", :"analyst", :"reader", :"guest";

-- Under which name a login stands in the journal.
CREATE TABLE IF NOT EXISTS soundings.member(login name PRIMARY KEY, name text NOT NULL UNIQUE);
ALTER TABLE soundings.member OWNER TO :"keeper";
CREATE OR REPLACE FUNCTION soundings.my_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = soundings, pg_catalog AS 'SELECT name FROM member WHERE login = session_user';
ALTER FUNCTION soundings.my_name() OWNER TO :"keeper";

GRANT USAGE ON SCHEMA soundings TO :"owner", :"analyst", :"reader";
GRANT SELECT ON ALL TABLES IN SCHEMA soundings TO :"owner", :"analyst", :"reader";

-- What arrives, and what is said about it. Nobody changes what arrived: no UPDATE or DELETE on originals, texts, hops
-- and journal, but where a person's data is erased, below.
SET search_path = soundings, pg_catalog;
GRANT INSERT ON original, respondent, response, hop, part, unreadable, survey_table, mailbox, text_key, theme, comment,
    comment_theme, comment_section, memo, saved_search, coder, reference_dismissed, proposal_dismissed, twin, joined,
    suggestion_dismissed, viewing, point, point_section, comment_point, text_change, text_change_point, redaction, campaign,
    campaign_member, search, journal TO :"owner", :"analyst";
-- Who only reads leaves a trace of it too: that a response was considered is part of the record.
GRANT INSERT ON viewing, journal TO :"reader";
GRANT UPDATE ON respondent, mailbox, text_key, theme, comment, memo, saved_search, point, campaign, highest_id
    TO :"owner", :"analyst";
GRANT UPDATE(settled, settled_by, settled_at) ON unreadable TO :"owner", :"analyst";
GRANT UPDATE(received, evidence, timeliness, late_ruling, late_reason, status, assignee, confidentiality, signatories,
    earlier, comments, proposals, acknowledged) ON response TO :"owner", :"analyst";
GRANT DELETE ON theme, comment, comment_theme, comment_section, memo, saved_search, coder, reference_dismissed,
    proposal_dismissed, twin, joined, suggestion_dismissed, point, point_section, comment_point, text_change,
    text_change_point, redaction, campaign, campaign_member, search TO :"owner", :"analyst";
-- The consultation itself, its deadline, its drafts and their sections.
GRANT INSERT ON consultation, extension, draft, section, final_text TO :"owner";
GRANT UPDATE(closes, retain_until) ON consultation TO :"owner";
GRANT UPDATE, DELETE ON section TO :"owner";
GRANT DELETE ON final_text TO :"owner";
-- A person's data is erased on request; triggers see to it that an entry says so.
GRANT UPDATE(subject, source, message_id) ON response TO :"owner";
GRANT UPDATE(sender, receiver) ON hop TO :"owner";
GRANT UPDATE(text, name, reason, state) ON part TO :"owner";
GRANT UPDATE(bytes) ON original TO :"owner";
GRANT UPDATE(source, reason) ON unreadable TO :"owner";
GRANT UPDATE(change, sealed) ON journal TO :"owner";

-- The journal: an entry is signed by who writes it, follows the one before, and is of a kind that they may write.
CREATE OR REPLACE FUNCTION journal_entry_is_true() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = soundings, pg_catalog AS $$
DECLARE
    last record;
    told bytea;
    field text;
BEGIN
    IF pg_has_role(session_user, TG_ARGV[0], 'MEMBER') THEN
        RETURN NEW; -- the administrator copies a consultation here with its history
    END IF;
    IF NEW."by" IS DISTINCT FROM (SELECT name FROM member WHERE login = session_user) THEN
        RAISE EXCEPTION 'nobody writes the journal in another person''s name' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.kind <> 'response-viewed' AND NOT pg_has_role(session_user, TG_ARGV[1], 'MEMBER')
       AND NOT pg_has_role(session_user, TG_ARGV[2], 'MEMBER') THEN
        RAISE EXCEPTION 'who reads writes no more than what they had open' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.kind IN ('consultation-created', 'draft-added', 'deadline-moved', 'section-changed', 'retention-set', 'person-erased',
                    'final-text-set')
       AND NOT pg_has_role(session_user, TG_ARGV[1], 'MEMBER') THEN
        RAISE EXCEPTION 'only an owner of the consultation does this' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT seq, hash INTO last FROM journal ORDER BY seq DESC LIMIT 1;
    told := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    FOREACH field IN ARRAY ARRAY[NEW.seq::text, NEW.at::text, NEW."by", NEW.step::text, NEW.kind, NEW.change::text] LOOP
        told := told || convert_to(field, 'UTF8') || '\x00'::bytea;
    END LOOP;
    IF NEW.seq <> coalesce(last.seq, 0) + 1 OR NEW.hash <> sha256(told)
       OR (NEW.sealed IS NOT NULL
           AND NEW.change ->> 'sealed' IS DISTINCT FROM encode(sha256(convert_to(NEW.sealed, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION 'the entry does not continue the journal' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
ALTER FUNCTION journal_entry_is_true() OWNER TO :"keeper";
DROP TRIGGER IF EXISTS journal_entry_is_true ON journal;
CREATE TRIGGER journal_entry_is_true BEFORE INSERT ON journal FOR EACH ROW
    EXECUTE FUNCTION journal_entry_is_true(:'keeper', :'owner', :'analyst');

-- Nothing changes without the journal: at the end of a transaction that wrote a row there is an entry of that
-- transaction, of a kind that can have written it. What an entry says against what rows say is for `verify`.
CREATE OR REPLACE FUNCTION is_journalled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = soundings, pg_catalog AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM journal WHERE xmin = pg_current_xact_id()::xid AND kind LIKE ANY(TG_ARGV)
                   AND seq >= (SELECT max(seq) FROM journal) - 100000) THEN
        RAISE EXCEPTION 'no entry of the journal accounts for this change of %', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
ALTER FUNCTION is_journalled() OWNER TO :"keeper";
SELECT format('DROP TRIGGER IF EXISTS is_journalled ON %1$I; CREATE CONSTRAINT TRIGGER is_journalled AFTER %2$s ON %1$I '
              'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION is_journalled(%3$s)', tables, events, kinds)
FROM (VALUES
    ('consultation', 'INSERT OR UPDATE', $$'consultation-created', 'deadline-moved', 'retention-set'$$),
    ('extension', 'INSERT', $$'deadline-moved'$$),
    ('draft', 'INSERT', $$'draft-added'$$),
    ('section', 'INSERT OR UPDATE OR DELETE', $$'draft-added', 'section-changed'$$),
    ('original', 'INSERT', $$'%-received', 'draft-added', 'final-text-set'$$),
    ('respondent', 'INSERT OR UPDATE', $$'response-received', 'respondent-changed', 'person-erased'$$),
    ('response', 'INSERT', $$'response-received'$$),
    ('part', 'INSERT', $$'response-received'$$),
    ('unreadable', 'INSERT OR UPDATE', $$'unreadable-%', 'person-erased'$$),
    ('survey_table', 'INSERT', $$'table-received'$$),
    ('mailbox', 'INSERT OR UPDATE', $$'mailbox-read'$$),
    ('theme', 'INSERT OR UPDATE OR DELETE', $$'theme-%'$$),
    ('comment', 'INSERT OR UPDATE OR DELETE', $$'comment-%', 'person-erased'$$),
    ('comment_theme', 'INSERT OR DELETE', $$'comment-%'$$),
    ('comment_section', 'INSERT OR DELETE', $$'comment-%'$$),
    ('memo', 'INSERT OR UPDATE OR DELETE', $$'memo-written', 'person-erased'$$),
    ('saved_search', 'INSERT OR UPDATE OR DELETE', $$'saved-search-written', 'person-erased'$$),
    ('coder', 'INSERT OR DELETE', $$'coders-changed'$$),
    ('reference_dismissed', 'INSERT OR DELETE', $$'reference-dismissed', 'person-erased'$$),
    ('proposal_dismissed', 'INSERT OR DELETE', $$'proposal-dismissed', 'person-erased'$$),
    ('twin', 'INSERT OR DELETE', $$'duplicate-judged'$$),
    ('joined', 'INSERT OR DELETE', $$'respondents-joined'$$),
    ('suggestion_dismissed', 'INSERT OR DELETE', $$'suggestion-dismissed'$$),
    ('point', 'INSERT OR UPDATE OR DELETE', $$'point-%', 'decision-recorded'$$),
    ('point_section', 'INSERT OR DELETE', $$'point-%', 'decision-recorded'$$),
    ('comment_point', 'INSERT OR DELETE', $$'comment-%'$$),
    ('final_text', 'INSERT OR DELETE', $$'final-text-set'$$),
    ('text_change', 'INSERT OR DELETE', $$'text-change-judged'$$),
    ('text_change_point', 'INSERT OR DELETE', $$'text-change-judged'$$),
    ('redaction', 'INSERT OR DELETE', $$'redaction-judged', 'person-erased'$$),
    ('campaign', 'INSERT OR UPDATE OR DELETE', $$'campaign-%'$$),
    ('campaign_member', 'INSERT OR DELETE', $$'campaign-joined'$$),
    ('viewing', 'INSERT', $$'response-viewed'$$)) AS t(tables, events, kinds) \gexec
-- A response's row also counts its comments, and is told anew when the deadline moves.
DROP TRIGGER IF EXISTS is_journalled_later ON response;
CREATE CONSTRAINT TRIGGER is_journalled_later AFTER UPDATE ON response DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION is_journalled('status-changed', 'assignee-changed', 'confidentiality-changed', 'signatories-changed',
                                   'receipt-corrected', 'late-ruled', 'acknowledged', 'deadline-moved', 'comment-%',
                                   'duplicate-judged', 'response-received', 'person-erased');
-- What arrived changes only where it is erased.
SELECT format('DROP TRIGGER IF EXISTS is_erased ON %1$I; CREATE CONSTRAINT TRIGGER is_erased AFTER UPDATE ON %1$I '
              'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION is_journalled(''person-erased'')', arrived)
FROM unnest(ARRAY['original', 'part', 'hop']) arrived \gexec

-- --- Guests: what is assigned to them, without names ------------------------------------------------------------------
CREATE SCHEMA IF NOT EXISTS soundings_guest AUTHORIZATION :"keeper";
SELECT format('DROP VIEW IF EXISTS soundings_guest.%I CASCADE', relname)
FROM pg_class WHERE relnamespace = to_regnamespace('soundings_guest') AND relkind = 'v' \gexec
-- Words of the respondent's name, organisation and address give way to as many blocks, so that places in the text stay.
CREATE OR REPLACE FUNCTION soundings_guest.veiled(t text, secrets text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    secret text;
    pattern text;
BEGIN
    FOREACH secret IN ARRAY secrets LOOP
        IF length(secret) >= 3 THEN
            pattern := regexp_replace(secret, '([^[:alnum:][:space:]])', '\\\1', 'g');
            t := regexp_replace(t, pattern, repeat('█', length(secret)), 'gi');
        END IF;
    END LOOP;
    RETURN t;
END $$;
-- What queries call, for those who have no way into the other schema.
CREATE OR REPLACE FUNCTION soundings_guest.my_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT soundings.my_name()';
CREATE OR REPLACE FUNCTION soundings_guest.fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER
    AS 'SELECT soundings.fold($1)';
CREATE OR REPLACE FUNCTION soundings_guest.instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
    AS 'SELECT strpos($1, $2)';
CREATE COLLATION IF NOT EXISTS soundings_guest."binary" FROM "C";
SELECT format('ALTER ROUTINE %s OWNER TO %I', oid::regprocedure, :'keeper')
FROM pg_proc WHERE pronamespace = 'soundings_guest'::regnamespace \gexec
CREATE VIEW soundings_guest.mine WITH (security_barrier) AS
    SELECT r.id, array_remove(ARRAY[p.address, p.name, p.organisation] || regexp_split_to_array(p.name, '\s+'), '') AS secrets
    FROM soundings.response r JOIN soundings.respondent p ON p.id = r.respondent WHERE r.assignee = soundings.my_name();
CREATE VIEW soundings_guest.response WITH (security_barrier) AS
    SELECT r.id, number, respondent, soundings_guest.veiled(subject, m.secrets) AS subject, channel, sent, received, evidence,
           timeliness, late_ruling, late_reason, status, assignee, confidentiality, signatories, NULL::bigint AS earlier,
           ''::bytea AS original, ''::text AS source, ''::text AS message_id, ''::bytea AS content_key, attachments,
           comments, NULL::bytea AS survey_table, acknowledged, proposals
    FROM soundings.response r JOIN soundings_guest.mine m ON m.id = r.id;
CREATE VIEW soundings_guest.respondent WITH (security_barrier) AS
    SELECT p.id, ''::text AS name, ''::text AS organisation, kind, ''::text AS place, ''::text AS address,
           ''::text AS sort_name, ''::text AS address_key
    FROM soundings.respondent p WHERE id IN (SELECT respondent FROM soundings_guest.response);
CREATE VIEW soundings_guest.part WITH (security_barrier) AS
    SELECT t.id, response, idx, kind, soundings_guest.veiled(name, m.secrets) AS name, type, question, bytes, ''::bytea AS sha256,
           soundings_guest.veiled(text, m.secrets) AS text, state, reason, confidence
    FROM soundings.part t JOIN soundings_guest.mine m ON m.id = t.response;
CREATE VIEW soundings_guest.search WITH (security_barrier) AS
    SELECT response, piece, words, own, size FROM soundings.search WHERE false; -- words would give names away
CREATE VIEW soundings_guest.comment WITH (security_barrier) AS
    SELECT c.* FROM soundings.comment c JOIN soundings_guest.mine m ON m.id = c.response;
CREATE VIEW soundings_guest.counted_comment AS SELECT * FROM soundings_guest.comment WHERE standing = 0;
CREATE VIEW soundings_guest.comment_theme WITH (security_barrier) AS
    SELECT * FROM soundings.comment_theme WHERE comment IN (SELECT id FROM soundings_guest.comment);
CREATE VIEW soundings_guest.comment_section WITH (security_barrier) AS
    SELECT * FROM soundings.comment_section WHERE comment IN (SELECT id FROM soundings_guest.comment);
CREATE VIEW soundings_guest.comment_point WITH (security_barrier) AS
    SELECT * FROM soundings.comment_point WHERE comment IN (SELECT id FROM soundings_guest.comment);
CREATE VIEW soundings_guest.viewing WITH (security_barrier) AS
    SELECT v.id, response, ''::text AS person, opened, seconds
    FROM soundings.viewing v JOIN soundings_guest.mine m ON m.id = v.response;
CREATE VIEW soundings_guest.original WITH (security_barrier) AS
    SELECT * FROM soundings.original WHERE sha256 IN (SELECT sha256 FROM soundings.draft);
SELECT format('CREATE VIEW soundings_guest.%1$I AS SELECT * FROM soundings.%1$I', open)
FROM unnest(ARRAY['schema_version', 'consultation', 'extension', 'draft', 'section', 'theme', 'folding']) open \gexec
SELECT format('CREATE VIEW soundings_guest.%1$I AS SELECT * FROM soundings.%1$I WHERE false', closed)
FROM unnest(ARRAY['hop', 'unreadable', 'survey_table', 'mailbox', 'text_key', 'twin', 'joined', 'suggestion_dismissed',
                  'memo', 'saved_search', 'coder', 'reference_dismissed', 'proposal_dismissed', 'point', 'point_section',
                  'final_text', 'text_change', 'text_change_point', 'redaction', 'campaign',
                  'campaign_member', 'journal']) closed \gexec
SELECT format('ALTER VIEW soundings_guest.%I OWNER TO %I', relname, :'keeper')
FROM pg_class WHERE relnamespace = 'soundings_guest'::regnamespace AND relkind = 'v' \gexec
GRANT USAGE ON SCHEMA soundings_guest TO :"guest";
GRANT SELECT ON ALL TABLES IN SCHEMA soundings_guest TO :"guest";
REVOKE ALL ON soundings_guest.mine FROM :"guest";
COMMIT;
