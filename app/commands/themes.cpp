#include "app/commands/command.h"

#include "core/desk/codebook.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file, read, write;
    bool json = false;
};

int importThemes(Desk &desk, const QString &file)
{
    const Result<std::vector<exchange::PathTheme>> themes = readCodebook(file);
    if (!themes)
        return fail(themes.error());
    const Result<ChangeSet> added = addThemes(desk, *themes, u"Import themes"_s);
    if (!added)
        return fail(added.error());
    say(u"%1 themes added, %2 were there already"_s.arg(added->size()).arg(themes->size() - added->size()));
    return done;
}

int exportThemes(const std::vector<Theme> &themes, const QString &file)
{
    const Result<> written = writeCodebook(themes, file);
    return written ? done : fail(written.error());
}

int list(const std::vector<Theme> &themes, const QHash<ThemeId, int> &counts, bool json)
{
    const QStringList paths = exchange::pathsOf(themes);
    for (size_t i = 0; i < themes.size(); ++i) {
        const Theme &theme = themes[i];
        const int comments = counts.value(theme.id);
        if (json) {
            print(QJsonObject{{u"id"_s, theme.id.value},
                              {u"name"_s, theme.name},
                              {u"path"_s, paths[qsizetype(i)]},
                              {u"definition"_s, theme.definition},
                              {u"colour"_s, theme.colour},
                              {u"comments"_s, comments}});
        } else {
            print(u"%1\t%2"_s.arg(comments).arg(paths[qsizetype(i)]));
        }
    }
    return done;
}

int themes(Desk &desk, const Options &options)
{
    if (!options.read.empty()) {
        if (const int status = importThemes(desk, fromArgument(options.read)); status != done)
            return status;
    }
    const Result<std::vector<Theme>> all = desk.themes();
    const Result<QHash<ThemeId, int>> counts = desk.themeCounts();
    if (!all || !counts)
        return fail(all ? counts.error() : all.error());
    if (!options.write.empty())
        return exportThemes(*all, fromArgument(options.write));
    return options.read.empty() ? list(*all, *counts, options.json) : done;
}

} // namespace

void addThemesCommand(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "themes", "List, import or export the codebook",
        [](CLI::App &command, Options &options) {
            command.add_option("--import", options.read, "Add the themes of a .csv or .qdc (REFI-QDA) file");
            command.add_option("--export", options.write, "Write the codebook to a .csv or .qdc (REFI-QDA) file");
            command.add_flag("--json", options.json, "As JSON lines");
        },
        themes);
}

} // namespace soundings
