#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace soundings::extract {

/// Text of a file that does not say its encoding: by byte order mark, as UTF-8 where it is valid, as UTF-16
/// where every other byte is NUL, by what it looks like where it is far from Latin; else windows-1252, which
/// takes all. The decoders are in memory (ICU through Qt): no file is opened.
[[nodiscard]] QString detectedText(const QByteArray &bytes);

/// Bytes of a Windows, DOS or Macintosh code page (1252, 932, 437, 10000, 65001…); as windows-1252 where the
/// page is unknown.
[[nodiscard]] QString codePageText(QByteArrayView bytes, int page);

/// The code page that a font's character set means (\fcharset of RTF, chs of [MS-DOC]); none where it means
/// none.
[[nodiscard]] std::optional<int> codePageOfCharset(int charset);

} // namespace soundings::extract
