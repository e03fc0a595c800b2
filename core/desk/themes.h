#pragma once

#include "core/categorisation/codebook.h"
#include "core/desk/desk.h"

/// What can be done with the open consultation's themes: the rules are core/categorisation's. Each is one step for
/// undo. They read, and so belong on the writing thread: submitJob([](Desk &desk) { return mergeThemes(desk, …); }).
namespace soundings {

/// The codebook with what hangs on it.
[[nodiscard]] Result<categorisation::Codebook> codebookOf(const Desk &desk);
/// As they are offered for tagging: without the retired ones and what lies beneath them.
[[nodiscard]] std::vector<Theme> offered(const std::vector<Theme> &themes);

Result<ChangeSet> renameTheme(Desk &desk, ThemeId theme, const QString &name);
Result<ChangeSet> redefineTheme(Desk &desk, const Theme &after); ///< all but its place
Result<ChangeSet> moveTheme(Desk &desk, ThemeId theme, ThemeId parent, int position);
Result<ChangeSet> sortThemes(Desk &desk, ThemeId parent);
Result<ChangeSet> retireTheme(Desk &desk, ThemeId theme, bool retired = true);
Result<ChangeSet> mergeThemes(Desk &desk, ThemeId from, ThemeId into);
Result<ChangeSet> splitTheme(Desk &desk, ThemeId theme, const QHash<CommentId, ThemeId> &goes);
/// Refused, with how many comments there are, where there are any and `instead` is invalid.
Result<ChangeSet> removeTheme(Desk &desk, ThemeId theme, ThemeId instead = {});

} // namespace soundings
