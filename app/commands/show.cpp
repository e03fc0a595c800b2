#include "app/commands/command.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <QJsonArray>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, reference;
    bool json = false;
};

/// All that is shown of one response; and the names by which its comments speak of themes and sections.
struct Shown
{
    ResponseDetail detail;
    std::vector<JournalEntry> history;
    QHash<ThemeId, QString> themes;
    QHash<SectionId, QString> sections;
};

Result<Shown> read(const Desk &desk, ResponseId id)
{
    Shown shown;
    Result<ResponseDetail> detail = desk.response(id);
    Result<std::vector<JournalEntry>> history = desk.history(id);
    const Result<std::vector<Theme>> themes = desk.themes();
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!detail)
        return passOn(detail);
    if (!history)
        return passOn(history);
    if (!themes)
        return passOn(themes);
    if (!drafts)
        return passOn(drafts);
    shown.detail = *std::move(detail);
    shown.history = *std::move(history);
    for (const Theme &theme : *themes)
        shown.themes.insert(theme.id, theme.name);
    for (const Draft &draft : *drafts) {
        const Result<std::vector<Section>> sections = desk.sections(draft.id);
        if (!sections)
            return passOn(sections);
        for (const Section &section : *sections)
            shown.sections.insert(section.id, section.number.isEmpty() ? section.title : section.number);
    }
    return shown;
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

QJsonObject toJson(const Comment &comment, const Shown &shown)
{
    QJsonArray themes;
    for (const ThemeId theme : comment.themes)
        themes.append(shown.themes.value(theme));
    QJsonArray sections;
    for (const SectionId section : comment.sections)
        sections.append(shown.sections.value(section));
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
    for (const Part &part : shown.detail.response.parts) {
        if (!comment.passage || part.id != comment.passage->part)
            continue;
        object.insert(u"part"_s, part.index);
        object.insert(u"begin"_s, comment.passage->begin);
        object.insert(u"end"_s, comment.passage->end);
        object.insert(u"quote"_s, passageOf(part.text, comment.passage->begin, comment.passage->end).toString());
    }
    return object;
}

QJsonObject toJson(const Shown &shown)
{
    const Response &r = shown.detail.response;
    QJsonArray parts, comments, proposed, hops, history;
    for (const Part &part : r.parts)
        parts.append(toJson(part));
    for (const Comment &comment : shown.detail.comments)
        comments.append(toJson(comment, shown));
    for (const Comment &comment : shown.detail.proposed)
        proposed.append(toJson(comment, shown));
    for (const Hop &hop : r.hops)
        hops.append(QJsonObject{{u"from"_s, hop.from}, {u"by"_s, hop.by}, {u"at"_s, orNull(hop.at)}});
    for (const JournalEntry &entry : shown.history) {
        history.append(QJsonObject{
            {u"seq"_s, entry.seq}, {u"at"_s, isoUtc(entry.at)}, {u"by"_s, entry.by}, {u"what"_s, entry.what}});
    }
    return {{u"reference"_s, reference(r.number)},
            {u"subject"_s, r.subject},
            {u"respondent"_s, QJsonObject{{u"name"_s, r.respondent.name},
                                          {u"organisation"_s, r.respondent.organisation},
                                          {u"kind"_s, toWord(r.respondent.kind)},
                                          {u"place"_s, r.respondent.place},
                                          {u"address"_s, r.respondent.address}}},
            {u"channel"_s, toWord(r.channel)},
            {u"sent"_s, orNull(r.sent)},
            {u"received"_s, isoUtc(r.received)},
            {u"evidence"_s, toWord(r.evidence)},
            {u"timeliness"_s, toWord(r.timeliness)},
            {u"status"_s, toWord(r.status)},
            {u"confidentiality"_s, toWord(r.confidentiality)},
            {u"signatories"_s, r.signatories},
            {u"parts"_s, parts},
            {u"comments"_s, comments},
            {u"proposed"_s, proposed},
            {u"hops"_s, hops},
            {u"history"_s, history}};
}

void tell(const Shown &shown)
{
    const Response &r = shown.detail.response;
    print(u"%1  %2"_s.arg(reference(r.number), r.subject));
    print(u"From %1 <%2>, %3"_s.arg(displayName(r.respondent), r.respondent.address, label(r.respondent.kind)));
    print(u"Received %1 (%2), %3"_s.arg(isoUtc(r.received), label(r.evidence, r.channel), label(r.timeliness)));
    for (const Part &part : r.parts) {
        if (part.kind == PartKind::Answer)
            print(u"\n--- %1"_s.arg(part.question));
        else
            print(u"\n--- %1 %2 (%3 bytes) %4"_s.arg(part.type, part.name).arg(part.bytes).arg(part.reason));
        if (!part.text.isEmpty())
            print(part.text);
    }
    for (const Comment &comment : shown.detail.comments) {
        QStringList themes;
        for (const ThemeId theme : comment.themes)
            themes << shown.themes.value(theme);
        const QString quote = toJson(comment, shown)[u"quote"_s].toString();
        print(u"\nComment %1 by %2: %3 “%4” %5"_s.arg(comment.id.value)
                  .arg(comment.author, themes.join(u", "_s), quote, comment.note));
    }
    print(QString());
    for (const JournalEntry &entry : shown.history)
        print(u"%1  %2  %3"_s.arg(isoUtc(entry.at), entry.by, entry.what));
}

int show(Desk &desk, const Options &options)
{
    const Result<ResponseId> id = responseNamed(desk, options.reference);
    if (!id)
        return fail(id.error());
    const Result<Shown> shown = read(desk, *id);
    if (!shown)
        return fail(shown.error());
    if (options.json)
        print(toJson(*shown));
    else
        tell(*shown);
    return done;
}

} // namespace

void addShow(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "show", "One response whole",
        [](CLI::App &command, Options &options) {
            command.add_option("REFERENCE", options.reference, "Like R-0017")->required();
            command.add_flag("--json", options.json, "As a JSON object");
        },
        show);
}

} // namespace soundings
