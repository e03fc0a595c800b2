#include "core/consultation/change.h"

#include "core/consultation/cases.h"
#include "core/consultation/words.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

/// A change as the journal writes it; changereading.h reads it back.
namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString hex(const QByteArray &digest)
{
    return QString::fromLatin1(digest.toHex());
}

/// As isoUtc(), with milliseconds where there are some: what the journal says must be all that the tables hold.
QString exact(Instant instant)
{
    constexpr qint64 second = 1000;
    return toUtc(instant).toString(instant.ms % second == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

template<class Tag>
qint64 json(Id<Tag> id)
{
    return id.value;
}

QJsonValue json(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(exact(*instant)) : QJsonValue();
}

template<class Tag>
QJsonArray json(const std::vector<Id<Tag>> &ids)
{
    QJsonArray array;
    for (Id<Tag> id : ids)
        array.append(id.value);
    return array;
}

QJsonObject json(const Consultation &c)
{
    return {{u"title"_s, c.title},
            {u"organisation"_s, c.organisation},
            {u"zone"_s, QString::fromLatin1(c.zone)},
            {u"opens"_s, json(c.opens)},
            {u"closes"_s, exact(c.closes)},
            {u"latePolicy"_s, toWord(c.latePolicy)}};
}

QJsonObject json(const Box &b)
{
    return {{u"left"_s, b.left}, {u"top"_s, b.top}, {u"right"_s, b.right}, {u"bottom"_s, b.bottom}};
}

QJsonObject json(const Section &s)
{
    return {{u"id"_s, json(s.id)},         {u"number"_s, s.number}, {u"title"_s, s.title},
            {u"depth"_s, s.depth},         {u"parent"_s, json(s.parent)}, {u"page"_s, s.page},
            {u"box"_s, json(s.box)}};
}

QJsonObject json(const Draft &d)
{
    return {{u"id"_s, json(d.id)},
            {u"label"_s, d.label},
            {u"fileName"_s, d.fileName},
            {u"sha256"_s, hex(d.sha256)},
            {u"pages"_s, d.pages}};
}

QJsonObject json(const Respondent &r)
{
    return {{u"id"_s, json(r.id)},         {u"name"_s, r.name},   {u"organisation"_s, r.organisation},
            {u"kind"_s, toWord(r.kind)},   {u"place"_s, r.place}, {u"address"_s, r.address}};
}

QJsonObject json(const Part &p)
{
    const QByteArray text = p.text.toUtf8();
    return {{u"id"_s, json(p.id)},
            {u"kind"_s, toWord(p.kind)},
            {u"index"_s, p.index},
            {u"name"_s, p.name},
            {u"type"_s, p.type},
            {u"question"_s, p.question},
            {u"bytes"_s, p.bytes},
            {u"sha256"_s, hex(p.sha256)},
            {u"textBytes"_s, text.size()},
            {u"textSha256"_s, hex(QCryptographicHash::hash(text, QCryptographicHash::Sha256))},
            {u"state"_s, toWord(p.state)},
            {u"reason"_s, p.reason},
            {u"confidence"_s, p.confidence}};
}

QJsonObject json(const Response &r)
{
    QJsonArray hops;
    for (const Hop &hop : r.hops)
        hops.append(QJsonObject{{u"from"_s, hop.from}, {u"by"_s, hop.by}, {u"at"_s, json(hop.at)}});
    QJsonArray parts;
    for (const Part &part : r.parts)
        parts.append(json(part));
    return {{u"id"_s, json(r.id)},
            {u"reference"_s, reference(r.number)},
            {u"respondent"_s, json(r.respondent)},
            {u"subject"_s, r.subject},
            {u"channel"_s, toWord(r.channel)},
            {u"sent"_s, json(r.sent)},
            {u"received"_s, exact(r.received)},
            {u"evidence"_s, toWord(r.evidence)},
            {u"timeliness"_s, toWord(r.timeliness)},
            {u"status"_s, toWord(r.status)},
            {u"confidentiality"_s, toWord(r.confidentiality)},
            {u"signatories"_s, r.signatories},
            {u"earlier"_s, json(r.earlier)},
            {u"original"_s, hex(r.original)},
            {u"table"_s, r.table.isEmpty() ? QJsonValue() : QJsonValue(hex(r.table))},
            {u"source"_s, r.source},
            {u"messageId"_s, r.messageId},
            {u"contentKey"_s, hex(r.contentKey)},
            {u"hops"_s, hops},
            {u"parts"_s, parts}};
}

QJsonObject json(const Theme &t)
{
    return {{u"id"_s, json(t.id)},
            {u"parent"_s, json(t.parent)},
            {u"name"_s, t.name},
            {u"definition"_s, t.definition},
            {u"colour"_s, t.colour},
            {u"key"_s, t.key},
            {u"position"_s, t.position},
            {u"examples"_s, t.examples},
            {u"inclusion"_s, t.inclusion},
            {u"exclusion"_s, t.exclusion},
            {u"retired"_s, t.retired}};
}

void insert(QJsonObject &object, const Passage &passage)
{
    object.insert(u"part"_s, json(passage.part));
    object.insert(u"begin"_s, passage.begin);
    object.insert(u"end"_s, passage.end);
}

QJsonObject json(const Comment &c)
{
    QJsonObject object{{u"id"_s, json(c.id)},
                       {u"response"_s, json(c.response)},
                       {u"themes"_s, json(c.themes)},
                       {u"sections"_s, json(c.sections)},
                       {u"stance"_s, toWord(c.stance)},
                       {u"note"_s, c.note},
                       {u"author"_s, c.author},
                       {u"at"_s, exact(c.at)},
                       {u"origin"_s, toWord(c.origin)},
                       {u"quotable"_s, c.quotable},
                       {u"standing"_s, toWord(c.standing)},
                       {u"because"_s, c.because}};
    if (!c.points.empty())
        object.insert(u"points"_s, json(c.points));
    if (c.needsNoPoint)
        object.insert(u"needsNoPoint"_s, true);
    if (c.passage)
        insert(object, *c.passage);
    return object;
}

QJsonObject json(const Memo &m)
{
    return {{u"id"_s, json(m.id)},     {u"about"_s, toWord(m.target.kind)}, {u"target"_s, m.target.id},
            {u"text"_s, m.text},       {u"author"_s, m.author},             {u"at"_s, exact(m.at)}};
}

QJsonObject json(const SavedSearch &s)
{
    return {{u"id"_s, json(s.id)},
            {u"name"_s, s.name},
            {u"query"_s, s.query},
            {u"position"_s, s.position},
            {u"theme"_s, json(s.theme)}};
}

QJsonObject json(const Decision &d)
{
    return {{u"outcome"_s, toWord(d.outcome)},
            {u"reply"_s, d.reply},
            {u"sections"_s, json(d.sections)},
            {u"by"_s, d.by},
            {u"at"_s, exact(d.at)}};
}

QJsonObject json(const Point &p)
{
    return {{u"id"_s, json(p.id)}, {u"title"_s, p.title}, {u"text"_s, p.text}, {u"decision"_s, json(p.decision)}};
}

QJsonObject json(const FinalText &f)
{
    return {{u"fileName"_s, f.fileName}, {u"sha256"_s, hex(f.sha256)}, {u"pages"_s, f.pages}};
}

QJsonObject json(const ChangeJudgement &j)
{
    return {{u"points"_s, json(j.points)}, {u"editorial"_s, j.editorial}, {u"note"_s, j.note}};
}

QJsonObject json(const Redaction &r)
{
    return {{u"reason"_s, toWord(r.reason)},
            {u"hidden"_s, r.hidden},
            {u"note"_s, r.note},
            {u"by"_s, r.by},
            {u"at"_s, exact(r.at)}};
}

QJsonObject json(const Campaign &c)
{
    return {{u"id"_s, json(c.id)}, {u"title"_s, c.title}, {u"kernel"_s, c.kernel}};
}

QJsonObject json(const Membership &m)
{
    return {{u"campaign"_s, json(m.campaign)}, {u"likeness"_s, m.likeness}, {u"own"_s, m.own}, {u"judged"_s, m.judged}};
}

template<class T>
QJsonValue json(const std::optional<T> &value)
{
    return value ? QJsonValue(json(*value)) : QJsonValue();
}

QJsonArray json(const std::vector<Coder> &coders)
{
    QJsonArray array;
    for (const Coder &coder : coders)
        array.append(QJsonObject{{u"name"_s, coder.name}, {u"done"_s, coder.done}});
    return array;
}

QJsonObject json(const MailboxPosition &p)
{
    return {{u"uidValidity"_s, qint64(p.uidValidity)}, {u"lastUid"_s, qint64(p.lastUid)}};
}

QString json(QDate day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

QJsonArray json(const std::vector<PersonErased::Text> &texts)
{
    QJsonArray array;
    for (const PersonErased::Text &one : texts)
        array.append(QJsonObject{{u"id"_s, one.id}, {u"text"_s, one.text}});
    return array;
}

QJsonArray digests(const std::vector<PersonErased::Text> &texts)
{
    QJsonArray array;
    for (const PersonErased::Text &one : texts) {
        const QByteArray digest = QCryptographicHash::hash(one.text.toUtf8(), QCryptographicHash::Sha256);
        array.append(QJsonObject{{u"id"_s, one.id}, {u"textSha256"_s, hex(digest)}});
    }
    return array;
}

QJsonObject json(const PersonErased &c)
{
    QJsonArray originals;
    for (const QByteArray &digest : c.originals)
        originals.append(hex(digest));
    QJsonArray entries;
    for (const qint64 entry : c.entries)
        entries.append(entry);
    QJsonObject rewritten;
    for (const auto &[entry, digest] : c.rewritten)
        rewritten.insert(QString::number(entry), hex(digest));
    QJsonObject object{{u"request"_s, c.request},         {u"reason"_s, c.reason},
                       {u"anonymised"_s, c.anonymised},   {u"subject"_s, c.subject},
                       {u"parts"_s, digests(c.parts)},    {u"notes"_s, json(c.notes)},
                       {u"memos"_s, json(c.memos)},       {u"searches"_s, json(c.searches)},
                       {u"unreadable"_s, json(c.unreadable)}, {u"originals"_s, originals},
                       {u"entries"_s, entries},           {u"rewritten"_s, rewritten}};
    if (c.response.isValid())
        object.insert(u"response"_s, json(c.response));
    return object;
}

QJsonObject replaced(ResponseId response, const QJsonValue &before, const QJsonValue &after)
{
    return {{u"response"_s, json(response)}, {u"before"_s, before}, {u"after"_s, after}};
}

} // namespace

QJsonObject toJson(const Change &change)
{
    return std::visit(
        Cases{
            [](const ConsultationCreated &c) { return json(c.consultation); },
            [](const DraftAdded &c) {
                QJsonArray sections;
                for (const Section &section : c.sections)
                    sections.append(json(section));
                return QJsonObject{{u"draft"_s, json(c.draft)}, {u"sections"_s, sections}};
            },
            [](const DeadlineMoved &c) {
                return QJsonObject{{u"before"_s, exact(c.extension.before)},
                                   {u"after"_s, exact(c.extension.after)},
                                   {u"reason"_s, c.extension.reason}};
            },
            [](const ResponseReceived &c) { return json(c.response); },
            [](const UnreadableReceived &c) {
                return QJsonObject{{u"id"_s, json(c.item.id)},
                                   {u"source"_s, c.item.source},
                                   {u"original"_s, hex(c.item.original)},
                                   {u"reason"_s, c.item.reason}};
            },
            [](const TableReceived &c) {
                return QJsonObject{{u"id"_s, json(c.table.id)},
                                   {u"source"_s, c.table.source},
                                   {u"original"_s, hex(c.table.original)},
                                   {u"map"_s, QJsonDocument::fromJson(c.table.map).object()},
                                   {u"rows"_s, c.table.rows}};
            },
            [](const StatusChanged &c) { return replaced(c.response, toWord(c.before), toWord(c.after)); },
            [](const AssigneeChanged &c) { return replaced(c.response, c.before, c.after); },
            [](const RespondentChanged &c) { return replaced(c.response, json(c.before), json(c.after)); },
            [](const ConfidentialityChanged &c) {
                return replaced(c.response, toWord(c.before), toWord(c.after));
            },
            [](const SignatoriesChanged &c) { return replaced(c.response, c.before, c.after); },
            [](const ReceiptCorrected &c) {
                QJsonObject object = replaced(c.response, exact(c.before), exact(c.after));
                object.insert(u"evidenceBefore"_s, toWord(c.evidenceBefore));
                object.insert(u"evidenceAfter"_s, toWord(c.evidenceAfter));
                object.insert(u"reason"_s, c.reason);
                return object;
            },
            [](const LateRuled &c) {
                QJsonObject object = replaced(c.response, toWord(c.before), toWord(c.after));
                object.insert(u"reasonBefore"_s, c.reasonBefore);
                object.insert(u"reasonAfter"_s, c.reasonAfter);
                return object;
            },
            [](const ThemeAdded &c) { return json(c.theme); },
            [](const ThemeChanged &c) {
                return QJsonObject{{u"before"_s, json(c.before)}, {u"after"_s, json(c.after)}};
            },
            [](const ThemeRemoved &c) { return json(c.theme); },
            [](const CommentAdded &c) { return json(c.comment); },
            [](const CommentChanged &c) {
                return QJsonObject{{u"before"_s, json(c.before)}, {u"after"_s, json(c.after)}};
            },
            [](const CommentRemoved &c) { return json(c.comment); },
            [](const MailboxRead &c) {
                return QJsonObject{{u"mailbox"_s, c.mailbox},     {u"before"_s, json(c.before)},
                                   {u"after"_s, json(c.after)},   {u"messages"_s, c.messages},
                                   {u"at"_s, exact(c.at)}};
            },
            [](const Acknowledged &c) { return replaced(c.response, json(c.before), json(c.after)); },
            [](const DuplicateJudged &c) {
                QJsonObject object = replaced(c.response, toWord(c.before), toWord(c.after));
                object.insert(u"other"_s, json(c.other));
                object.insert(u"otherReference"_s, c.otherReference);
                object.insert(u"reasonBefore"_s, c.reasonBefore);
                object.insert(u"reasonAfter"_s, c.reasonAfter);
                object.insert(u"earlierBefore"_s, json(c.earlierBefore));
                object.insert(u"earlierAfter"_s, json(c.earlierAfter));
                return object;
            },
            [](const RespondentsJoined &c) {
                QJsonObject object = replaced(c.response, c.before, c.after);
                object.insert(u"other"_s, json(c.other));
                object.insert(u"otherReference"_s, c.otherReference);
                return object;
            },
            [](const SuggestionDismissed &c) { return replaced(c.response, c.before, c.after); },
            [](const MemoWritten &c) {
                return QJsonObject{{u"before"_s, json(c.before)}, {u"after"_s, json(c.after)}};
            },
            [](const SavedSearchWritten &c) {
                return QJsonObject{{u"before"_s, json(c.before)}, {u"after"_s, json(c.after)}};
            },
            [](const CodersChanged &c) { return replaced(c.response, json(c.before), json(c.after)); },
            [](const ReferenceDismissed &c) {
                QJsonObject object = replaced(c.response, c.before, c.after);
                insert(object, c.passage);
                return object;
            },
            [](const ProposalDismissed &c) {
                QJsonObject object = replaced(c.response, c.before, c.after);
                if (c.passage)
                    insert(object, *c.passage);
                object.insert(u"theme"_s, json(c.theme));
                return object;
            },
            [](const UnreadableSettled &c) {
                return QJsonObject{{u"item"_s, json(c.item)},
                                   {u"source"_s, c.source},
                                   {u"before"_s, c.before},
                                   {u"after"_s, c.after}};
            },
            [](const SectionChanged &c) {
                const auto orNull = [](const std::optional<Section> &section) {
                    return section ? QJsonValue(json(*section)) : QJsonValue(QJsonValue::Null);
                };
                const Section &either = c.after ? *c.after : c.before.value_or(Section());
                return QJsonObject{{u"id"_s, json(either.id)},          {u"draft"_s, json(either.draft)},
                                   {u"before"_s, orNull(c.before)},     {u"after"_s, orNull(c.after)},
                                   {u"placeBefore"_s, c.placeBefore},   {u"placeAfter"_s, c.placeAfter}};
            },
            [](const ResponseViewed &c) {
                return QJsonObject{{u"response"_s, json(c.response)},
                                   {u"opened"_s, exact(c.opened)},
                                   {u"seconds"_s, c.seconds}};
            },
            [](const RetentionSet &c) {
                return QJsonObject{{u"before"_s, json(c.before)}, {u"after"_s, json(c.after)}};
            },
            [](const PersonErased &c) { return json(c); },
            [](const PointAdded &c) { return json(c.point); },
            [](const PointChanged &c) {
                return QJsonObject{{u"before"_s, json(c.before)}, {u"after"_s, json(c.after)}};
            },
            [](const PointRemoved &c) { return json(c.point); },
            [](const DecisionRecorded &c) {
                return QJsonObject{{u"point"_s, json(c.point)},
                                   {u"title"_s, c.title},
                                   {u"before"_s, json(c.before)},
                                   {u"after"_s, json(c.after)}};
            },
            [](const FinalTextSet &c) {
                return QJsonObject{{u"before"_s, json(c.before)}, {u"after"_s, json(c.after)}};
            },
            [](const TextChangeJudged &c) {
                return QJsonObject{{u"key"_s, c.key},
                                   {u"excerpt"_s, c.excerpt},
                                   {u"before"_s, json(c.before)},
                                   {u"after"_s, json(c.after)}};
            },
            [](const RedactionJudged &c) {
                QJsonObject object = replaced(c.response, json(c.before), json(c.after));
                insert(object, c.passage);
                return object;
            },
            [](const CampaignAdded &c) { return json(c.campaign); },
            [](const CampaignChanged &c) {
                return QJsonObject{{u"before"_s, json(c.before)}, {u"after"_s, json(c.after)}};
            },
            [](const CampaignRemoved &c) { return json(c.campaign); },
            [](const CampaignJoined &c) {
                QJsonObject object = replaced(c.response, json(c.before), json(c.after));
                object.insert(u"title"_s, c.title);
                return object;
            },
        },
        change);
}

} // namespace soundings
