#pragma once

#include "core/consultation/change.h"

#include <QHash>

#include <functional>

/// Pure: what can be done with a codebook, as the changes that do it; each set is one step. No comment is ever lost.
/// An error is Refused or NotFound with a sentence. Changes stand on the values they were made from: the store refuses
/// them where somebody else came first.
namespace soundings::categorisation {

/// The codebook and what hangs on it.
struct Codebook
{
    std::vector<Theme> themes;         ///< parents before children, by position
    std::vector<SavedSearch> searches; ///< those that propose a theme go with it
    std::vector<Memo> memos;           ///< on themes
};

/// Comments that carry `theme` itself, of every standing.
using CommentsOf = std::function<std::vector<Comment>(ThemeId theme)>;

[[nodiscard]] Result<ChangeSet> renamed(const Codebook &codebook, ThemeId theme, const QString &name);
/// Name, definition, examples, inclusion, exclusion, colour and key as in `after`; its place stays.
[[nodiscard]] Result<ChangeSet> redefined(const Codebook &codebook, const Theme &after);
/// Under `parent` (invalid: the top) as its nth child, from 0; past the end is the end. Siblings get positions 0, 1, …
[[nodiscard]] Result<ChangeSet> moved(const Codebook &codebook, ThemeId theme, ThemeId parent, int position);
/// The children of `parent` by name.
[[nodiscard]] Result<ChangeSet> sortedByName(const Codebook &codebook, ThemeId parent);
[[nodiscard]] Result<ChangeSet> retired(const Codebook &codebook, ThemeId theme, bool retired);

/// `from` goes; its comments carry `into` (once), its sub-themes go under `into` and are merged with those of the same
/// name there; texts are joined; memos and saved searches go along. Refused where `into` lies beneath `from`.
[[nodiscard]] Result<ChangeSet> merged(const Codebook &codebook, ThemeId from, ThemeId into, const CommentsOf &comments);

/// Comments that carry `theme` carry what `goes` says of them instead; those it does not name stay. Independent ones
/// stay as they were made.
[[nodiscard]] Result<ChangeSet> split(const Codebook &codebook, ThemeId theme, const QHash<CommentId, ThemeId> &goes,
                                      const CommentsOf &comments);

/// `theme` with its sub-themes goes. Their comments carry `instead`; Refused, with how many there are, where there are
/// comments and `instead` is invalid. Memos on them go too (undo brings them back), saved searches stay without a theme.
[[nodiscard]] Result<ChangeSet> removed(const Codebook &codebook, ThemeId theme, ThemeId instead,
                                        const CommentsOf &comments);

} // namespace soundings::categorisation
