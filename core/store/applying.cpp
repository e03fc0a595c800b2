#include "core/store/applying.h"

#include "core/consultation/labels.h"
#include "core/deadline/deadline.h"
#include "core/search/wordscanner.h"
#include "core/store/campaigns.h"
#include "core/store/coding.h"
#include "core/store/erasing.h"
#include "core/store/indexing.h"
#include "core/store/points.h"
#include "core/store/reading.h"
#include "core/store/sectionchanges.h"
#include "core/store/taggingwriter.h"
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

/// Writes one change. A class only so that every kind of change finds the same surroundings.
class Writer
{
public:
    Writer(Connection &connection, const Originals &originals, QString by, Instant at, const ChangeSet &changes)
        : m_db(connection)
        , m_originals(originals)
        , m_tagging(connection, by, at, changes)
        , m_by(std::move(by))
        , m_at(at)
    {
    }

    /// After the last change. One after the other: a statement that SQLite makes a savepoint for, as most are, has FTS5 write
    /// out what it has gathered, a segment of the index for each response, to be merged later.
    void indexReceived()
    {
        keepTextKeys(m_db, m_received);
        for (const Response *response : m_received)
            indexResponse(m_db, response->id);
    }

    void operator()(ConsultationCreated &change)
    {
        const Consultation &c = change.consultation;
        Statement(m_db, u"INSERT INTO consultation(id, title, organisation, zone, opens, closes, late_policy) "
                        "VALUES(1, ?, ?, ?, ?, ?, ?)"_s)
            .with(c.title, c.organisation, QString::fromLatin1(c.zone), orNull(c.opens), c.closes.ms,
                  int(c.latePolicy))
            .run();
    }

    void operator()(DraftAdded &change)
    {
        keep(change.draft.sha256);
        Statement draft(m_db, u"INSERT INTO draft(id, label, file_name, sha256, pages) VALUES(?, ?, ?, ?, ?) "
                              "RETURNING id"_s);
        draft.with(idOrNull(change.draft.id), change.draft.label, change.draft.fileName, change.draft.sha256,
                   change.draft.pages)
            .run();
        change.draft.id = {draft.insertedId()};
        Statement insert(m_db, u"INSERT INTO section(draft, ordinal, number, title, depth, parent, page, box_left, "
                               "box_top, box_right, box_bottom) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                               "RETURNING id"_s);
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
        Statement(m_db, u"UPDATE response SET timeliness = 1 - timeliness "
                        "WHERE timeliness <> CASE WHEN received > ? THEN 1 ELSE 0 END"_s)
            .with(e.after.ms)
            .run();
    }

    void operator()(ResponseReceived &change)
    {
        Response &r = change.response;
        keep(r.original);
        if (!r.earlier.isValid())
            r.earlier = firstFromAddress(m_db, r.respondent.address);
        insertRespondent(r.respondent);
        if (r.number == 0) {
            Statement newest(m_db, u"SELECT coalesce(max(number), 0) + 1 FROM response"_s);
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
                               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) "
                               "RETURNING id"_s);
        insert.with(idOrNull(r.id), r.number, r.respondent.id.value, r.subject, int(r.channel), orNull(r.sent),
                    r.received.ms, int(r.evidence), int(r.timeliness), int(r.lateRuling), r.lateReason,
                    int(r.status), r.assignee, int(r.confidentiality), r.signatories, idOrNull(r.earlier),
                    r.original, r.source, r.messageId, r.contentKey, int(attachments),
                    r.table.isEmpty() ? QVariant(QMetaType::fromType<qint64>()) : QVariant(r.table))
            .run();
        r.id = {insert.insertedId()};
        insertHops(r);
        insertParts(r);
        m_received.push_back(&r);
    }

    void operator()(UnreadableReceived &change)
    {
        keep(change.item.original);
        change.item.at = m_at;
        Statement insert(m_db, u"INSERT INTO unreadable(source, original, reason, at) VALUES(?, ?, ?, ?) "
                               "RETURNING id"_s);
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
        Statement insert(m_db, u"INSERT INTO survey_table(source, original, map, rows, at) VALUES(?, ?, ?, ?, ?) "
                               "RETURNING id"_s);
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
        const bool isIndexed = std::none_of(m_received.begin(), m_received.end(), [&](const Response *received) {
            return received->id == change.response;
        });
        if (isIndexed)
            unindexResponse(m_db, change.response);
        const Respondent &r = change.after;
        Statement(m_db, u"UPDATE respondent SET name = ?, organisation = ?, kind = ?, place = ?, address = ?, "
                        "sort_name = ?, address_key = ? WHERE id = ?"_s)
            .with(r.name, r.organisation, int(r.kind), r.place, r.address, sortKey(displayName(r)),
                  sortKey(r.address), change.before.id.value)
            .run();
        if (isIndexed)
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
        m_tagging.write(change);
    }
    void operator()(ThemeChanged &change)
    {
        m_tagging.write(change);
    }
    void operator()(ThemeRemoved &change)
    {
        m_tagging.write(change);
    }
    void operator()(CommentAdded &change)
    {
        m_tagging.write(change);
    }
    void operator()(CommentChanged &change)
    {
        m_tagging.write(change);
    }
    void operator()(CommentRemoved &change)
    {
        m_tagging.write(change);
    }

    void operator()(SectionChanged &change) { changeSection(m_db, change); }

    void operator()(MemoWritten &change)
    {
        if (change.after && change.after->target.kind == MemoKind::Theme) {
            const ThemeId theme{change.after->target.id};
            change.after->target = MemoTarget::of(m_tagging.given(theme));
        }
        writeMemo(m_db, change, m_by, m_at);
    }
    void operator()(SavedSearchWritten &change)
    {
        if (change.after)
            change.after->theme = m_tagging.given(change.after->theme);
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

    void operator()(ResponseViewed &change)
    {
        Statement(m_db, u"INSERT INTO viewing(response, person, opened, seconds) VALUES(?, ?, ?, ?)"_s)
            .with(change.response.value, m_by, change.opened.ms, change.seconds)
            .run();
    }
    void operator()(RetentionSet &change)
    {
        Statement update(m_db, u"UPDATE consultation SET retain_until = ? WHERE retain_until = ?"_s);
        update.with(change.after.toString(Qt::ISODate), change.before.toString(Qt::ISODate)).run();
        if (update.rowsAffected() != 1)
            overtaken("The day until which personal data is kept");
    }
    void operator()(PersonErased &change)
    {
        erasePerson(m_db, change);
    }

    void operator()(PointAdded &change) { m_tagging.write(change); }
    void operator()(PointChanged &change) { writePoint(m_db, change); }
    void operator()(PointRemoved &change) { writePoint(m_db, change); }
    void operator()(DecisionRecorded &change)
    {
        change.point = m_tagging.given(change.point);
        recordDecision(m_db, change, m_by, m_at);
    }
    void operator()(FinalTextSet &change)
    {
        if (change.after)
            keep(change.after->sha256);
        setFinalText(m_db, change);
    }
    void operator()(TextChangeJudged &change)
    {
        for (PointId &point : change.after.points)
            point = m_tagging.given(point);
        judgeTextChange(m_db, change);
    }
    void operator()(CampaignAdded &change)
    {
        const CampaignId placeholder = change.campaign.id;
        writeCampaign(m_db, change);
        if (placeholder.value < 0)
            m_givenCampaigns.insert(placeholder, change.campaign.id);
    }
    void operator()(CampaignChanged &change) { writeCampaign(m_db, change); }
    void operator()(CampaignRemoved &change) { writeCampaign(m_db, change); }
    void operator()(CampaignJoined &change)
    {
        CampaignId &campaign = change.after.campaign;
        campaign = m_givenCampaigns.value(campaign, campaign);
        joinCampaign(m_db, change);
    }
    void operator()(RedactionJudged &change) { judgeRedaction(m_db, change, m_by, m_at); }

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
        Statement(m_db, u"INSERT INTO original(sha256, bytes) VALUES(?, ?) ON CONFLICT DO NOTHING"_s).with(sha256, *bytes).run();
    }

    void insertRespondent(Respondent &r)
    {
        Statement insert(m_db, u"INSERT INTO respondent(id, name, organisation, kind, place, address, sort_name, "
                               "address_key) VALUES(?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s);
        insert.with(idOrNull(r.id), r.name, r.organisation, int(r.kind), r.place, r.address,
                    sortKey(displayName(r)), sortKey(r.address))
            .run();
        r.id = {insert.insertedId()};
    }

    void insertHops(const Response &r)
    {
        if (r.hops.empty())
            return; // what is prepared and not run is not kept for the next
        Statement insert(m_db, u"INSERT INTO hop VALUES(?, ?, ?, ?, ?)"_s);
        for (size_t i = 0; i < r.hops.size(); ++i)
            insert.with(r.id.value, int(i), r.hops[i].from, r.hops[i].by, orNull(r.hops[i].at)).run();
    }

    void insertParts(Response &r)
    {
        Statement insert(m_db, u"INSERT INTO part(response, idx, kind, name, type, question, bytes, sha256, text, "
                               "state, reason, confidence) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s);
        for (Part &p : r.parts) {
            insert.with(r.id.value, p.index, int(p.kind), p.name, p.type, p.question, p.bytes, p.sha256, p.text,
                        int(p.state), p.reason, p.confidence)
                .run();
            p.id = {insert.insertedId()};
        }
    }

    void replace(ResponseId response, const QString &column, const QVariant &before, const QVariant &after)
    {
        Statement update(m_db, u"UPDATE response SET %1 = ? WHERE id = ? AND %1 IS NOT DISTINCT FROM ?"_s.arg(column));
        update.withAll({after, response.value, before}).run();
        if (update.rowsAffected() != 1)
            overtaken("The response");
    }

    Connection &m_db;
    const Originals &m_originals;
    TaggingWriter m_tagging;
    std::vector<const Response *> m_received; ///< by this set
    QHash<CampaignId, CampaignId> m_givenCampaigns; ///< the id that a new one got, by the one below 0 that names it
    QString m_by;
    Instant m_at;
    std::optional<Instant> m_closes; ///< once a response has asked
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
    Writer writer(connection, originals, by, at, changes);
    for (Change &change : changes)
        std::visit(writer, change);
    writer.indexReceived();
}

} // namespace soundings::store
