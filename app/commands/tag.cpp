#include "app/commands/command.h"

#include "core/consultation/words.h"
#include "core/desk/tagging.h"

namespace soundings {

namespace {

struct Options
{
    std::string file, reference, quote, stance, note;
    std::vector<std::string> themes, sections;
};

int tag(Desk &desk, const Options &options)
{
    const Result<ResponseId> id = responseNamed(desk, options.reference);
    if (!id)
        return fail(id.error());
    Tagging how;
    how.response = *id;
    how.quote = fromArgument(options.quote);
    how.note = fromArgument(options.note);
    how.stance = fromWord<Stance>(fromArgument(options.stance)).value_or(Stance::None);
    for (const std::string &theme : options.themes)
        how.themes << fromArgument(theme);
    for (const std::string &section : options.sections)
        how.sections << fromArgument(section);
    const Result<ChangeSet> tagged = tagResponse(desk, how);
    return tagged ? done : fail(tagged.error());
}

} // namespace

void addTag(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "tag", "Add a comment to a response",
        [](CLI::App &command, Options &options) {
            command.add_option("REFERENCE", options.reference, "Like R-0017")->required();
            command.add_option("--theme", options.themes, "A theme by its name or path; may be given several times")
                ->required()
                ->expected(1);
            command.add_option("--quote", options.quote, "The passage; otherwise the whole response");
            command.add_option("--section", options.sections, "A section of the draft by its number")->expected(1);
            command.add_option("--stance", options.stance, "support, oppose, mixed or neutral")
                ->check(CLI::IsMember({"support", "oppose", "mixed", "neutral"}));
            command.add_option("--note", options.note, "A remark");
        },
        tag);
}

} // namespace soundings
