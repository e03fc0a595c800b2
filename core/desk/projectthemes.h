#pragma once

#include "core/desk/projects.h"

#include <QHash>

namespace soundings {

/// What the themes and sections of a project are here.
struct ProjectNames
{
    QHash<QUuid, ThemeId> themes; ///< a new one by an id below 0
    QHash<QUuid, SectionId> sections;
    ChangeSet added;
    int unknownSections = 0;
};

/// Themes by our GUID or their path, in any case and with or without accents; else to be added. Sections by
/// our GUID, else by number or title in the newest draft.
[[nodiscard]] Result<ProjectNames> namesHere(const Desk &desk, const ProjectGuids &guids,
                                             const exchange::Project &project);

} // namespace soundings
