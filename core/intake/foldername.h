#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// Names of folders as mail servers keep them: "modified UTF-7" (RFC 3501 5.1.3), of ASCII only. Pure.
namespace soundings::intake {

[[nodiscard]] QByteArray encodeFolderName(const QString &name);
/// None where the bytes are no such name.
[[nodiscard]] std::optional<QString> decodeFolderName(const QByteArray &bytes);

} // namespace soundings::intake
