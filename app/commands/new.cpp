#include "app/commands/command.h"

#include "core/deadline/localtime.h"

namespace soundings {

namespace {

struct Options
{
    std::string file, title, draft, closes, opens, organisation, themes;
    std::string zone = "Europe/London";
};

int make(const Options &options)
{
    NewConsultation how;
    how.title = fromArgument(options.title);
    how.organisation = fromArgument(options.organisation);
    how.draftFile = fromArgument(options.draft);
    how.themesFile = fromArgument(options.themes);
    how.zone = QByteArray::fromStdString(options.zone);
    const Result<QTimeZone> zone = readZone(how.zone);
    if (!zone)
        return fail(zone.error());
    const Result<Instant> closes = readTime(fromArgument(options.closes), *zone);
    if (!closes)
        return fail(closes.error());
    how.closes = *closes;
    if (!options.opens.empty()) {
        const Result<Instant> opens = readTime(fromArgument(options.opens), *zone);
        if (!opens)
            return fail(opens.error());
        how.opens = *opens;
    }
    const Result<std::unique_ptr<Desk>> desk = Desk::create(fromArgument(options.file), how);
    return desk ? done : fail(desk.error());
}

} // namespace

void addNew(CLI::App &app, Commands &chosen)
{
    CLI::App *command = app.add_subcommand("new", "Make a consultation");
    const auto options = std::make_shared<Options>();
    command->add_option("CONSULTATION", options->file, "The file to make, or an empty team database (postgresql://…); nothing is overwritten")->required();
    command->add_option("--title", options->title, "What the consultation is called")->required();
    command->add_option("--draft", options->draft, "The PDF that is consulted on")->required();
    command->add_option("--closes", options->closes, "The deadline, like 2020-02-10T12:00")->required();
    command->add_option("--opens", options->opens, "When it opens");
    command->add_option("--zone", options->zone, "The time zone of all times, as IANA names it")->capture_default_str();
    command->add_option("--organisation", options->organisation, "Who consults");
    command->add_option("--themes", options->themes, "A codebook, .csv; otherwise the five foundations of productivity");
    command->callback([options, &chosen] { chosen.run = [options] { return make(*options); }; });
}

} // namespace soundings
