#pragma once

#include "core/consultation/ids.h"

#include <QString>

namespace soundings {

/// What a comment is about. Themes form a tree; a name is unique among its siblings, in any case.
struct Theme
{
    ThemeId id;
    ThemeId parent; ///< invalid at the top
    QString name;   ///< without '/', which separates the names of a path
    QString definition;
    QString colour; ///< "#rrggbb"
    QString key;    ///< one key that tags with it, or empty
    int position = 0; ///< among its siblings
    QString examples = {};
    QString inclusion = {}; ///< what belongs to it
    QString exclusion = {}; ///< what does not, and where that goes
    bool retired = false;   ///< keeps its comments and is offered for tagging no longer

    friend bool operator==(const Theme &, const Theme &) = default;
};

} // namespace soundings
