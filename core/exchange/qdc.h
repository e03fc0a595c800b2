#pragma once

#include "core/exchange/codebook.h"

namespace soundings::exchange {

/// A codebook as REFI-QDA exchanges it (.qdc): the REFI-QDA Codebook Exchange standard 1.0, namespace
/// "urn:QDA-XML:codebook:1.0". Programs differ in namespace and in the case of colours; both are taken as
/// they come. A '/' within a code's name becomes '∕' (U+2215), since '/' separates the names of a path. Codes
/// that share a path become one theme. Errors name the line.
[[nodiscard]] Result<std::vector<PathTheme>> readCodebookQdc(const QByteArray &bytes);

/// Valid against the standard's schema. The same theme gets the same GUID at every export. Examples,
/// inclusion, exclusion and retirement stand in the description, as descriptionOf() writes them. Keys have no place
/// in the standard and are left out. Refused where there is no theme: the standard has no empty codebook.
[[nodiscard]] Result<QByteArray> writeCodebookQdc(const std::vector<Theme> &themes);

} // namespace soundings::exchange
