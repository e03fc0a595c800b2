#include "core/consultation/changereading.h"

#include "core/consultation/words.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

template<class AnyId>
AnyId id(const QJsonValue &json)
{
    return {json.toInteger()};
}

template<class AnyId>
std::vector<AnyId> ids(const QJsonValue &json)
{
    std::vector<AnyId> all;
    for (const QJsonValue &one : json.toArray())
        all.push_back(id<AnyId>(one));
    return all;
}

template<class E>
E word(const QJsonValue &json)
{
    return fromWord<E>(json.toString()).value_or(E());
}

QByteArray digest(const QJsonValue &json)
{
    return QByteArray::fromHex(json.toString().toLatin1());
}

Instant instant(const QJsonValue &json)
{
    return {QDateTime::fromString(json.toString(), Qt::ISODate).toMSecsSinceEpoch()};
}

std::optional<Instant> instantOrNone(const QJsonValue &json)
{
    return json.isString() ? std::optional(instant(json)) : std::nullopt;
}

template<class T>
std::optional<T> orNone(const QJsonValue &json, T (*read)(const QJsonValue &))
{
    return json.isObject() ? std::optional(read(json)) : std::nullopt;
}

Consultation consultation(const QJsonValue &j)
{
    Consultation c;
    c.title = j[u"title"].toString();
    c.organisation = j[u"organisation"].toString();
    c.zone = j[u"zone"].toString().toLatin1();
    c.opens = instantOrNone(j[u"opens"]);
    c.closes = instant(j[u"closes"]);
    c.latePolicy = word<LatePolicy>(j[u"latePolicy"]);
    return c;
}

Section section(const QJsonValue &j)
{
    const QJsonValue box = j[u"box"];
    return {id<SectionId>(j[u"id"]),
            {},
            j[u"number"].toString(),
            j[u"title"].toString(),
            j[u"depth"].toInt(),
            id<SectionId>(j[u"parent"]),
            j[u"page"].toInt(),
            {box[u"left"].toDouble(), box[u"top"].toDouble(), box[u"right"].toDouble(), box[u"bottom"].toDouble()}};
}

Draft draft(const QJsonValue &j)
{
    return {id<DraftId>(j[u"id"]), j[u"label"].toString(), j[u"fileName"].toString(), digest(j[u"sha256"]),
            j[u"pages"].toInt()};
}

Respondent respondent(const QJsonValue &j)
{
    Respondent r;
    r.id = id<RespondentId>(j[u"id"]);
    r.name = j[u"name"].toString();
    r.organisation = j[u"organisation"].toString();
    r.kind = word<RespondentKind>(j[u"kind"]);
    r.place = j[u"place"].toString();
    r.address = j[u"address"].toString();
    return r;
}

Part part(const QJsonValue &j)
{
    Part p;
    p.id = id<PartId>(j[u"id"]);
    p.kind = word<PartKind>(j[u"kind"]);
    p.index = j[u"index"].toInt();
    p.name = j[u"name"].toString();
    p.type = j[u"type"].toString();
    p.question = j[u"question"].toString();
    p.bytes = j[u"bytes"].toInteger();
    p.sha256 = digest(j[u"sha256"]);
    p.state = word<TextState>(j[u"state"]);
    p.reason = j[u"reason"].toString();
    p.confidence = j[u"confidence"].toInt(-1);
    return p;
}

Response response(const QJsonValue &j)
{
    Response r;
    r.id = id<ResponseId>(j[u"id"]);
    r.number = referenceNumber(j[u"reference"].toString()).value_or(0);
    r.respondent = respondent(j[u"respondent"]);
    r.subject = j[u"subject"].toString();
    r.channel = word<Channel>(j[u"channel"]);
    r.sent = instantOrNone(j[u"sent"]);
    r.received = instant(j[u"received"]);
    r.evidence = word<Evidence>(j[u"evidence"]);
    r.timeliness = word<Timeliness>(j[u"timeliness"]);
    r.status = word<Status>(j[u"status"]);
    r.confidentiality = word<Confidentiality>(j[u"confidentiality"]);
    r.signatories = j[u"signatories"].toInt(1);
    r.earlier = id<ResponseId>(j[u"earlier"]);
    r.original = digest(j[u"original"]);
    r.table = digest(j[u"table"]);
    r.source = j[u"source"].toString();
    r.messageId = j[u"messageId"].toString();
    r.contentKey = digest(j[u"contentKey"]);
    for (const QJsonValue &hop : j[u"hops"].toArray())
        r.hops.push_back({hop[u"from"].toString(), hop[u"by"].toString(), instantOrNone(hop[u"at"])});
    for (const QJsonValue &one : j[u"parts"].toArray())
        r.parts.push_back(part(one));
    return r;
}

Theme theme(const QJsonValue &j)
{
    return {id<ThemeId>(j[u"id"]),       id<ThemeId>(j[u"parent"]),   j[u"name"].toString(),
            j[u"definition"].toString(), j[u"colour"].toString(),     j[u"key"].toString(),
            j[u"position"].toInt(),      j[u"examples"].toString(),   j[u"inclusion"].toString(),
            j[u"exclusion"].toString(),  j[u"retired"].toBool()};
}

std::optional<Passage> passage(const QJsonValue &j)
{
    if (!j[u"part"].isDouble())
        return std::nullopt;
    return Passage{id<PartId>(j[u"part"]), j[u"begin"].toInt(), j[u"end"].toInt()};
}

Comment comment(const QJsonValue &j)
{
    Comment c;
    c.id = id<CommentId>(j[u"id"]);
    c.response = id<ResponseId>(j[u"response"]);
    c.passage = passage(j);
    c.themes = ids<ThemeId>(j[u"themes"]);
    c.sections = ids<SectionId>(j[u"sections"]);
    c.stance = word<Stance>(j[u"stance"]);
    c.note = j[u"note"].toString();
    c.author = j[u"author"].toString();
    c.at = instant(j[u"at"]);
    c.origin = word<Origin>(j[u"origin"]);
    c.quotable = j[u"quotable"].toBool();
    c.standing = word<Standing>(j[u"standing"]);
    c.because = j[u"because"].toString();
    c.points = ids<PointId>(j[u"points"]);
    c.needsNoPoint = j[u"needsNoPoint"].toBool();
    return c;
}

Memo memo(const QJsonValue &j)
{
    return {id<MemoId>(j[u"id"]), {word<MemoKind>(j[u"about"]), j[u"target"].toInteger()}, j[u"text"].toString(),
            j[u"author"].toString(), instant(j[u"at"])};
}

SavedSearch savedSearch(const QJsonValue &j)
{
    return {id<SavedSearchId>(j[u"id"]), j[u"name"].toString(), j[u"query"].toString(), j[u"position"].toInt(),
            id<ThemeId>(j[u"theme"])};
}

Decision decision(const QJsonValue &j)
{
    return {word<Outcome>(j[u"outcome"]), j[u"reply"].toString(), ids<SectionId>(j[u"sections"]), j[u"by"].toString(),
            instant(j[u"at"])};
}

Point point(const QJsonValue &j)
{
    return {id<PointId>(j[u"id"]), j[u"title"].toString(), j[u"text"].toString(), decision(j[u"decision"])};
}

FinalText finalText(const QJsonValue &j)
{
    return {j[u"fileName"].toString(), digest(j[u"sha256"]), j[u"pages"].toInt()};
}

ChangeJudgement judgement(const QJsonValue &j)
{
    return {ids<PointId>(j[u"points"]), j[u"editorial"].toBool(), j[u"note"].toString()};
}

Redaction redaction(const QJsonValue &j)
{
    return {word<RedactionReason>(j[u"reason"]), j[u"hidden"].toBool(), j[u"note"].toString(), j[u"by"].toString(),
            instant(j[u"at"])};
}

Campaign campaign(const QJsonValue &j)
{
    return {id<CampaignId>(j[u"id"]), j[u"title"].toString(), j[u"kernel"].toString()};
}

Membership membership(const QJsonValue &j)
{
    return {id<CampaignId>(j[u"campaign"]), j[u"likeness"].toInt(), j[u"own"].toInt(), j[u"judged"].toBool()};
}

std::vector<Coder> coders(const QJsonValue &j)
{
    std::vector<Coder> all;
    for (const QJsonValue &one : j.toArray())
        all.push_back({one[u"name"].toString(), one[u"done"].toBool()});
    return all;
}

MailboxPosition position(const QJsonValue &j)
{
    MailboxPosition p;
    p.uidValidity = decltype(p.uidValidity)(j[u"uidValidity"].toInteger());
    p.lastUid = decltype(p.lastUid)(j[u"lastUid"].toInteger());
    return p;
}

ResponseId about(const QJsonValue &j)
{
    return id<ResponseId>(j[u"response"]);
}

template<class C, class E>
Change wordsChanged(const QJsonValue &j)
{
    return C{about(j), word<E>(j[u"before"]), word<E>(j[u"after"])};
}

Change draftAdded(const QJsonValue &j)
{
    DraftAdded added{draft(j[u"draft"]), {}};
    for (const QJsonValue &one : j[u"sections"].toArray()) {
        added.sections.push_back(section(one));
        added.sections.back().draft = added.draft.id;
    }
    return added;
}

Change sectionChanged(const QJsonValue &j)
{
    SectionChanged change{orNone(j[u"before"], section), orNone(j[u"after"], section), j[u"placeBefore"].toInt(-1),
                          j[u"placeAfter"].toInt(-1)};
    for (std::optional<Section> *one : {&change.before, &change.after}) {
        if (*one)
            (*one)->draft = id<DraftId>(j[u"draft"]);
    }
    return change;
}

Change deadlineMoved(const QJsonValue &j)
{
    Extension extension;
    extension.before = instant(j[u"before"]);
    extension.after = instant(j[u"after"]);
    extension.reason = j[u"reason"].toString();
    return DeadlineMoved{extension};
}

Change unreadableReceived(const QJsonValue &j)
{
    UnreadableItem item;
    item.id = id<UnreadableId>(j[u"id"]);
    item.source = j[u"source"].toString();
    item.original = digest(j[u"original"]);
    item.reason = j[u"reason"].toString();
    return UnreadableReceived{item};
}

Change tableReceived(const QJsonValue &j)
{
    ReceivedTable table;
    table.id = id<TableId>(j[u"id"]);
    table.source = j[u"source"].toString();
    table.original = digest(j[u"original"]);
    table.map = QJsonDocument(j[u"map"].toObject()).toJson(QJsonDocument::Compact);
    table.rows = j[u"rows"].toInt();
    return TableReceived{table};
}

Change receiptCorrected(const QJsonValue &j)
{
    return ReceiptCorrected{about(j), instant(j[u"before"]), word<Evidence>(j[u"evidenceBefore"]), instant(j[u"after"]),
                            word<Evidence>(j[u"evidenceAfter"]), j[u"reason"].toString()};
}

Change lateRuled(const QJsonValue &j)
{
    return LateRuled{about(j), word<LateRuling>(j[u"before"]), j[u"reasonBefore"].toString(),
                     word<LateRuling>(j[u"after"]), j[u"reasonAfter"].toString()};
}

Change mailboxRead(const QJsonValue &j)
{
    return MailboxRead{j[u"mailbox"].toString(), position(j[u"before"]), position(j[u"after"]), j[u"messages"].toInt(),
                       instant(j[u"at"])};
}

Change duplicateJudged(const QJsonValue &j)
{
    return DuplicateJudged{about(j),
                           id<ResponseId>(j[u"other"]),
                           word<TwinRuling>(j[u"before"]),
                           j[u"reasonBefore"].toString(),
                           word<TwinRuling>(j[u"after"]),
                           j[u"reasonAfter"].toString(),
                           id<ResponseId>(j[u"earlierBefore"]),
                           id<ResponseId>(j[u"earlierAfter"]),
                           j[u"otherReference"].toString()};
}

Change respondentsJoined(const QJsonValue &j)
{
    return RespondentsJoined{about(j), id<ResponseId>(j[u"other"]), j[u"before"].toBool(), j[u"after"].toBool(),
                             j[u"otherReference"].toString()};
}

Change proposalDismissed(const QJsonValue &j)
{
    return ProposalDismissed{about(j), passage(j), id<ThemeId>(j[u"theme"]), j[u"before"].toBool(), j[u"after"].toBool()};
}

Change unreadableSettled(const QJsonValue &j)
{
    return UnreadableSettled{id<UnreadableId>(j[u"item"]), j[u"before"].toString(), j[u"after"].toString(),
                             j[u"source"].toString()};
}

QDate day(const QJsonValue &j)
{
    return QDate::fromString(j.toString(), Qt::ISODate);
}

/// What became of texts is not in it: they are read again.
Change personErased(const QJsonValue &j)
{
    PersonErased erased;
    erased.response = about(j);
    erased.request = j[u"request"].toString();
    erased.reason = j[u"reason"].toString();
    erased.anonymised = j[u"anonymised"].toBool();
    return erased;
}

using J = const QJsonValue &;
using Reader = Change (*)(J);

const QHash<QString, Reader> &readers()
{
    static const QHash<QString, Reader> all{
        {u"consultation-created"_s, [](J j) -> Change { return ConsultationCreated{consultation(j)}; }},
        {u"draft-added"_s, draftAdded},
        {u"section-changed"_s, sectionChanged},
        {u"deadline-moved"_s, deadlineMoved},
        {u"response-received"_s, [](J j) -> Change { return ResponseReceived{response(j)}; }},
        {u"unreadable-received"_s, unreadableReceived},
        {u"unreadable-settled"_s, unreadableSettled},
        {u"table-received"_s, tableReceived},
        {u"mailbox-read"_s, mailboxRead},
        {u"status-changed"_s, wordsChanged<StatusChanged, Status>},
        {u"confidentiality-changed"_s, wordsChanged<ConfidentialityChanged, Confidentiality>},
        {u"assignee-changed"_s,
         [](J j) -> Change { return AssigneeChanged{about(j), j[u"before"].toString(), j[u"after"].toString()}; }},
        {u"signatories-changed"_s,
         [](J j) -> Change { return SignatoriesChanged{about(j), j[u"before"].toInt(), j[u"after"].toInt()}; }},
        {u"respondent-changed"_s,
         [](J j) -> Change { return RespondentChanged{about(j), respondent(j[u"before"]), respondent(j[u"after"])}; }},
        {u"acknowledged"_s,
         [](J j) -> Change { return Acknowledged{about(j), instantOrNone(j[u"before"]), instantOrNone(j[u"after"])}; }},
        {u"receipt-corrected"_s, receiptCorrected},
        {u"late-ruled"_s, lateRuled},
        {u"duplicate-judged"_s, duplicateJudged},
        {u"respondents-joined"_s, respondentsJoined},
        {u"suggestion-dismissed"_s,
         [](J j) -> Change { return SuggestionDismissed{about(j), j[u"before"].toBool(), j[u"after"].toBool()}; }},
        {u"theme-added"_s, [](J j) -> Change { return ThemeAdded{theme(j)}; }},
        {u"theme-changed"_s, [](J j) -> Change { return ThemeChanged{theme(j[u"before"]), theme(j[u"after"])}; }},
        {u"theme-removed"_s, [](J j) -> Change { return ThemeRemoved{theme(j)}; }},
        {u"comment-added"_s, [](J j) -> Change { return CommentAdded{comment(j)}; }},
        {u"comment-changed"_s, [](J j) -> Change { return CommentChanged{comment(j[u"before"]), comment(j[u"after"])}; }},
        {u"comment-removed"_s, [](J j) -> Change { return CommentRemoved{comment(j)}; }},
        {u"memo-written"_s,
         [](J j) -> Change { return MemoWritten{orNone(j[u"before"], memo), orNone(j[u"after"], memo)}; }},
        {u"saved-search-written"_s,
         [](J j) -> Change {
             return SavedSearchWritten{orNone(j[u"before"], savedSearch), orNone(j[u"after"], savedSearch)};
         }},
        {u"coders-changed"_s,
         [](J j) -> Change { return CodersChanged{about(j), coders(j[u"before"]), coders(j[u"after"])}; }},
        {u"reference-dismissed"_s,
         [](J j) -> Change {
             return ReferenceDismissed{about(j), passage(j).value_or(Passage()), j[u"before"].toBool(), j[u"after"].toBool()};
         }},
        {u"proposal-dismissed"_s, proposalDismissed},
        {u"response-viewed"_s,
         [](J j) -> Change { return ResponseViewed{about(j), instant(j[u"opened"]), j[u"seconds"].toInt()}; }},
        {u"retention-set"_s, [](J j) -> Change { return RetentionSet{day(j[u"before"]), day(j[u"after"])}; }},
        {u"person-erased"_s, personErased},
        {u"point-added"_s, [](J j) -> Change { return PointAdded{point(j)}; }},
        {u"point-changed"_s, [](J j) -> Change { return PointChanged{point(j[u"before"]), point(j[u"after"])}; }},
        {u"point-removed"_s, [](J j) -> Change { return PointRemoved{point(j)}; }},
        {u"decision-recorded"_s,
         [](J j) -> Change {
             return DecisionRecorded{id<PointId>(j[u"point"]), decision(j[u"before"]), decision(j[u"after"]),
                                     j[u"title"].toString()};
         }},
        {u"final-text-set"_s,
         [](J j) -> Change { return FinalTextSet{orNone(j[u"before"], finalText), orNone(j[u"after"], finalText)}; }},
        {u"text-change-judged"_s,
         [](J j) -> Change {
             return TextChangeJudged{j[u"key"].toString(), j[u"excerpt"].toString(), judgement(j[u"before"]),
                                     judgement(j[u"after"])};
         }},
        {u"redaction-judged"_s,
         [](J j) -> Change {
             return RedactionJudged{about(j), passage(j).value_or(Passage()), orNone(j[u"before"], redaction),
                                    orNone(j[u"after"], redaction)};
         }},
        {u"campaign-added"_s, [](J j) -> Change { return CampaignAdded{campaign(j)}; }},
        {u"campaign-changed"_s,
         [](J j) -> Change { return CampaignChanged{campaign(j[u"before"]), campaign(j[u"after"])}; }},
        {u"campaign-removed"_s, [](J j) -> Change { return CampaignRemoved{campaign(j)}; }},
        {u"campaign-joined"_s,
         [](J j) -> Change {
             return CampaignJoined{about(j), membership(j[u"before"]), membership(j[u"after"]), j[u"title"].toString()};
         }},
    };
    return all;
}

} // namespace

std::optional<Change> changeFrom(const QString &kind, const QJsonObject &json)
{
    const Reader read = readers().value(kind);
    return read ? std::optional(read(json)) : std::nullopt;
}

} // namespace soundings
