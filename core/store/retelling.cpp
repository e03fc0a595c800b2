#include "core/store/retelling.h"

#include "core/consultation/labels.h"
#include "core/store/applying.h"
#include "core/store/journalvalues.h"
#include "core/store/sealing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace soundings::store {

using namespace Qt::StringLiterals;

Retelling::Retelling()
    : m_tables(m_folder.filePath(u"told.soundings"_s), true)
{
    m_tables.engine().migrate(m_tables, true);
    // What is told is thrown away at the end, whatever becomes of the machine; and it may be senseless.
    for (const QString &pragma :
         {u"PRAGMA foreign_keys=OFF"_s, u"PRAGMA synchronous=OFF"_s, u"PRAGMA journal_mode=OFF"_s})
        m_tables.run(pragma);
    m_tables.run(u"BEGIN"_s);
}

const QHash<QString, Retelling::Teller> &Retelling::tellers()
{
    static const QHash<QString, Teller> all{
        {u"consultation-created"_s, &Retelling::consultationCreated},
        {u"draft-added"_s, &Retelling::draftAdded},
        {u"section-changed"_s, &Retelling::sectionChanged},
        {u"deadline-moved"_s, &Retelling::deadlineMoved},
        {u"response-received"_s, &Retelling::responseReceived},
        {u"unreadable-received"_s, &Retelling::unreadableReceived},
        {u"unreadable-settled"_s, &Retelling::unreadableSettled},
        {u"table-received"_s, &Retelling::tableReceived},
        {u"status-changed"_s, &Retelling::statusChanged},
        {u"assignee-changed"_s, &Retelling::assigneeChanged},
        {u"confidentiality-changed"_s, &Retelling::confidentialityChanged},
        {u"signatories-changed"_s, &Retelling::signatoriesChanged},
        {u"respondent-changed"_s, &Retelling::respondentChanged},
        {u"receipt-corrected"_s, &Retelling::receiptCorrected},
        {u"late-ruled"_s, &Retelling::lateRuled},
        {u"acknowledged"_s, &Retelling::acknowledged},
        {u"duplicate-judged"_s, &Retelling::duplicateJudged},
        {u"respondents-joined"_s, &Retelling::respondentsJoined},
        {u"suggestion-dismissed"_s, &Retelling::suggestionDismissed},
        {u"theme-added"_s, &Retelling::themeAdded},
        {u"theme-changed"_s, &Retelling::themeChanged},
        {u"theme-removed"_s, &Retelling::themeRemoved},
        {u"comment-added"_s, &Retelling::commentAdded},
        {u"comment-changed"_s, &Retelling::commentChanged},
        {u"comment-removed"_s, &Retelling::commentRemoved},
        {u"mailbox-read"_s, &Retelling::mailboxRead},
        {u"memo-written"_s, &Retelling::memoWritten},
        {u"saved-search-written"_s, &Retelling::savedSearchWritten},
        {u"coders-changed"_s, &Retelling::codersChanged},
        {u"reference-dismissed"_s, &Retelling::referenceDismissed},
        {u"proposal-dismissed"_s, &Retelling::proposalDismissed},
        {u"response-viewed"_s, &Retelling::responseViewed},
        {u"retention-set"_s, &Retelling::retentionSet},
        {u"person-erased"_s, &Retelling::personErased},
        {u"point-added"_s, &Retelling::pointAdded},
        {u"point-changed"_s, &Retelling::pointChanged},
        {u"point-removed"_s, &Retelling::pointRemoved},
        {u"decision-recorded"_s, &Retelling::decisionRecorded},
        {u"final-text-set"_s, &Retelling::finalTextSet},
        {u"text-change-judged"_s, &Retelling::textChangeJudged},
        {u"redaction-judged"_s, &Retelling::redactionJudged},
        {u"campaign-added"_s, &Retelling::campaignAdded},
        {u"campaign-changed"_s, &Retelling::campaignChanged},
        {u"campaign-removed"_s, &Retelling::campaignRemoved},
        {u"campaign-joined"_s, &Retelling::campaignJoined}};
    return all;
}

void Retelling::tell(const ChainLink &entry)
{
    const Teller teller = tellers().value(entry.kind);
    if (!teller)
        senseless(u"Nothing is known of the kind “%1”."_s.arg(entry.kind));
    if (!QJsonDocument::fromJson(entry.change).isObject())
        senseless(u"The entry can't be read."_s);
    m_entry = &entry;
    (this->*teller)(opened(entry.change, entry.sealed));
}

qint64 Retelling::responseOf(const ChainLink &entry)
{
    const QJsonObject change = QJsonDocument::fromJson(entry.change).object();
    if (entry.kind == u"response-received")
        return change[u"id"].toInteger();
    if (entry.kind == u"memo-written") {
        const QJsonValue memo = change[change[u"after"].isObject() ? u"after" : u"before"];
        return memo[u"about"].toString() == toWord(MemoKind::Response) ? memo[u"target"].toInteger() : 0;
    }
    return change.contains(u"response") ? change[u"response"].toInteger()
                                        : change[u"after"][u"response"].toInteger();
}

void Retelling::finish()
{
    m_tables.run(u"UPDATE response SET timeliness = received > coalesce((SELECT closes FROM consultation), received)"_s);
    m_tables.run(u"UPDATE response SET comments = n FROM (SELECT response AS of, count(*) AS n FROM comment "
                 "WHERE standing = %1 GROUP BY response) WHERE of = id"_s.arg(int(Standing::Counts)));
    m_tables.run(u"UPDATE response SET proposals = n FROM (SELECT response AS of, count(*) AS n FROM comment "
                 "WHERE standing = %1 GROUP BY response) WHERE of = id"_s.arg(int(Standing::Proposed)));
    m_tables.run(u"COMMIT"_s);
}

// --- Rows
// ----------------------------------------------------------------------------------------------------

namespace {

template<class Values>
QVariantList bound(const Values &values)
{
    QVariantList all;
    for (const auto &[column, value] : values)
        all << value;
    return all;
}

template<class Values>
QStringList columns(const Values &values, const QString &pattern)
{
    QStringList all;
    for (const auto &[column, value] : values)
        all << pattern.arg(column);
    return all;
}

} // namespace

void Retelling::put(const QString &table, const Values &values)
{
    Statement(m_tables,
              u"INSERT INTO %1(%2) VALUES(%3)"_s.arg(table, columns(values, u"\"%1\""_s).join(u", "_s),
                                                     QStringList(values.size(), u"?"_s).join(u", "_s)))
        .withAll(bound(values))
        .run();
}

void Retelling::keep(const QByteArray &digest)
{
    Statement(m_tables, u"INSERT INTO original(sha256, bytes) VALUES(?, x'') ON CONFLICT DO NOTHING"_s)
        .with(digest)
        .run();
}

void Retelling::set(const QString &table, const Values &values, const Values &where)
{
    Statement update(m_tables,
                     u"UPDATE %1 SET %2 WHERE %3"_s.arg(table, columns(values, u"\"%1\" = ?"_s).join(u", "_s),
                                                        columns(where, u"\"%1\" = ?"_s).join(u" AND "_s)));
    if (update.withAll(bound(values) + bound(where)).run().rowsAffected() == 0)
        senseless(u"It speaks of something that is not there."_s);
}

void Retelling::drop(const QString &table, const Values &where)
{
    Statement(m_tables,
              u"DELETE FROM %1 WHERE %2"_s.arg(table, columns(where, u"\"%1\" = ?"_s).join(u" AND "_s)))
        .withAll(bound(where))
        .run();
}

void Retelling::mark(const QString &table, const QJsonObject &change, const Values &row)
{
    drop(table, row);
    if (change[u"after"].toBool())
        put(table, row);
}

qint64 Retelling::written(const QString &what, const QJsonObject &thing)
{
    constexpr qint64 second = 1000;
    const qint64 told = instant(thing[u"at"]);
    const auto same = [&](qint64 at) { return told % second == 0 && at / second == told / second; };
    const QString name = u"%1 %2"_s.arg(what).arg(thing[u"id"].toInteger());
    const auto before = m_written.constFind(name);
    const qint64 at = before != m_written.constEnd() && same(*before) ? *before
                      : same(m_entry->at)                             ? m_entry->at
                                                                      : told;
    m_written.insert(name, at);
    return at;
}

// --- The consultation and its draft
// --------------------------------------------------------------------------

void Retelling::consultationCreated(const QJsonObject &c)
{
    put(u"consultation"_s, {{u"id"_s, 1},
                            {u"title"_s, c[u"title"].toString()},
                            {u"organisation"_s, c[u"organisation"].toString()},
                            {u"zone"_s, c[u"zone"].toString()},
                            {u"opens"_s, instantOrNull(c[u"opens"])},
                            {u"closes"_s, instant(c[u"closes"])},
                            {u"late_policy"_s, word<LatePolicy>(c[u"latePolicy"])}});
}

void Retelling::deadlineMoved(const QJsonObject &change)
{
    set(u"consultation"_s, {{u"closes"_s, instant(change[u"after"])}}, {{u"id"_s, 1}});
    put(u"extension"_s, {{u"at"_s, m_entry->at},
                         {u"by"_s, m_entry->by},
                         {u"before"_s, instant(change[u"before"])},
                         {u"after"_s, instant(change[u"after"])},
                         {u"reason"_s, change[u"reason"].toString()}});
}

void Retelling::draftAdded(const QJsonObject &change)
{
    const QJsonObject draft = change[u"draft"].toObject();
    keep(digest(draft[u"sha256"]));
    put(u"draft"_s, {{u"id"_s, draft[u"id"].toInteger()},
                     {u"label"_s, draft[u"label"].toString()},
                     {u"file_name"_s, draft[u"fileName"].toString()},
                     {u"sha256"_s, digest(draft[u"sha256"])},
                     {u"pages"_s, draft[u"pages"].toInteger()}});
    int ordinal = 0;
    const QJsonArray sections = change[u"sections"].toArray();
    for (const QJsonValue &section : sections)
        putSection(section.toObject(), draft[u"id"].toInteger(), ordinal++);
}

void Retelling::putSection(const QJsonObject &section, const QVariant &draft, int ordinal)
{
    const QJsonObject box = section[u"box"].toObject();
    drop(u"section"_s, {{u"id"_s, section[u"id"].toInteger()}});
    put(u"section"_s, {{u"id"_s, section[u"id"].toInteger()},
                       {u"draft"_s, draft},
                       {u"ordinal"_s, ordinal},
                       {u"number"_s, section[u"number"].toString()},
                       {u"title"_s, section[u"title"].toString()},
                       {u"depth"_s, section[u"depth"].toInteger()},
                       {u"parent"_s, idOrNull(section[u"parent"])},
                       {u"page"_s, section[u"page"].toInteger()},
                       {u"box_left"_s, box[u"left"].toDouble()},
                       {u"box_top"_s, box[u"top"].toDouble()},
                       {u"box_right"_s, box[u"right"].toDouble()},
                       {u"box_bottom"_s, box[u"bottom"].toDouble()}});
}

void Retelling::sectionChanged(const QJsonObject &change)
{
    const qint64 draft = change[u"draft"].toInteger();
    QJsonObject after = change[u"after"].toObject();
    after.insert(u"id"_s, change[u"id"]);
    if (change[u"after"].isNull())
        drop(u"section"_s, {{u"id"_s, change[u"id"].toInteger()}});
    else
        putSection(after, draft, 0);
    orderSections(draft, change[u"id"].toInteger(),
                  change[u"after"].isNull() ? -1 : change[u"placeAfter"].toInt());
}

/// A section belongs to the nearest one above that is higher in rank.
void Retelling::orderSections(qint64 draft, qint64 moved, int place)
{
    std::vector<std::pair<qint64, int>> sections; // id and depth
    std::pair<qint64, int> one{moved, 0};
    Statement rows(m_tables, u"SELECT id, depth FROM section WHERE draft = ? ORDER BY ordinal"_s);
    for (rows.with(draft).run(); rows.next();) {
        if (rows.number(0) == moved)
            one.second = int(rows.number(1));
        else
            sections.emplace_back(rows.number(0), int(rows.number(1)));
    }
    if (place >= 0)
        sections.insert(sections.begin() + std::min<qsizetype>(place, qsizetype(sections.size())), one);
    std::vector<std::pair<qint64, int>> above;
    for (size_t i = 0; i < sections.size(); ++i) {
        while (!above.empty() && above.back().second >= sections[i].second)
            above.pop_back();
        set(u"section"_s,
            {{u"ordinal"_s, int(i)}, {u"parent"_s, above.empty() ? none : QVariant(above.back().first)}},
            {{u"id"_s, sections[i].first}});
        above.push_back(sections[i]);
    }
}

// --- What arrived
// --------------------------------------------------------------------------------------------

namespace {

QList<std::pair<QString, QVariant>> respondentRow(const QJsonObject &r)
{
    Respondent respondent;
    respondent.name = r[u"name"].toString();
    respondent.organisation = r[u"organisation"].toString();
    respondent.address = r[u"address"].toString();
    return {{u"name"_s, respondent.name},
            {u"organisation"_s, respondent.organisation},
            {u"kind"_s, word<RespondentKind>(r[u"kind"])},
            {u"place"_s, r[u"place"].toString()},
            {u"address"_s, respondent.address},
            {u"sort_name"_s, sortKey(displayName(respondent))},
            {u"address_key"_s, sortKey(respondent.address)}};
}

/// Which the journal left out at first; other than unread was only what came from another program's project.
int statusOf(const QJsonObject &r)
{
    if (r.contains(u"status"))
        return word<Status>(r[u"status"]);
    return r[u"source"].toString().contains(u".qdpx#"_s) ? Retelling::notTold : int(Status::Unread);
}

} // namespace

void Retelling::responseReceived(const QJsonObject &r)
{
    keep(digest(r[u"original"]));
    const QJsonObject respondent = r[u"respondent"].toObject();
    put(u"respondent"_s, Values{{u"id"_s, respondent[u"id"].toInteger()}} + respondentRow(respondent));
    int attachments = 0;
    const QJsonArray parts = r[u"parts"].toArray();
    for (const QJsonValue &part : parts)
        attachments += part[u"kind"].toString() == toWord(PartKind::Attachment);
    put(u"response"_s, {{u"id"_s, r[u"id"].toInteger()},
                        {u"number"_s, referenceNumber(r[u"reference"].toString()).value_or(0)},
                        {u"respondent"_s, respondent[u"id"].toInteger()},
                        {u"subject"_s, r[u"subject"].toString()},
                        {u"channel"_s, word<Channel>(r[u"channel"])},
                        {u"sent"_s, instantOrNull(r[u"sent"])},
                        {u"received"_s, instant(r[u"received"])},
                        {u"evidence"_s, word<Evidence>(r[u"evidence"])},
                        {u"timeliness"_s, 0},
                        {u"late_ruling"_s, int(LateRuling::None)},
                        {u"late_reason"_s, QString()},
                        {u"status"_s, statusOf(r)},
                        {u"assignee"_s, QString()},
                        {u"confidentiality"_s, word<Confidentiality>(r[u"confidentiality"])},
                        {u"signatories"_s, r[u"signatories"].toInteger()},
                        {u"earlier"_s, idOrNull(r[u"earlier"])},
                        {u"original"_s, digest(r[u"original"])},
                        {u"survey_table"_s, r[u"table"].isString() ? QVariant(digest(r[u"table"])) : none},
                        {u"source"_s, r[u"source"].toString()},
                        {u"message_id"_s, r[u"messageId"].toString()},
                        {u"content_key"_s, digest(r[u"contentKey"])},
                        {u"attachments"_s, attachments},
                        {u"comments"_s, 0}});
    partsReceived(r);
}

void Retelling::partsReceived(const QJsonObject &r)
{
    int ordinal = 0;
    const QJsonArray hops = r[u"hops"].toArray();
    for (const QJsonValue &hop : hops) {
        put(u"hop"_s, {{u"response"_s, r[u"id"].toInteger()},
                       {u"ordinal"_s, ordinal++},
                       {u"sender"_s, hop[u"from"].toString()},
                       {u"receiver"_s, hop[u"by"].toString()},
                       {u"at"_s, instantOrNull(hop[u"at"])}});
    }
    const QJsonArray parts = r[u"parts"].toArray();
    for (const QJsonValue &part : parts) {
        put(u"part"_s, {{u"id"_s, part[u"id"].toInteger()},
                        {u"response"_s, r[u"id"].toInteger()},
                        {u"idx"_s, part[u"index"].toInteger()},
                        {u"kind"_s, word<PartKind>(part[u"kind"])},
                        {u"name"_s, part[u"name"].toString()},
                        {u"type"_s, part[u"type"].toString()},
                        {u"question"_s, part[u"question"].toString()},
                        {u"bytes"_s, part[u"bytes"].toInteger()},
                        {u"sha256"_s, digest(part[u"sha256"])},
                        {u"text"_s, part[u"textSha256"].toString()},
                        {u"state"_s, word<TextState>(part[u"state"])},
                        {u"reason"_s, part[u"reason"].toString()},
                        {u"confidence"_s, part[u"confidence"].toInteger(-1)}});
    }
}

void Retelling::unreadableReceived(const QJsonObject &item)
{
    keep(digest(item[u"original"]));
    put(u"unreadable"_s, {{u"id"_s, item[u"id"].toInteger()},
                          {u"source"_s, item[u"source"].toString()},
                          {u"original"_s, digest(item[u"original"])},
                          {u"reason"_s, item[u"reason"].toString()},
                          {u"at"_s, m_entry->at}});
}

void Retelling::unreadableSettled(const QJsonObject &change)
{
    const bool open = change[u"after"].toString().isEmpty();
    set(u"unreadable"_s,
        {{u"settled"_s, change[u"after"].toString()},
         {u"settled_by"_s, open ? QString() : m_entry->by},
         {u"settled_at"_s, open ? none : QVariant(m_entry->at)}},
        {{u"id"_s, change[u"item"].toInteger()}});
}

void Retelling::tableReceived(const QJsonObject &table)
{
    keep(digest(table[u"original"]));
    put(u"survey_table"_s, {{u"id"_s, table[u"id"].toInteger()},
                            {u"source"_s, table[u"source"].toString()},
                            {u"original"_s, digest(table[u"original"])},
                            {u"map"_s, QString::fromUtf8(QJsonDocument(table[u"map"].toObject()).toJson())},
                            {u"rows"_s, table[u"rows"].toInteger()},
                            {u"at"_s, m_entry->at}});
}

// --- What became of a response
// -------------------------------------------------------------------------------

void Retelling::statusChanged(const QJsonObject &change)
{
    set(u"response"_s, {{u"status"_s, word<Status>(change[u"after"])}},
        {{u"id"_s, change[u"response"].toInteger()}});
}

void Retelling::assigneeChanged(const QJsonObject &change)
{
    set(u"response"_s, {{u"assignee"_s, change[u"after"].toString()}},
        {{u"id"_s, change[u"response"].toInteger()}});
}

void Retelling::confidentialityChanged(const QJsonObject &change)
{
    set(u"response"_s, {{u"confidentiality"_s, word<Confidentiality>(change[u"after"])}},
        {{u"id"_s, change[u"response"].toInteger()}});
}

void Retelling::signatoriesChanged(const QJsonObject &change)
{
    set(u"response"_s, {{u"signatories"_s, change[u"after"].toInteger()}},
        {{u"id"_s, change[u"response"].toInteger()}});
}

void Retelling::respondentChanged(const QJsonObject &change)
{
    set(u"respondent"_s, respondentRow(change[u"after"].toObject()),
        {{u"id"_s, change[u"before"][u"id"].toInteger()}});
}

void Retelling::receiptCorrected(const QJsonObject &change)
{
    set(u"response"_s,
        {{u"received"_s, instant(change[u"after"])},
         {u"evidence"_s, word<Evidence>(change[u"evidenceAfter"])}},
        {{u"id"_s, change[u"response"].toInteger()}});
}

void Retelling::lateRuled(const QJsonObject &change)
{
    set(u"response"_s,
        {{u"late_ruling"_s, word<LateRuling>(change[u"after"])},
         {u"late_reason"_s, change[u"reasonAfter"].toString()}},
        {{u"id"_s, change[u"response"].toInteger()}});
}

void Retelling::acknowledged(const QJsonObject &change)
{
    const QVariant at =
        change[u"after"].isString()
            ? QVariant(written(u"receipt"_s, {{u"id"_s, change[u"response"]}, {u"at"_s, change[u"after"]}}))
            : none;
    set(u"response"_s, {{u"acknowledged"_s, at}}, {{u"id"_s, change[u"response"].toInteger()}});
}

void Retelling::duplicateJudged(const QJsonObject &change)
{
    const Values pair{{u"response"_s, change[u"response"].toInteger()},
                      {u"other"_s, change[u"other"].toInteger()}};
    const int ruling = word<TwinRuling>(change[u"after"]);
    drop(u"twin"_s, pair);
    if (ruling != int(TwinRuling::None)) {
        put(u"twin"_s,
            pair + Values{{u"ruling"_s, ruling}, {u"reason"_s, change[u"reasonAfter"].toString()}});
    }
    if (change[u"earlierBefore"] != change[u"earlierAfter"]) {
        set(u"response"_s, {{u"earlier"_s, idOrNull(change[u"earlierAfter"])}},
            {{u"id"_s, change[u"response"].toInteger()}});
    }
}

void Retelling::respondentsJoined(const QJsonObject &change)
{
    mark(u"joined"_s, change,
         {{u"response"_s, change[u"response"].toInteger()}, {u"other"_s, change[u"other"].toInteger()}});
}

void Retelling::suggestionDismissed(const QJsonObject &change)
{
    mark(u"suggestion_dismissed"_s, change, {{u"response"_s, change[u"response"].toInteger()}});
}

} // namespace soundings::store
