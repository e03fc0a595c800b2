CREATE TABLE respondent(id INTEGER PRIMARY KEY, name TEXT, organisation TEXT, kind INTEGER, place TEXT, address TEXT, sort_name TEXT) STRICT;
CREATE TABLE response(id INTEGER PRIMARY KEY, number INTEGER UNIQUE, respondent INTEGER REFERENCES respondent, subject TEXT, channel INTEGER, sent INTEGER NULL, received INTEGER, evidence INTEGER, timeliness INTEGER, late_ruling INTEGER, late_reason TEXT, status INTEGER, assignee TEXT, confidentiality INTEGER, signatories INTEGER, earlier INTEGER NULL, original BLOB, source TEXT, message_id TEXT, content_key BLOB, attachments INTEGER, comments INTEGER, acknowledged INTEGER NULL, proposals INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE part(id INTEGER PRIMARY KEY, response INTEGER, idx INTEGER, kind INTEGER, name TEXT, type TEXT, question TEXT, bytes INTEGER, sha256 BLOB, text TEXT, state INTEGER, reason TEXT) STRICT;
CREATE TABLE theme(id INTEGER PRIMARY KEY, parent INTEGER NULL, name TEXT, folded TEXT, definition TEXT, colour TEXT, key TEXT, position INTEGER) STRICT;
CREATE TABLE section(id INTEGER PRIMARY KEY, draft INTEGER, ordinal INTEGER, number TEXT, title TEXT, depth INTEGER, parent INTEGER NULL, page INTEGER, box_left REAL, box_top REAL, box_right REAL, box_bottom REAL) STRICT;
CREATE TABLE comment(id INTEGER PRIMARY KEY, response INTEGER, part INTEGER NULL, begin INTEGER NULL, "end" INTEGER NULL, stance INTEGER, note TEXT, author TEXT, at INTEGER, origin INTEGER, quotable INTEGER NOT NULL DEFAULT 0, standing INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE VIEW counted_comment AS SELECT * FROM comment WHERE standing = 0;
CREATE TABLE comment_theme(comment INTEGER, theme INTEGER, PRIMARY KEY(comment, theme)) WITHOUT ROWID, STRICT;
CREATE TABLE comment_section(comment INTEGER, section INTEGER, PRIMARY KEY(comment, section)) WITHOUT ROWID, STRICT;
CREATE TABLE twin(response INTEGER, other INTEGER, ruling INTEGER, reason TEXT, PRIMARY KEY(response, other)) WITHOUT ROWID, STRICT;
CREATE TABLE campaign_member(response INTEGER PRIMARY KEY, campaign INTEGER NULL, likeness INTEGER, own INTEGER, judged INTEGER) STRICT;
CREATE TABLE viewing(id INTEGER PRIMARY KEY, response INTEGER, person TEXT, opened INTEGER, seconds INTEGER) STRICT;
INSERT INTO viewing(response, person, opened, seconds) VALUES(1, 'Ann Jones', 0, 40), (1, 'Ben', 0, 9), (6, 'Ben', 0, 3);
INSERT INTO twin VALUES(5, 2, 3, 'Sent twice'), (4, 1, 2, '');
CREATE VIEW search_source AS SELECT r.id AS id, r.subject AS subject,
 (SELECT group_concat(p.text, char(10)) FROM part p WHERE p.response = r.id AND p.kind = 0) AS message,
 (SELECT group_concat(p.name || char(10) || p.text, char(10)) FROM part p WHERE p.response = r.id AND p.kind <> 0) AS attachments,
 concat_names.text AS respondent
 FROM response r LEFT JOIN (SELECT id, coalesce(name, '') || char(10) || coalesce(organisation, '') || char(10) || coalesce(place, '') || char(10) || coalesce(address, '') AS text FROM respondent) AS concat_names ON concat_names.id = r.respondent;
CREATE VIRTUAL TABLE search USING fts5(subject, message, attachments, respondent, content='search_source', content_rowid='id', tokenize='soundings', prefix='2 3', columnsize=1);

INSERT INTO respondent(id, name, organisation, kind, place, address) VALUES
 (1, 'Ann Smith', 'Staffordshire University', 2, 'Stoke-on-Trent', 'ann.smith@staffs.ac.uk'),
 (2, 'Bob O’Brien', 'Potteries Ceramics Ltd', 1, 'Leek', 'Bob@Potteries.example'),
 (3, 'Zoë Müller', '', 8, 'Newcastle-under-Lyme', 'zoe@mail.example'),
 (4, NULL, 'Cyngor Tŷ Gwyn', 3, NULL, NULL),
 (5, '', '', 0, 'Leekbrook', 'info@brook.example'),
 (6, '陶器 協会', '', 6, '', '');

-- 1: 9 February 17:00. 2: the closing minute. 3: a second late. 4: the first moment of February. 5: late on 10 February.
INSERT INTO response(id, number, respondent, subject, channel, received, timeliness, status, assignee, confidentiality, signatories, earlier, attachments, comments) VALUES
 (1, 1, 1, 'Skills in the draft strategy', 0, unixepoch('2020-02-09 17:00:00') * 1000, 0, 3, 'Ann Jones', 0, 1, NULL, 1, 2),
 (2, 2, 2, 'Draft LIS response', 1, unixepoch('2020-02-10 12:00:00') * 1000, 0, 0, '', 0, 1, NULL, 0, 1),
 (3, 3, 3, 'Café culture', 0, unixepoch('2020-02-10 12:00:01') * 1000, 1, 1, NULL, 2, 1, NULL, 0, 1),
 (4, 4, 4, 'Ymateb', 0, unixepoch('2020-02-01 00:00:00') * 1000, 0, 2, 'Joanna Small', 1, 250, NULL, 2, 1),
 (5, 5, 5, '', 4, unixepoch('2020-02-10 23:59:59') * 1000, 1, 0, '', 0, 1, 2, 0, 1),
 (6, 6, 6, '地方産業の戦略', 2, unixepoch('2020-03-29 01:10:00') * 1000, 1, 0, '', 0, 1, NULL, 0, 0),
 (7, 17, NULL, 'Telephone note', 4, unixepoch('2020-07-01 23:30:00') * 1000, 1, 1, 'ann', 0, 1, NULL, 0, 0),
 (8, 18, NULL, NULL, 3, unixepoch('2020-10-25 01:30:00') * 1000, 1, 0, '', 0, 1, NULL, 0, 0);

UPDATE response SET acknowledged = unixepoch('2020-02-11 09:00:00') * 1000 WHERE id IN (1, 5);

INSERT INTO part(id, response, idx, kind, name, text) VALUES
 (1, 1, 0, 0, '', 'We need more apprenticeships and better training. The skills gap is growing.'),
 (2, 1, 1, 1, 'Response.docx', 'Low-carbon energy and hydrogen; £5m for research & development'),
 (3, 2, 0, 0, '', 'Buses from Leek don’t run after six. The council’s bus plan ignores us.'),
 (4, 3, 0, 0, '', 'Our CAFÉ and the visitor eco­nomy. See http://visit.example/leek for more, at 10:30.'),
 (5, 4, 0, 0, '', 'Ŵyn ar y bryn. Business environment matters; a low carbon economy too.'),
 (6, 4, 1, 1, 'hydrogen.pdf', ''),
 (7, 4, 2, 1, 'scan.tif', ''),
 (8, 5, 0, 0, '', 'Skill shortages' || char(10) || 'Gap in roads, not roads alone. or'),
 (9, 6, 0, 2, 'q1', '地方の陶器'),
 (10, 7, 0, 0, '', 'Ｆｕｌｌ width ﬁrms; training the trainers: CO₂');

INSERT INTO theme(id, parent, name, folded) VALUES
 (1, NULL, 'Ideas', 'ideas'), (2, NULL, 'People', 'people'), (3, 2, 'Apprenticeships', 'apprenticeships'),
 (4, NULL, 'Places', 'places'), (5, NULL, 'None', 'none'), (6, NULL, 'Business environment', 'business environment'),
 (7, 6, 'Apprenticeships', 'apprenticeships'), (8, 3, 'Degree level', 'degree level');
INSERT INTO section(id, draft, number, title, depth, parent) VALUES
 (1, 1, '3', 'Skills', 0, NULL), (2, 1, '3.2', 'Apprenticeships', 1, 1), (3, 1, '3.2.1', 'Levy', 2, 2),
 (4, 1, '3.20', 'Funding', 1, 1), (5, 1, '', 'Foreword', 0, NULL);
INSERT INTO comment(id, response, stance, note) VALUES
 (1, 1, 1, 'Check the figures'), (2, 1, 0, ''), (3, 2, 2, 'Bus' || char(10) || 'Café'), (4, 4, 3, NULL),
 (5, 5, 0, NULL), (6, 3, 0, '');
UPDATE comment SET author = 'Ann Jones', quotable = 1 WHERE id = 1;
-- Proposed, and made independently: neither counts.
INSERT INTO comment(id, response, stance, note, author, quotable, standing) VALUES
 (7, 6, 2, 'Proposed', 'Ann Jones', 1, 1), (8, 4, 2, 'Independent', 'Ben', 1, 2);
UPDATE response SET proposals = 1 WHERE id = 6;
INSERT INTO comment_theme VALUES (7, 8), (8, 8);
INSERT INTO comment_section VALUES (7, 3), (8, 3);
INSERT INTO comment_theme VALUES (1, 8), (2, 4), (3, 6), (4, 5), (6, 7);
INSERT INTO comment_section VALUES (1, 3), (3, 4), (5, 2), (6, 5);
INSERT INTO campaign_member VALUES (2, 4, 1000, 0, 0), (3, 4, 850, 12, 0), (4, NULL, 0, 0, 1);

INSERT INTO search(search) VALUES ('rebuild');
