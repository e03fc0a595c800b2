#include "core/store/applying.h"

#include "core/consultation/labels.h"
#include "core/deadline/deadline.h"
#include "core/search/wordscanner.h"
#include "core/store/coding.h"
#include "core/store/indexing.h"
#include "core/store/reading.h"
#include "core/store/sectionchanges.h"
#include "core/store/twins.h"

#include <QCoreApplication>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QVariant orNull(const std::optional<Instant> &instant)
{
    return instant ? QVariant(instant->ms) : QVariant(QMetaType::fromType<qint64>());
}

/// A comment's themes and sections are sets: in the order of their ids, each once, so that equal is equal.
void putInOrder(Comment &comment)
{
    const auto tidy = [](auto &ids) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    };
    tidy(comment.themes);
    tidy(comment.sections);
}

/// What a change of the codebook or of the draft's sections may do to a comment that nobody may change any more.
bool differInTiesOnly(Comment before, const Comment &after)
{
    before.themes = after.themes;
    before.sections = after.sections;
    return before == after;
}

bool recodes(const ChangeSet &changes)
{
    return std::any_of(changes.begin(), changes.end(), [](const Change &change) {
        const auto *added = std::get_if<ThemeAdded>(&change);
        return std::holds_alternative<ThemeRemoved>(change) || (added && added->theme.id.isValid()) ||
               std::holds_alternative<SectionChanged>(change);
    });
}

/// Writes one change. A class only so that every kind of change finds the same surroundings.
class Writer
{
public:
    Writer(Connection &connection, const Originals &originals, QString by, Instant at, bool recodes)
        : m_db(connection)
        , m_originals(originals)
        , m_by(std::move(by))
        , m_at(at)
        , m_recodes(recodes)
    {
    }

    void operator()(ConsultationCreated &change)
    {
        const Consultation &c = change.consultation;
        Statement(m_db, u"INSERT INTO consultation VALUES(1, ?, ?, ?, ?, ?, ?)"_s)
            .with(c.title, c.organisation, QString::fromLatin1(c.zone), orNull(c.opens), c.closes.ms,
                  int(c.latePolicy))
            .run();
    }

    void operator()(DraftAdded &change)
    {
        keep(change.draft.sha256);
        Statement draft(m_db, u"INSERT INTO draft(id, label, file_name, sha256, pages) VALUES(?, ?, ?, ?, ?)"_s);
        draft.with(idOrNull(change.draft.id), change.draft.label, change.draft.fileName, change.draft.sha256,
                   change.draft.pages)
            .run();
        change.draft.id = {draft.insertedId()};
        Statement insert(m_db, u"INSERT INTO section(draft, ordinal, number, title, depth, parent, page, box_left, "
                               "box_top, box_right, box_bottom) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        for (size_t i = 0; i < change.sections.size(); ++i) {
            Section &section = change.sections[i];
            section.draft = change.draft.id;
            if (section.parent.isValid()) // its place in the list, until now
                section.parent = change.sections.at(size_t(section.parent.value - 1)).id;
            insert.with(section.draft.value, int(i), section.number, section.title, section.depth,
                        idOrNull(section.parent), section.page, section.box.left, section.box.top, section.box.right,
                        section.box.bottom)
                .run();
            section.id = {insert.insertedId()};
        }
    }

    void operator()(DeadlineMoved &change)
    {
        Extension &e = change.extension;
        if (consultationOf(m_db).closes != e.before)
            overtaken("The deadline");
        Statement(m_db, u"UPDATE consultation SET closes = ?"_s).with(e.after.ms).run();
        m_closes.reset();
        e.at = m_at;
        e.by = m_by;
        Statement(m_db, u"INSERT INTO extension(at, by, before, after, reason) VALUES(?, ?, ?, ?, ?)"_s)
            .with(e.at.ms, e.by, e.before.ms, e.after.ms, e.reason)
            .run();
        Statement(m_db, u"UPDATE response SET timeliness = (received > ?) WHERE timeliness <> (received > ?)"_s)
            .with(e.after.ms, e.after.ms)
            .run();
    }

    void operator()(ResponseReceived &change)
    {
        Response &r = change.response;
        keep(r.original);
        insertRespondent(r.respondent);
        if (r.number == 0) {
            Statement newest(m_db, u"SELECT ifnull(max(number), 0) + 1 FROM response"_s);
            newest.run().next();
            r.number = int(newest.number(0));
        }
        if (!m_closes)
            m_closes = consultationOf(m_db).closes;
        r.timeliness = timelinessOf(r.received, *m_closes);
        const auto attachments = std::count_if(r.parts.begin(), r.parts.end(),
                                               [](const Part &part) { return part.kind == PartKind::Attachment; });
        Statement insert(m_db, u"INSERT INTO response(id, number, respondent, subject, channel, sent, received, "
                               "evidence, timeliness, late_ruling, late_reason, status, assignee, confidentiality, "
                               "signatories, earlier, original, source, message_id, content_key, attachments, "
                               "survey_table, comments) "
                               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"_s);
        insert.with(idOrNull(r.id), r.number, r.respondent.id.value, r.subject, int(r.channel), orNull(r.sent),
                    r.received.ms, int(r.evidence), int(r.timeliness), int(r.lateRuling), r.lateReason,
                    int(r.status), r.assignee, int(r.confidentiality), r.signatories, idOrNull(r.earlier),
                    r.original, r.source, r.messageId, r.contentKey, int(attachments),
                    r.table.isEmpty() ? QVariant(QMetaType::fromType<qint64>()) : QVariant(r.table))
            .run();
        r.id = {insert.insertedId()};
        insertHops(r);
        insertParts(r);
        indexResponse(m_db, r.id);
        keepTextKey(m_db, r.id, r.parts);
    }

    void operator()(UnreadableReceived &change)
    {
        keep(change.item.original);
        change.item.at = m_at;
        Statement insert(m_db, u"INSERT INTO unreadable(source, original, reason, at) VALUES(?, ?, ?, ?)"_s);
        insert.with(change.item.source, change.item.original, change.item.reason, change.item.at.ms).run();
        change.item.id = {insert.insertedId()};
    }

    void operator()(UnreadableSettled &change)
    {
        const bool open = change.after.isEmpty();
        Statement update(m_db, u"UPDATE unreadable SET settled = ?, settled_by = ?, settled_at = ? "
                               "WHERE id = ? AND settled = ? RETURNING source"_s);
        update.with(change.after, open ? QString() : m_by, orNull(open ? std::nullopt : std::optional(m_at)),
                    change.item.value, change.before);
        if (!update.run().next())
            overtaken("The item");
        change.source = update.text(0);
    }

    void operator()(TableReceived &change)
    {
        ReceivedTable &table = change.table;
        keep(table.original);
        table.at = m_at;
        Statement insert(m_db, u"INSERT INTO survey_table(source, original, map, rows, at) VALUES(?, ?, ?, ?, ?)"_s);
        insert.with(table.source, table.original, QString::fromUtf8(table.map), table.rows, table.at.ms).run();
        table.id = {insert.insertedId()};
    }

    void operator()(StatusChanged &change)
    {
        replace(change.response, u"status"_s, int(change.before), int(change.after));
    }
    void operator()(AssigneeChanged &change)
    {
        replace(change.response, u"assignee"_s, change.before, change.after);
    }
    void operator()(ConfidentialityChanged &change)
    {
        replace(change.response, u"confidentiality"_s, int(change.before), int(change.after));
    }
    void operator()(SignatoriesChanged &change)
    {
        replace(change.response, u"signatories"_s, change.before, change.after);
    }

    void operator()(RespondentChanged &change)
    {
        if (respondentOf(m_db, change.response) != change.before)
            overtaken("The respondent");
        unindexResponse(m_db, change.response);
        const Respondent &r = change.after;
        Statement(m_db, u"UPDATE respondent SET name = ?, organisation = ?, kind = ?, place = ?, address = ?, "
                        "sort_name = ?, address_key = ? WHERE id = ?"_s)
            .with(r.name, r.organisation, int(r.kind), r.place, r.address, sortKey(displayName(r)),
                  sortKey(r.address), change.before.id.value)
            .run();
        indexResponse(m_db, change.response);
    }

    void operator()(ReceiptCorrected &change)
    {
        const Timeliness timeliness = timelinessOf(change.after, consultationOf(m_db).closes);
        Statement update(m_db, u"UPDATE response SET received = ?, evidence = ?, timeliness = ? "
                               "WHERE id = ? AND received = ?"_s);
        update
            .with(change.after.ms, int(change.evidenceAfter), int(timeliness), change.response.value,
                  change.before.ms)
            .run();
        if (update.rowsAffected() != 1)
            overtaken("The time of receipt");
    }

    void operator()(LateRuled &change)
    {
        replace(change.response, u"late_ruling"_s, int(change.before), int(change.after));
        replace(change.response, u"late_reason"_s, change.reasonBefore, change.reasonAfter);
    }

    void operator()(DuplicateJudged &change)
    {
        judgeTwins(m_db, change);
    }

    void operator()(RespondentsJoined &change)
    {
        joinRespondents(m_db, change);
    }

    void operator()(SuggestionDismissed &change)
    {
        dismissSuggestion(m_db, change);
    }

    void operator()(ThemeAdded &change)
    {
        Theme &t = change.theme;
        const ThemeId placeholder = t.id;
        t.parent = m_given.value(t.parent, t.parent);
        checkName(t);
        Statement insert(m_db, u"INSERT INTO theme(id, parent, name, folded, definition, colour, key, position, "
                               "examples, inclusion, exclusion, retired) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        insert.with(idOrNull(t.id), idOrNull(t.parent), t.name, sortKey(t.name), t.definition, t.colour, t.key,
                    t.position, t.examples, t.inclusion, t.exclusion, int(t.retired))
            .run();
        t.id = {insert.insertedId()};
        if (placeholder.value < 0)
            m_given.insert(placeholder, t.id);
    }

    void operator()(ThemeChanged &change)
    {
        const Theme &t = change.after;
        if (themeOf(m_db, t.id) != change.before)
            overtaken("The theme");
        checkName(t);
        checkNoLoop(t);
        Statement(m_db, u"UPDATE theme SET parent = ?, name = ?, folded = ?, definition = ?, colour = ?, key = ?, "
                        "position = ?, examples = ?, inclusion = ?, exclusion = ?, retired = ? WHERE id = ?"_s)
            .with(idOrNull(t.parent), t.name, sortKey(t.name), t.definition, t.colour, t.key, t.position, t.examples,
                  t.inclusion, t.exclusion, int(t.retired), t.id.value)
            .run();
    }

    void operator()(ThemeRemoved &change)
    {
        const Theme &t = change.theme;
        Statement used(m_db, u"SELECT EXISTS(SELECT 1 FROM comment_theme WHERE theme = ?), "
                             "EXISTS(SELECT 1 FROM theme WHERE parent = ?), "
                             "EXISTS(SELECT 1 FROM saved_search WHERE theme = ?)"_s);
        used.with(t.id.value, t.id.value, t.id.value).run().next();
        if (used.number(0) || used.number(1)) {
            refuse(ErrorKind::Refused,
                   text("“%1” still has comments or sub-themes. Move them first, then remove it.").arg(t.name));
        }
        if (used.number(2))
            refuse(ErrorKind::Refused, text("A saved search proposes “%1”. Change that first.").arg(t.name));
        Statement(m_db, u"DELETE FROM theme WHERE id = ?"_s).with(t.id.value).run();
    }

    void operator()(CommentAdded &change)
    {
        Comment &c = change.comment;
        for (ThemeId &theme : c.themes)
            theme = m_given.value(theme, theme);
        putInOrder(c);
        if (!c.id.isValid()) {
            c.at = c.at == Instant() ? m_at : c.at;
            c.author = c.author.isEmpty() ? m_by : c.author;
        }
        if (c.passage)
            checkPassage(m_db, c.response, *c.passage);
        checkIndependent(m_db, c);
        Statement insert(m_db, u"INSERT INTO comment(id, response, part, begin, \"end\", stance, note, author, at, "
                               "origin, quotable, standing, because) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        const QVariant none(QMetaType::fromType<qint64>());
        insert.with(idOrNull(c.id), c.response.value, c.passage ? idOrNull(c.passage->part) : none,
                    c.passage ? QVariant(c.passage->begin) : none, c.passage ? QVariant(c.passage->end) : none,
                    int(c.stance), c.note, c.author, c.at.ms, int(c.origin), int(c.quotable), int(c.standing), c.because)
            .run();
        c.id = {insert.insertedId()};
        tie(c);
        countComment(c, +1);
    }

    void operator()(CommentChanged &change)
    {
        for (ThemeId &theme : change.after.themes)
            theme = m_given.value(theme, theme);
        putInOrder(change.before);
        putInOrder(change.after);
        if (commentOf(m_db, change.before.id) != change.before)
            overtaken("The comment");
        const Comment &c = change.after;
        if (c.passage)
            checkPassage(m_db, c.response, *c.passage);
        if (!(m_recodes && differInTiesOnly(change.before, c))) {
            checkIndependent(m_db, change.before);
            checkIndependent(m_db, c);
        }
        const QVariant none(QMetaType::fromType<qint64>());
        Statement(m_db, u"UPDATE comment SET part = ?, begin = ?, \"end\" = ?, stance = ?, note = ?, author = ?, "
                        "quotable = ?, standing = ?, because = ? WHERE id = ?"_s)
            .with(c.passage ? idOrNull(c.passage->part) : none, c.passage ? QVariant(c.passage->begin) : none,
                  c.passage ? QVariant(c.passage->end) : none, int(c.stance), c.note, c.author, int(c.quotable),
                  int(c.standing), c.because, c.id.value)
            .run();
        untie(c.id);
        tie(c);
        countComment(change.before, -1);
        countComment(c, +1);
    }

    void operator()(CommentRemoved &change)
    {
        putInOrder(change.comment);
        if (commentOf(m_db, change.comment.id) != change.comment)
            overtaken("The comment");
        checkIndependent(m_db, change.comment);
        untie(change.comment.id);
        Statement(m_db, u"DELETE FROM comment WHERE id = ?"_s).with(change.comment.id.value).run();
        countComment(change.comment, -1);
    }

    void operator()(SectionChanged &change) { changeSection(m_db, change); }

    void operator()(MemoWritten &change)
    {
        if (change.after && change.after->target.kind == MemoKind::Theme) {
            const ThemeId theme{change.after->target.id};
            change.after->target = MemoTarget::of(m_given.value(theme, theme));
        }
        writeMemo(m_db, change, m_by, m_at);
    }
    void operator()(SavedSearchWritten &change)
    {
        if (change.after)
            change.after->theme = m_given.value(change.after->theme, change.after->theme);
        writeSavedSearch(m_db, change);
    }
    void operator()(CodersChanged &change)
    {
        changeCoders(m_db, change);
    }
    void operator()(ReferenceDismissed &change)
    {
        dismissReference(m_db, change);
    }
    void operator()(ProposalDismissed &change)
    {
        dismissProposal(m_db, change);
    }

    void operator()(MailboxRead &change)
    {
        const MailboxState stood = mailboxOf(m_db, change.mailbox);
        if (stood.position != change.before)
            overtaken("The mailbox");
        change.at = m_at;
        Statement(m_db, u"INSERT INTO mailbox(address, uid_validity, last_uid, messages, at) VALUES(?, ?, ?, ?, ?) "
                        "ON CONFLICT(address) DO UPDATE SET uid_validity = excluded.uid_validity, "
                        "last_uid = excluded.last_uid, messages = excluded.messages, at = excluded.at"_s)
            .with(change.mailbox, qint64(change.after.uidValidity), qint64(change.after.lastUid),
                  stood.messages + change.messages, change.at.ms)
            .run();
    }

    void operator()(Acknowledged &change)
    {
        replace(change.response, u"acknowledged"_s, orNull(change.before), orNull(change.after));
    }

private:
    void keep(const QByteArray &sha256)
    {
        const auto bytes = m_originals.constFind(sha256);
        if (bytes == m_originals.constEnd())
            return; // already kept: the reference in the row that follows makes sure of it
        Statement(m_db, u"INSERT OR IGNORE INTO original(sha256, bytes) VALUES(?, ?)"_s).with(sha256, *bytes).run();
    }

    void insertRespondent(Respondent &r)
    {
        Statement insert(m_db, u"INSERT INTO respondent(id, name, organisation, kind, place, address, sort_name, "
                               "address_key) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"_s);
        insert.with(idOrNull(r.id), r.name, r.organisation, int(r.kind), r.place, r.address,
                    sortKey(displayName(r)), sortKey(r.address))
            .run();
        r.id = {insert.insertedId()};
    }

    void insertHops(const Response &r)
    {
        Statement insert(m_db, u"INSERT INTO hop VALUES(?, ?, ?, ?, ?)"_s);
        for (size_t i = 0; i < r.hops.size(); ++i)
            insert.with(r.id.value, int(i), r.hops[i].from, r.hops[i].by, orNull(r.hops[i].at)).run();
    }

    void insertParts(Response &r)
    {
        Statement insert(m_db, u"INSERT INTO part(response, idx, kind, name, type, question, bytes, sha256, text, "
                               "state, reason, confidence) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        for (Part &p : r.parts) {
            insert.with(r.id.value, p.index, int(p.kind), p.name, p.type, p.question, p.bytes, p.sha256, p.text,
                        int(p.state), p.reason, p.confidence)
                .run();
            p.id = {insert.insertedId()};
        }
    }

    void replace(ResponseId response, const QString &column, const QVariant &before, const QVariant &after)
    {
        Statement update(m_db, u"UPDATE response SET %1 = ? WHERE id = ? AND %1 IS ?"_s.arg(column));
        update.withAll({after, response.value, before}).run();
        if (update.rowsAffected() != 1)
            overtaken("The response");
    }

    void checkName(const Theme &theme)
    {
        if (theme.name.trimmed().isEmpty() || theme.name.contains(u'/')) {
            refuse(ErrorKind::Refused, text("A theme needs a name, without the sign “/”, which stands between a theme "
                                            "and its sub-theme."));
        }
        Statement same(m_db, u"SELECT 1 FROM theme WHERE ifnull(parent, 0) = ? AND folded = ? AND id <> ?"_s);
        if (same.with(theme.parent.value, sortKey(theme.name), theme.id.value).run().next())
            refuse(ErrorKind::Refused, text("There is a theme “%1” here already. Choose another name.").arg(theme.name));
    }

    void checkNoLoop(const Theme &theme)
    {
        for (ThemeId up = theme.parent; up.isValid(); up = themeOf(m_db, up).parent) {
            if (up == theme.id)
                refuse(ErrorKind::Refused, text("“%1” can't be moved beneath itself.").arg(theme.name));
        }
    }

    void tie(const Comment &comment)
    {
        Statement theme(m_db, u"INSERT OR IGNORE INTO comment_theme VALUES(?, ?)"_s);
        for (const ThemeId id : comment.themes)
            theme.with(comment.id.value, id.value).run();
        Statement section(m_db, u"INSERT OR IGNORE INTO comment_section VALUES(?, ?)"_s);
        for (const SectionId id : comment.sections)
            section.with(comment.id.value, id.value).run();
    }

    void untie(CommentId comment)
    {
        Statement(m_db, u"DELETE FROM comment_theme WHERE comment = ?"_s).with(comment.value).run();
        Statement(m_db, u"DELETE FROM comment_section WHERE comment = ?"_s).with(comment.value).run();
    }

    /// An independent comment is in no count.
    void countComment(const Comment &comment, int difference)
    {
        if (comment.standing == Standing::Independent)
            return;
        const QString column = comment.standing == Standing::Counts ? u"comments"_s : u"proposals"_s;
        Statement(m_db, u"UPDATE response SET %1 = %1 + ? WHERE id = ?"_s.arg(column))
            .with(difference, comment.response.value)
            .run();
    }

    Connection &m_db;
    const Originals &m_originals;
    QString m_by;
    Instant m_at;
    std::optional<Instant> m_closes; ///< once a response has asked
    QHash<ThemeId, ThemeId> m_given; ///< for ids below 0, by which changes of one set name a new theme
    bool m_recodes;                  ///< the set takes a theme or a section away or brings one back, and its comments with it
};

} // namespace

void overtaken(const char *what)
{
    refuse(ErrorKind::Refused,
           text("%1 was changed by somebody else in the meantime. Look at it again and decide anew.").arg(text(what)));
}

QString sortKey(const QString &text)
{
    return search::fold(text.trimmed());
}

void applyTo(Connection &connection, ChangeSet &changes, const Originals &originals, const QString &by, Instant at)
{
    Writer writer(connection, originals, by, at, recodes(changes));
    for (Change &change : changes)
        std::visit(writer, change);
}

} // namespace soundings::store
