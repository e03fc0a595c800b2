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

    friend bool operator==(const PathTheme &, const PathTheme &) = default;
};

/// A table with a head: path (or name), definition, colour, key, in any order; only the first must be there.
/// Parents that have no row of their own are added. Errors name the line.
[[nodiscard]] Result<std::vector<PathTheme>> readCodebookCsv(const QByteArray &bytes);
[[nodiscard]] QByteArray writeCodebookCsv(const std::vector<Theme> &themes);

/// The five foundations of productivity of the UK's industrial strategy: what a new consultation starts with.
[[nodiscard]] std::vector<PathTheme> fiveFoundations();

/// Full paths of themes, in their order.
[[nodiscard]] QStringList pathsOf(const std::vector<Theme> &themes);

} // namespace soundings::exchange
