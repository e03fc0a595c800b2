#pragma once

#include "core/consultation/ids.h"

#include <QColor>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>

namespace soundings {

/// What a view needs of a theme to draw it as a chip.
struct ThemeLook
{
    QString name;
    QString path; ///< "People/Apprenticeships"
    QColor colour;
    int order = 0; ///< in the codebook, parents before children

    friend bool operator==(const ThemeLook &, const ThemeLook &) = default;
};

using ThemeLooks = QHash<ThemeId, ThemeLook>;

/// "3.2 Skills for growth", by section.
using SectionLabels = QHash<SectionId, QString>;

} // namespace soundings

Q_DECLARE_METATYPE(soundings::ThemeLook)
