#include "core/store/reading.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/store/applying.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

[[noreturn]] void missing(const char *what)
{
    refuse(ErrorKind::NotFound, QCoreApplication::translate("soundings", what));
}

std::optional<Instant> instantOrNone(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant{row.number(column)});
}

template<class E>
E as(const Statement &row, int column)
{
    return static_cast<E>(row.number(column));
}

const QString themeColumns = u"id, coalesce(parent, 0), name, definition, colour, key, position, "
                           "examples, inclusion, exclusion, retired"_s;

Theme themeFrom(const Statement &row)
{
    return {{row.number(0)}, {row.number(1)}, row.text(2), row.text(3), row.text(4), row.text(5), int(row.number(6)),
            row.text(7), row.text(8), row.text(9), row.number(10) != 0};
}

void addWithChildren(const QMultiHash<ThemeId, Theme> &children, ThemeId parent, std::vector<Theme> &all)
{
    QList<Theme> siblings = children.values(parent);
    std::sort(siblings.begin(), siblings.end(), [](const Theme &a, const Theme &b) {
        return std::pair(a.position, sortKey(a.name)) < std::pair(b.position, sortKey(b.name));
    });
    for (const Theme &theme : siblings) {
        all.push_back(theme);
        addWithChildren(children, theme.id, all);
    }
}

Respondent respondentFrom(const Statement &row, int first)
{
    return {{row.number(first)},  row.text(first + 1), row.text(first + 2), as<RespondentKind>(row, first + 3),
            row.text(first + 4), row.text(first + 5)};
}

std::vector<Hop> hopsOf(Connection &connection, ResponseId id)
{
    std::vector<Hop> hops;
    Statement rows(connection, u"SELECT sender, receiver, at FROM hop WHERE response = ? ORDER BY ordinal"_s);
    rows.with(id.value).run();
    while (rows.next())
        hops.push_back({rows.text(0), rows.text(1), instantOrNone(rows, 2)});
    return hops;
}

std::vector<Part> partsOf(Connection &connection, ResponseId id)
{
    std::vector<Part> parts;
    Statement rows(connection, u"SELECT id, kind, idx, name, type, question, bytes, sha256, text, state, reason, "
                               "confidence FROM part WHERE response = ? ORDER BY idx"_s);
    rows.with(id.value).run();
    while (rows.next()) {
        parts.push_back({{rows.number(0)}, as<PartKind>(rows, 1), int(rows.number(2)), rows.text(3), rows.text(4),
                         rows.text(5), rows.number(6), rows.bytes(7), rows.text(8), as<TextState>(rows, 9),
                         rows.text(10), int(rows.number(11))});
    }
    return parts;
}

std::vector<Comment> commentsWhere(Connection &connection, const QString &condition, qint64 value)
{
    std::vector<Comment> comments;
    Statement rows(connection, u"SELECT id, response, part, begin, \"end\", stance, note, author, at, origin, "
                               "quotable, standing, because, needs_no_point FROM comment WHERE "_s + condition + u" ORDER BY part NULLS FIRST, begin, \"end\" DESC, id"_s);
    rows.with(value).run();
    while (rows.next()) {
        Comment c;
        c.id = {rows.number(0)};
        c.response = {rows.number(1)};
        if (!rows.isNull(2))
            c.passage = Passage{{rows.number(2)}, int(rows.number(3)), int(rows.number(4))};
        c.stance = as<Stance>(rows, 5);
        c.note = rows.text(6);
        c.author = rows.text(7);
        c.at = {rows.number(8)};
        c.origin = as<Origin>(rows, 9);
        c.quotable = rows.number(10) != 0;
        c.standing = as<Standing>(rows, 11);
        c.because = rows.text(12);
        c.needsNoPoint = rows.number(13) != 0;
        comments.push_back(std::move(c));
    }
    const auto readTies = [&](const QString &kind, auto member) {
        Statement ties(connection, u"SELECT %1 FROM comment_%1 WHERE comment = ? ORDER BY %1"_s.arg(kind));
        for (Comment &comment : comments) {
            for (ties.with(comment.id.value).run(); ties.next();)
                (comment.*member).push_back({ties.number(0)});
        }
    };
    readTies(u"theme"_s, &Comment::themes);
    readTies(u"section"_s, &Comment::sections);
    readTies(u"point"_s, &Comment::points);
    return comments;
}

} // namespace

Consultation consultationOf(Connection &connection)
{
    Statement row(connection, u"SELECT title, organisation, zone, opens, closes, late_policy, retain_until "
                              "FROM consultation"_s);
    if (!row.run().next())
        missing("The file has no consultation in it.");
    Consultation c{row.text(0), row.text(1), row.text(2).toLatin1(), instantOrNone(row, 3), {row.number(4)},
                   as<LatePolicy>(row, 5), {}, QDate::fromString(row.text(6), Qt::ISODate)};
    Statement extensions(connection, u"SELECT at, by, before, after, reason FROM extension ORDER BY id"_s);
    extensions.run();
    while (extensions.next()) {
        c.extensions.push_back({{extensions.number(0)}, extensions.text(1), {extensions.number(2)},
                                {extensions.number(3)}, extensions.text(4)});
    }
    return c;
}

Counts countsOf(Connection &connection)
{
    Counts counts;
    Statement rows(connection, u"SELECT timeliness, late_ruling, status, count(*), sum(comments) FROM response "
                               "GROUP BY timeliness, late_ruling, status"_s);
    rows.run();
    while (rows.next()) {
        const int n = int(rows.number(3));
        const bool late = as<Timeliness>(rows, 0) == Timeliness::Late;
        const auto ruling = as<LateRuling>(rows, 1);
        counts.responses += n;
        (late ? counts.late : counts.onTime) += n;
        counts.lateAccepted += late && ruling == LateRuling::Accepted ? n : 0;
        counts.lateSetAside += late && ruling == LateRuling::SetAside ? n : 0;
        switch (as<Status>(rows, 2)) {
        case Status::Unread: counts.unread += n; break;
        case Status::InProgress: counts.inProgress += n; break;
        case Status::Tagged: counts.tagged += n; break;
        case Status::Reviewed: counts.reviewed += n; break;
        }
        counts.comments += int(rows.number(4));
    }
    Statement others(connection,
                     u"SELECT (SELECT count(*) FROM unreadable WHERE settled = ''), "
                     "(SELECT coalesce(max(seq), 0) FROM journal), "
                     "(SELECT count(DISTINCT response) FROM twin WHERE ruling = ?), "
                     "(SELECT count(*) FROM unreadable WHERE settled <> '')"_s);
    others.with(int(TwinRuling::SetAside)).run().next();
    counts.unreadable = int(others.number(0));
    counts.journal = others.number(1);
    counts.duplicates = int(others.number(2));
    counts.settled = int(others.number(3));
    return counts;
}

std::vector<Draft> draftsOf(Connection &connection)
{
    std::vector<Draft> drafts;
    Statement rows(connection, u"SELECT id, label, file_name, sha256, pages FROM draft ORDER BY id"_s);
    rows.run();
    while (rows.next())
        drafts.push_back({{rows.number(0)}, rows.text(1), rows.text(2), rows.bytes(3), int(rows.number(4))});
    return drafts;
}

std::vector<Section> sectionsOf(Connection &connection, DraftId draft)
{
    std::vector<Section> sections;
    Statement rows(connection, u"SELECT id, draft, number, title, depth, coalesce(parent, 0), page, box_left, box_top, "
                               "box_right, box_bottom FROM section WHERE draft = ? ORDER BY ordinal"_s);
    rows.with(draft.value).run();
    while (rows.next()) {
        sections.push_back({{rows.number(0)}, {rows.number(1)}, rows.text(2), rows.text(3), int(rows.number(4)),
                            {rows.number(5)}, int(rows.number(6)),
                            {rows[7].toDouble(), rows[8].toDouble(), rows[9].toDouble(), rows[10].toDouble()}});
    }
    return sections;
}

namespace {

/// How many comments that count each has: all less those that do not. Of a million an index is read, and no row.
template<class AnyId>
QHash<AnyId, int> countsOfTies(Connection &connection, const QString &table, const QString &column)
{
    QHash<AnyId, int> counts;
    const auto add = [&](const QString &query, int sign) {
        Statement rows(connection, query.arg(table, column));
        for (rows.run(); rows.next();)
            counts[{rows.number(0)}] += sign * int(rows.number(1));
    };
    add(u"SELECT %2, count(*) FROM %1 GROUP BY %2"_s, 1);
    add(u"SELECT t.%2, count(*) FROM comment c JOIN %1 t ON t.comment = c.id WHERE c.standing <> 0 GROUP BY t.%2"_s, -1);
    counts.removeIf([](const auto &one) { return one.value() == 0; });
    return counts;
}

} // namespace

QHash<SectionId, int> sectionCountsOf(Connection &connection)
{
    return countsOfTies<SectionId>(connection, u"comment_section"_s, u"section"_s);
}

std::vector<Theme> themesOf(Connection &connection)
{
    QMultiHash<ThemeId, Theme> children;
    Statement rows(connection, u"SELECT "_s + themeColumns + u" FROM theme"_s);
    rows.run();
    while (rows.next()) {
        const Theme theme = themeFrom(rows);
        children.insert(theme.parent, theme);
    }
    std::vector<Theme> all;
    addWithChildren(children, {}, all);
    return all;
}

QHash<ThemeId, int> themeCountsOf(Connection &connection)
{
    return countsOfTies<ThemeId>(connection, u"comment_theme"_s, u"theme"_s);
}

Theme themeOf(Connection &connection, ThemeId id)
{
    Statement row(connection, u"SELECT "_s + themeColumns + u" FROM theme WHERE id = ?"_s);
    if (!row.with(id.value).run().next())
        missing("This theme is no longer in the codebook.");
    return themeFrom(row);
}

Response responseWhole(Connection &connection, ResponseId id)
{
    Statement row(connection, u"SELECT r.number, r.subject, r.channel, r.sent, r.received, r.evidence, r.timeliness, "
                              "r.late_ruling, r.late_reason, r.status, r.assignee, r.confidentiality, r.signatories, "
                              "coalesce(r.earlier, 0), r.original, r.source, r.message_id, r.content_key, "
                              "p.id, p.name, p.organisation, p.kind, p.place, p.address, r.survey_table, r.acknowledged "
                              "FROM response r JOIN respondent p ON p.id = r.respondent WHERE r.id = ?"_s);
    if (!row.with(id.value).run().next())
        missing("This response is not in the consultation.");
    Response r;
    r.id = id;
    r.number = int(row.number(0));
    r.subject = row.text(1);
    r.channel = as<Channel>(row, 2);
    r.sent = instantOrNone(row, 3);
    r.received = {row.number(4)};
    r.evidence = as<Evidence>(row, 5);
    r.timeliness = as<Timeliness>(row, 6);
    r.lateRuling = as<LateRuling>(row, 7);
    r.lateReason = row.text(8);
    r.status = as<Status>(row, 9);
    r.assignee = row.text(10);
    r.confidentiality = as<Confidentiality>(row, 11);
    r.signatories = int(row.number(12));
    r.earlier = {row.number(13)};
    r.original = row.bytes(14);
    r.source = row.text(15);
    r.messageId = row.text(16);
    r.contentKey = row.bytes(17);
    r.respondent = respondentFrom(row, 18);
    r.table = row.bytes(24);
    r.acknowledged = instantOrNone(row, 25);
    Statement twin(connection, u"SELECT o.number, t.reason FROM twin t JOIN response o ON o.id = t.other "
                               "WHERE t.response = ? AND t.ruling = ?"_s);
    if (twin.with(id.value, int(TwinRuling::SetAside)).run().next()) {
        r.duplicateOf = int(twin.number(0));
        r.duplicateReason = twin.text(1);
    }
    r.hops = hopsOf(connection, id);
    r.parts = partsOf(connection, id);
    return r;
}

ResponseDetail responseInDetail(Connection &connection, ResponseId id)
{
    ResponseDetail detail{responseWhole(connection, id), commentsOf(connection, id, Standing::Counts),
                          commentsOf(connection, id, Standing::Proposed)};
    Statement row(connection, u"SELECT by, at FROM journal WHERE response = ? AND kind = 'response-received'"_s);
    if (row.with(id.value).run().next()) {
        detail.takenInBy = row.text(0);
        detail.takenInAt = {row.number(1)};
    }
    return detail;
}

std::vector<ReceiptFacts> receiptsOf(Connection &connection, const std::vector<ResponseId> &ids)
{
    std::vector<ReceiptFacts> receipts;
    receipts.reserve(ids.size());
    Statement row(connection, u"SELECT r.id, r.number, p.name, p.organisation, p.address, r.message_id, r.received, "
                              "r.timeliness, r.late_ruling, r.confidentiality, r.acknowledged "
                              "FROM response r JOIN respondent p ON p.id = r.respondent WHERE r.id = ?"_s);
    for (const ResponseId id : ids) {
        if (!row.with(id.value).run().next())
            continue;
        receipts.push_back({{row.number(0)}, int(row.number(1)), row.text(2), row.text(3), row.text(4), row.text(5),
                            {row.number(6)}, as<Timeliness>(row, 7), as<LateRuling>(row, 8),
                            as<Confidentiality>(row, 9), instantOrNone(row, 10)});
    }
    return receipts;
}

Respondent respondentOf(Connection &connection, ResponseId response)
{
    Statement row(connection, u"SELECT p.id, p.name, p.organisation, p.kind, p.place, p.address "
                              "FROM response r JOIN respondent p ON p.id = r.respondent WHERE r.id = ?"_s);
    if (!row.with(response.value).run().next())
        missing("This response is not in the consultation.");
    return respondentFrom(row, 0);
}

ResponseId responseByNumber(Connection &connection, int number)
{
    Statement row(connection, u"SELECT id FROM response WHERE number = ?"_s);
    if (!row.with(number).run().next()) {
        refuse(ErrorKind::NotFound,
               QCoreApplication::translate("soundings", "There is no response %1.").arg(reference(number)));
    }
    return {row.number(0)};
}

std::vector<Comment> commentsOf(Connection &connection, ResponseId response, Standing standing)
{
    return commentsWhere(connection, u"response = ? AND standing = %1"_s.arg(int(standing)), response.value);
}

std::vector<Comment> commentsOfTheme(Connection &connection, ThemeId theme)
{
    return commentsWhere(connection, u"id IN (SELECT comment FROM comment_theme WHERE theme = ?)"_s, theme.value);
}

std::vector<Comment> commentsOfSection(Connection &connection, SectionId section)
{
    return commentsWhere(connection, u"id IN (SELECT comment FROM comment_section WHERE section = ?)"_s, section.value);
}

std::vector<Comment> proposedComments(Connection &connection)
{
    return commentsWhere(connection, u"standing = ?"_s, int(Standing::Proposed));
}

std::vector<Comment> independentComments(Connection &connection)
{
    return commentsWhere(connection, u"standing = ?"_s, int(Standing::Independent));
}

Comment commentOf(Connection &connection, CommentId id)
{
    const std::vector<Comment> found = commentsWhere(connection, u"id = ?"_s, id.value);
    if (found.empty())
        missing("This comment is no longer there.");
    return found.front();
}

std::vector<UnreadableItem> unreadableItems(Connection &connection)
{
    std::vector<UnreadableItem> items;
    Statement rows(connection, u"SELECT id, source, original, reason, at, settled, settled_by, coalesce(settled_at, 0) "
                               "FROM unreadable ORDER BY id"_s);
    rows.run();
    while (rows.next()) {
        items.push_back({{rows.number(0)}, rows.text(1), rows.bytes(2), rows.text(3), {rows.number(4)}, rows.text(5),
                         rows.text(6), {rows.number(7)}});
    }
    return items;
}

std::vector<ReceivedTable> surveyTables(Connection &connection)
{
    std::vector<ReceivedTable> tables;
    Statement rows(connection, u"SELECT id, source, original, map, rows, at FROM survey_table ORDER BY id"_s);
    rows.run();
    while (rows.next()) {
        tables.push_back({{rows.number(0)}, rows.text(1), rows.bytes(2), rows.text(3).toUtf8(), int(rows.number(4)),
                          {rows.number(5)}});
    }
    return tables;
}

QByteArray originalBytes(Connection &connection, const QByteArray &sha256)
{
    Statement row(connection, u"SELECT bytes FROM original WHERE sha256 = ?"_s);
    if (!row.with(sha256).run().next())
        missing("The original is missing from the file. Run “verify” and use a backup.");
    const QByteArray bytes = row.bytes(0);
    if (bytes.isEmpty() && sha256 != QCryptographicHash::hash({}, QCryptographicHash::Sha256))
        missing("The original was erased.");
    return bytes;
}

std::vector<MailboxState> mailboxesOf(Connection &connection)
{
    std::vector<MailboxState> all;
    Statement rows(connection, u"SELECT address, uid_validity, last_uid, messages, at FROM mailbox ORDER BY address COLLATE \"binary\""_s);
    for (rows.run(); rows.next();) {
        all.push_back({rows.text(0), {quint32(rows.number(1)), quint32(rows.number(2))}, int(rows.number(3)),
                       {rows.number(4)}});
    }
    return all;
}

MailboxState mailboxOf(Connection &connection, const QString &mailbox)
{
    for (const MailboxState &one : mailboxesOf(connection)) {
        if (one.mailbox == mailbox)
            return one;
    }
    return {mailbox, {}, 0, {}};
}

std::optional<int> numberByContentKey(Connection &connection, const QByteArray &contentKey)
{
    Statement row(connection, u"SELECT number FROM response WHERE content_key = ?"_s);
    return row.with(contentKey).run().next() ? std::optional(int(row.number(0))) : std::nullopt;
}

ResponseId firstFromAddress(Connection &connection, const QString &address)
{
    const QString key = sortKey(address);
    if (key.isEmpty())
        return {};
    Statement joined(connection, u"SELECT EXISTS(SELECT 1 FROM joined)"_s);
    if (!joined.run().next() || joined.number(0) == 0) { // as in most consultations: then one index answers
        Statement row(connection, u"SELECT min(r.id) FROM respondent p JOIN response r ON r.respondent = p.id "
                                  "WHERE p.address_key = ? AND p.address_key <> ''"_s); // said, or the index is not used
        return row.with(key).run().next() ? ResponseId{row.number(0)} : ResponseId{};
    }
    // From address to address over the respondents that a person joined. A letter, which has no address, is known
    // by itself. CROSS JOIN keeps the order: SQLite would look through every response first.
    Statement row(connection, u"WITH RECURSIVE edge(a, b) AS (SELECT response, other FROM joined UNION "
                              "SELECT other, response FROM joined), "
                              "known(key, letter) AS (SELECT CAST(? AS TEXT), CAST(0 AS BIGINT) UNION "
                              "SELECT q.address_key, CASE q.address_key WHEN '' THEN s.id ELSE 0 END "
                              "FROM known CROSS JOIN edge CROSS JOIN response r JOIN respondent p ON p.id = r.respondent "
                              "JOIN response s ON s.id = edge.b JOIN respondent q ON q.id = s.respondent "
                              "WHERE r.id = edge.a AND ((p.address_key = known.key AND known.key <> '') "
                              "OR r.id = known.letter)), "
                              "theirs(id) AS (SELECT r.id FROM known JOIN respondent p ON p.address_key = known.key "
                              "AND p.address_key <> '' JOIN response r ON r.respondent = p.id UNION ALL "
                              "SELECT letter FROM known WHERE letter <> 0) "
                              "SELECT min(id) FROM theirs"_s);
    return row.with(key).run().next() ? ResponseId{row.number(0)} : ResponseId{};
}

std::optional<EarlierRow> newestOfSurveyRow(Connection &connection, const QString &messageId)
{
    Statement row(connection, u"SELECT id, number FROM response WHERE message_id = ? AND survey_table IS NOT NULL "
                              "ORDER BY id DESC LIMIT 1"_s);
    if (messageId.isEmpty() || !row.with(messageId).run().next())
        return std::nullopt;
    return EarlierRow{{row.number(0)}, int(row.number(1))};
}

std::optional<int> numberOfSame(Connection &connection, const Response &response)
{
    const auto words = [](const QString &text) { return sortKey(text.simplified()); };
    QString said;
    QSet<QByteArray> files;
    for (const Part &part : response.parts) {
        if (part.kind == PartKind::Message)
            said += words(part.text);
        else
            files.insert(part.sha256);
    }
    const QString address = sortKey(response.respondent.address);
    Statement parts(connection, u"SELECT r.number, t.kind, t.text, t.sha256 FROM respondent p "
                                "JOIN response r ON r.respondent = p.id JOIN part t ON t.response = r.id "
                                "WHERE (p.address_key = ? AND p.address_key <> '') OR p.sort_name = ? "
                                "ORDER BY r.number"_s);
    parts.with(address, sortKey(displayName(response.respondent))).run();
    while (parts.next()) {
        const bool message = as<PartKind>(parts, 1) == PartKind::Message;
        if (said.isEmpty() ? files.contains(parts.bytes(3)) : message && words(parts.text(2)) == said)
            return int(parts.number(0));
    }
    return std::nullopt;
}

bool isKnownUnreadable(Connection &connection, const QByteArray &sha256, const QString &source)
{
    Statement row(connection, u"SELECT 1 FROM unreadable WHERE original = ? AND source = ?"_s);
    return row.with(sha256, source).run().next();
}

} // namespace soundings::store
