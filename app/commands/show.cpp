#include "app/commands/command.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/exporting.h"
#include "core/exchange/responsejson.h"

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
    exchange::CommentNames names;
    CampaignId campaign;
};

Result<Shown> read(const Desk &desk, ResponseId id)
{
    Result<ResponseDetail> detail = desk.response(id);
    Result<std::vector<JournalEntry>> history = desk.history(id);
    Result<exchange::CommentNames> names = commentNames(desk);
    if (!detail)
        return passOn(detail);
    if (!history)
        return passOn(history);
    if (!names)
        return passOn(names);
    const Result<std::vector<ResponseRow>> rows = desk.rows({id});
    if (!rows)
        return passOn(rows);
    return Shown{*std::move(detail), *std::move(history), *std::move(names),
                 rows->empty() ? CampaignId() : rows->front().campaign};
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
            themes << shown.names.themes.value(theme);
        const QString quote = exchange::quoteOf(comment, r);
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
        print(exchange::toJson(shown->detail, shown->history, shown->names, shown->campaign));
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
