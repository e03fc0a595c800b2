#include "core/exchange/responsejson.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"

#include <QJsonArray>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(isoUtc(*instant)) : QJsonValue();
}

const Part *partOf(const Comment &comment, const Response &response)
{
    if (!comment.passage)
        return nullptr;
    const auto found = std::find_if(response.parts.begin(), response.parts.end(),
                                    [&](const Part &part) { return part.id == comment.passage->part; });
    return found == response.parts.end() ? nullptr : &*found;
}

QJsonObject toJson(const Part &part)
{
    QJsonObject object{{u"index"_s, part.index},
                       {u"name"_s, orNull(part.name)},
                       {u"type"_s, part.type},
                       {u"bytes"_s, part.bytes},
                       {u"sha256"_s, QString::fromLatin1(part.sha256.toHex())},
                       {u"state"_s, toWord(part.state)},
                       {u"reason"_s, orNull(part.reason)},
                       {u"question"_s, orNull(part.question)},
                       {u"text"_s, part.text}};
    if (part.confidence >= 0)
        object.insert(u"confidence"_s, part.confidence);
    return object;
}

QJsonObject toJson(const Comment &comment, const Response &response, const CommentNames &names)
{
    QJsonArray themes;
    for (const ThemeId theme : comment.themes)
        themes.append(names.themes.value(theme));
    QJsonArray sections;
    for (const SectionId section : comment.sections)
        sections.append(names.sections.value(section));
    QJsonObject object{{u"id"_s, comment.id.value},
                       {u"part"_s, QJsonValue()},
                       {u"begin"_s, QJsonValue()},
                       {u"end"_s, QJsonValue()},
                       {u"quote"_s, QJsonValue()},
                       {u"themes"_s, themes},
                       {u"stance"_s, comment.stance == Stance::None ? QJsonValue() : toWord(comment.stance)},
                       {u"sections"_s, sections},
                       {u"note"_s, comment.note},
                       {u"by"_s, comment.author},
                       {u"at"_s, isoUtc(comment.at)},
                       {u"origin"_s, toWord(comment.origin)},
                       {u"standing"_s, toWord(comment.standing)},
                       {u"quotable"_s, comment.quotable},
                       {u"because"_s, orNull(comment.because)}};
    if (const Part *part = partOf(comment, response)) {
        object.insert(u"part"_s, part->index);
        object.insert(u"begin"_s, comment.passage->begin);
        object.insert(u"end"_s, comment.passage->end);
        object.insert(u"quote"_s, quoteOf(comment, response));
    }
    return object;
}

QJsonObject toJson(const Respondent &respondent)
{
    return {{u"name"_s, respondent.name},
            {u"organisation"_s, respondent.organisation},
            {u"kind"_s, toWord(respondent.kind)},
            {u"place"_s, respondent.place},
            {u"address"_s, respondent.address}};
}

} // namespace

CommentNames::CommentNames(const std::vector<Theme> &allThemes, const std::vector<Section> &allSections)
{
    for (const Theme &theme : allThemes)
        themes.insert(theme.id, theme.name);
    for (const Section &section : allSections)
        sections.insert(section.id, section.number.isEmpty() ? section.title : section.number);
}

QString quoteOf(const Comment &comment, const Response &response)
{
    const Part *part = partOf(comment, response);
    return part ? passageOf(part->text, comment.passage->begin, comment.passage->end).toString() : QString();
}

QJsonObject toJson(const ResponseDetail &detail, const std::vector<JournalEntry> &history, const CommentNames &names,
                   CampaignId campaign)
{
    const Response &r = detail.response;
    QJsonArray parts, comments, proposed, hops, entries;
    for (const Part &part : r.parts)
        parts.append(toJson(part));
    for (const Comment &comment : detail.comments)
        comments.append(toJson(comment, r, names));
    for (const Comment &comment : detail.proposed)
        proposed.append(toJson(comment, r, names));
    for (const Hop &hop : r.hops)
        hops.append(QJsonObject{{u"from"_s, hop.from}, {u"by"_s, hop.by}, {u"at"_s, orNull(hop.at)}});
    for (const JournalEntry &entry : history) {
        entries.append(QJsonObject{
            {u"seq"_s, entry.seq}, {u"at"_s, isoUtc(entry.at)}, {u"by"_s, entry.by}, {u"what"_s, entry.what}});
    }
    return {{u"reference"_s, reference(r.number)},
            {u"subject"_s, r.subject},
            {u"respondent"_s, toJson(r.respondent)},
            {u"channel"_s, toWord(r.channel)},
            {u"sent"_s, orNull(r.sent)},
            {u"received"_s, isoUtc(r.received)},
            {u"evidence"_s, toWord(r.evidence)},
            {u"timeliness"_s, toWord(r.timeliness)},
            {u"status"_s, toWord(r.status)},
            {u"confidentiality"_s, toWord(r.confidentiality)},
            {u"signatories"_s, r.signatories},
            {u"campaign"_s, campaign.isValid() ? QJsonValue(campaign.value) : QJsonValue()},
            {u"parts"_s, parts},
            {u"comments"_s, comments},
            {u"proposed"_s, proposed},
            {u"hops"_s, hops},
            {u"history"_s, entries}};
}

} // namespace soundings::exchange
