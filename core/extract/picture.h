#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"

#include <QByteArray>

namespace soundings::extract {

/// Text in a picture (PNG, JPEG, TIFF of one page or more, BMP, GIF, WebP), recognised. The message of an
/// error names no file.
[[nodiscard]] Result<DocumentText> readPicture(const QByteArray &bytes, const ReadLimits &limits);

} // namespace soundings::extract
