#pragma once

#include "core/consultation/result.h"

#include <QByteArray>

namespace soundings {

/// The bytes of a file; the error names it and says why it can't be read.
[[nodiscard]] Result<QByteArray> readWholeFile(const QString &file);
/// Written beside and renamed into place, so that there is either the whole file or the old one.
[[nodiscard]] Result<> writeWholeFile(const QString &file, const QByteArray &bytes);

} // namespace soundings
