#pragma once

#include "core/consultation/result.h"

#include <QDir>

namespace soundings::zip {

/// All files beneath the folder as one zip under `file`, by their paths in it and in the order of these; whole or not at
/// all. Storage, with the reason, where it can't be written.
[[nodiscard]] Result<> packFolder(const QDir &folder, const QString &file);

} // namespace soundings::zip
