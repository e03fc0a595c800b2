#include "core/desk/themes.h"

#include <QCoreApplication>
#include <QSet>

namespace soundings {

namespace {

namespace rules = categorisation;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString nameOf(const rules::Codebook &codebook, ThemeId id)
{
    for (const Theme &theme : codebook.themes) {
        if (theme.id == id)
            return theme.name;
    }
    return {};
}

/// Applies what `rule(codebook, comments)` makes of the codebook. `what` is a source text with %1 for the theme.
template<class F>
Result<ChangeSet> change(Desk &desk, ThemeId theme, const char *what, F rule)
{
    const Result<rules::Codebook> codebook = codebookOf(desk);
    if (!codebook)
        return passOn(codebook);
    Result<void> read;
    const rules::CommentsOf comments = [&](ThemeId id) {
        Result<std::vector<Comment>> found = desk.commentsOfTheme(id);
        if (!found)
            read = passOn(found);
        return found.value_or(std::vector<Comment>());
    };
    Result<ChangeSet> changes = rule(*codebook, comments);
    if (!read)
        return passOn(read);
    if (!changes)
        return changes;
    return desk.apply(*std::move(changes), text(what).arg(nameOf(*codebook, theme)));
}

} // namespace

Result<rules::Codebook> codebookOf(const Desk &desk)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes)
        return passOn(themes);
    const Result<std::vector<SavedSearch>> searches = desk.savedSearches();
    if (!searches)
        return passOn(searches);
    const Result<std::vector<Memo>> memos = desk.memos(MemoKind::Theme);
    if (!memos)
        return passOn(memos);
    return rules::Codebook{*themes, *searches, *memos};
}

std::vector<Theme> offered(const std::vector<Theme> &themes)
{
    QSet<ThemeId> retired;
    std::vector<Theme> left;
    for (const Theme &theme : themes) {
        if (theme.retired || retired.contains(theme.parent))
            retired.insert(theme.id);
        else
            left.push_back(theme);
    }
    return left;
}

Result<ChangeSet> renameTheme(Desk &desk, ThemeId theme, const QString &name)
{
    return change(desk, theme, "Rename %1", [&](const auto &codebook, const auto &) {
        return rules::renamed(codebook, theme, name);
    });
}

Result<ChangeSet> redefineTheme(Desk &desk, const Theme &after)
{
    return change(desk, after.id, "Change %1", [&](const auto &codebook, const auto &) {
        return rules::redefined(codebook, after);
    });
}

Result<ChangeSet> moveTheme(Desk &desk, ThemeId theme, ThemeId parent, int position)
{
    return change(desk, theme, "Move %1", [&](const auto &codebook, const auto &) {
        return rules::moved(codebook, theme, parent, position);
    });
}

Result<ChangeSet> sortThemes(Desk &desk, ThemeId parent)
{
    return change(desk, parent, "Sort themes", [&](const auto &codebook, const auto &) {
        return rules::sortedByName(codebook, parent);
    });
}

Result<ChangeSet> retireTheme(Desk &desk, ThemeId theme, bool retired)
{
    return change(desk, theme, retired ? "Retire %1" : "Use %1 again", [&](const auto &codebook, const auto &) {
        return rules::retired(codebook, theme, retired);
    });
}

Result<ChangeSet> mergeThemes(Desk &desk, ThemeId from, ThemeId into)
{
    return change(desk, from, "Merge %1", [&](const auto &codebook, const auto &comments) {
        return rules::merged(codebook, from, into, comments);
    });
}

Result<ChangeSet> splitTheme(Desk &desk, ThemeId theme, const QHash<CommentId, ThemeId> &goes)
{
    return change(desk, theme, "Split %1", [&](const auto &codebook, const auto &comments) {
        return rules::split(codebook, theme, goes, comments);
    });
}

Result<ChangeSet> removeTheme(Desk &desk, ThemeId theme, ThemeId instead)
{
    return change(desk, theme, "Remove %1", [&](const auto &codebook, const auto &comments) {
        return rules::removed(codebook, theme, instead, comments);
    });
}

} // namespace soundings
