#pragma once

#include "core/consultation/result.h"
#include "core/consultation/theme.h"

#include <QByteArray>

#include <vector>

namespace soundings::exchange {

/// A codebook outside a consultation: themes by their paths, parents before children.
struct PathTheme
{
    QString path; ///< "People/Apprenticeships"
    QString definition;
    QString colour; ///< "#rrggbb", or empty: chosen from the palette
    QString key;
    QString examples = {};
    QString inclusion = {};
    QString exclusion = {};
    bool retired = false;

    friend bool operator==(const PathTheme &, const PathTheme &) = default;
};

/// One text that holds definition, examples, inclusion and exclusion, each but the first under a heading at the
/// beginning of a line ("Examples:", "Include:", "Exclude:"), and whether it is retired: for formats that have one
/// text for a theme.
[[nodiscard]] QString descriptionOf(const Theme &theme);
/// The same taken apart; what stands before the first heading is the definition.
void describe(PathTheme &theme, const QString &description);

/// A table with a head: path (or name), definition, colour, key, examples, include, exclude, retired ("yes"), in any
/// order; only the first must be there. Where the other columns are missing, the definition may hold them under
/// headings, as descriptionOf() writes them. Parents that have no row of their own are added. Errors name the line.
[[nodiscard]] Result<std::vector<PathTheme>> readCodebookCsv(const QByteArray &bytes);
[[nodiscard]] QByteArray writeCodebookCsv(const std::vector<Theme> &themes);

/// The five foundations of productivity of the UK's industrial strategy: what a new consultation starts with.
[[nodiscard]] std::vector<PathTheme> fiveFoundations();

/// Full paths of themes, in their order.
[[nodiscard]] QStringList pathsOf(const std::vector<Theme> &themes);

} // namespace soundings::exchange
