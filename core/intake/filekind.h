#pragma once

#include "core/intake/letter.h"

#include <QString>

/// What a file that is no mail is taken for, by its ending (lower case, without the dot).
namespace soundings::intake {

[[nodiscard]] bool isMailEnding(const QString &ending);     ///< .eml and .emlx
[[nodiscard]] bool isDocumentEnding(const QString &ending); ///< letters, pictures, tables: never looked into for mail
/// The MIME type of a table; empty for other endings.
[[nodiscard]] QString tableType(const QString &ending);
[[nodiscard]] bool isKnownEnding(const QString &ending);

/// A letter or a survey table of one attachment; Unread where nobody would send a response in such a file. The
/// text of plain text and HTML is read.
[[nodiscard]] Item fileLetter(const QByteArray &bytes, const QString &source, const QString &ending, Instant fileTime);

} // namespace soundings::intake
