#pragma once

#include <QByteArray>

#include <optional>

namespace soundings::intake {

/// The RTF of PR_RTF_COMPRESSED ([MS-OXRTFCP]), packed or not. None where it is cut short, its checksum is
/// not right or it refers to nowhere.
[[nodiscard]] std::optional<QByteArray> decompressedRtf(const QByteArray &compressed);

} // namespace soundings::intake
