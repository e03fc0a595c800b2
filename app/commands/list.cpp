#include "app/commands/command.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <QJsonArray>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, sort = "received";
    std::vector<std::string> query;
    int limit = -1;
    int offset = 0;
    bool json = false;
};

constexpr size_t rowsAtOnce = 500;

QJsonObject toJson(const ResponseRow &row, const QHash<ThemeId, QString> &names)
{
    QJsonArray themes;
    for (const ThemeId theme : row.themes)
        themes.append(names.value(theme));
    return {{u"reference"_s, reference(row.number)},
            {u"subject"_s, row.subject},
            {u"respondent"_s, row.name.isEmpty() && row.organisation.isEmpty() ? row.address : row.name},
            {u"organisation"_s, row.organisation},
            {u"kind"_s, toWord(row.kind)},
            {u"place"_s, row.place},
            {u"channel"_s, toWord(row.channel)},
            {u"received"_s, isoUtc(row.received)},
            {u"timeliness"_s, toWord(row.timeliness)},
            {u"status"_s, toWord(row.status)},
            {u"themes"_s, themes},
            {u"comments"_s, row.comments},
            {u"campaign"_s, row.campaign.isValid() ? QJsonValue(row.campaign.value) : QJsonValue()},
            {u"score"_s, row.score}};
}

QString toLine(const ResponseRow &row)
{
    return u"%1  %2  %3  %4  %5"_s.arg(reference(row.number), isoUtc(row.received),
                                       toWord(row.timeliness).leftJustified(7), displayName(row), row.subject);
}

/// CLI11's own check names the greatest number there is.
const CLI::Validator notNegative(
    [](const std::string &number) {
        return !number.empty() && number.find_first_not_of("0123456789") == std::string::npos ? std::string()
                                                                                              : "is not a number of 0 or more";
    },
    "N");

Sort sortNamed(const std::string &name)
{
    if (name == "relevance")
        return {SortKey::Relevance, true};
    if (name == "reference")
        return {SortKey::Reference, false};
    return {SortKey::Received, true};
}

Result<QHash<ThemeId, QString>> themeNames(const Desk &desk)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes)
        return passOn(themes);
    QHash<ThemeId, QString> names;
    for (const Theme &theme : *themes)
        names.insert(theme.id, theme.name);
    return names;
}

int list(Desk &desk, const Options &options)
{
    const QString query = joined(options.query);
    const Result<std::vector<ResponseId>> found = desk.find(query, sortNamed(options.sort));
    if (!found)
        return failQuery(query, found.error());
    const Result<QHash<ThemeId, QString>> names = themeNames(desk);
    if (!names)
        return fail(names.error());
    const size_t from = std::min(found->size(), size_t(options.offset));
    const size_t end = options.limit < 0 ? found->size() : std::min(found->size(), from + size_t(options.limit));
    for (size_t at = from; at < end; at += rowsAtOnce) {
        const auto first = found->begin() + std::ptrdiff_t(at);
        const Result<std::vector<ResponseRow>> rows =
            desk.rows({first, first + std::ptrdiff_t(std::min(rowsAtOnce, end - at))},
                      options.json ? query : QString()); // the score is for those who read JSON
        if (!rows)
            return fail(rows.error());
        for (const ResponseRow &row : *rows) {
            if (options.json)
                print(toJson(row, *names));
            else
                print(toLine(row));
        }
    }
    return done;
}

} // namespace

void addList(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "list", "The responses that match a query",
        [](CLI::App &command, Options &options) {
            command.add_option("QUERY", options.query, "Put -- before a query that begins with a minus");
            command.add_option("--sort", options.sort, "In which order")
                ->check(CLI::IsMember({"received", "relevance", "reference"}))
                ->capture_default_str();
            command.add_option("--limit", options.limit, "At most so many")->check(notNegative);
            command.add_option("--offset", options.offset, "Leave out so many first")->check(notNegative);
            command.add_flag("--json", options.json, "As JSON lines");
        },
        list);
}

} // namespace soundings
