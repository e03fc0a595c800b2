#pragma once

#include <QString>

/// What a file that is no mail is taken for, by its ending (lower case, without the dot).
namespace soundings::intake {

[[nodiscard]] bool isMailEnding(const QString &ending);     ///< .eml and .emlx
[[nodiscard]] bool isOutlookEnding(const QString &ending);  ///< .msg
[[nodiscard]] bool isDocumentEnding(const QString &ending); ///< letters, pictures, tables: never looked into for mail
/// The MIME type of a table; empty for other endings.
[[nodiscard]] QString tableType(const QString &ending);
[[nodiscard]] bool isKnownEnding(const QString &ending);
[[nodiscard]] QString typeOfEnding(const QString &ending); ///< the MIME type; empty where it is not known

} // namespace soundings::intake
