#pragma once

#include "core/desk/projectarrivals.h"

namespace soundings {

/// Puts the memos of the consultation into a project. What is written about a section says so in its name, for a
/// project's notes hang on themes, sources and cases only.
Result<> addMemos(const Desk &desk, const ProjectGuids &guids, exchange::Project &project);

/// The project's notes as memos: those whose words stand here already, about the same thing, are left out. `themes`
/// may be new ones, with ids below 0. A note about several things becomes a memo of each; about nothing that is here,
/// one of the consultation.
[[nodiscard]] Result<ChangeSet> memosOf(const Desk &desk, const ProjectGuids &guids, const exchange::Project &project,
                                        const QHash<QUuid, ThemeId> &themes, const SourcePlaces &places);

} // namespace soundings
