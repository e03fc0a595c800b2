#pragma once

#include <QByteArray>
#include <QString>

namespace soundings::intake {

/// Bytes of mail as text. The declared charset is tried first, under the names mailers give it; then UTF-8 where
/// the bytes are valid; then windows-1252, which takes everything. Never fails.
///
/// Where the declaration is known to be wrong more often than right it does not win: "us-ascii" and "iso-8859-1"
/// are read as windows-1252 (as the WHATWG Encoding Standard has it), and bytes that are valid UTF-8 beyond ASCII
/// are UTF-8 even if declared as one of these.
[[nodiscard]] QString decodeText(const QByteArray &bytes, const QByteArray &charset);

/// `\n` line ends; no byte order mark at the start; no NUL and no other control character but tab and newline.
[[nodiscard]] QString cleanText(const QString &text);

} // namespace soundings::intake
