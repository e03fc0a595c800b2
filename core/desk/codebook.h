#pragma once

#include "core/desk/desk.h"
#include "core/exchange/codebook.h"

namespace soundings {

/// Themes of a .csv or .qdc (REFI-QDA) file, by its ending; others are refused.
[[nodiscard]] Result<std::vector<exchange::PathTheme>> readCodebook(const QString &file);
/// From a file, or the five foundations where `file` is empty.
[[nodiscard]] Result<std::vector<exchange::PathTheme>> startingThemes(const QString &file);
/// A codebook that comes with the program.
struct ReadyMadeCodebook
{
    QString title;
    QString file;
};
/// Those beside an installed program, or in the source tree of one that was built there; none where they are not.
[[nodiscard]] std::vector<ReadyMadeCodebook> readyMadeCodebooks();

/// Writes the codebook as .csv or .qdc, by the file's ending.
[[nodiscard]] Result<> writeCodebook(const std::vector<Theme> &themes, const QString &file);

/// Adds the themes whose paths are not there yet, in one step for undo; those there already stay as they are,
/// and keep their keys. Gives the changes made.
[[nodiscard]] Result<ChangeSet> addThemes(Desk &desk, const std::vector<exchange::PathTheme> &themes,
                                          const QString &what);

/// The theme of a path ("People/Apprenticeships") or, where only one has it, of a name. In any case.
[[nodiscard]] Result<Theme> themeNamed(const Desk &desk, const QString &name);

} // namespace soundings
