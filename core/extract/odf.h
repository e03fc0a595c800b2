#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"
#include "core/zip/archive.h"

namespace soundings::extract {

using zip::Archive;

/// The content.xml of an OpenDocument package (ODF 1.0 to 1.3). Unreadable where it is encrypted or damaged.
[[nodiscard]] Result<QByteArray> odfContent(Archive &archive, const ReadLimits &limits);

/// A text document (.odt), or a presentation (.odp): its slides in order, each with its notes.
[[nodiscard]] Result<DocumentText> readOdf(const QByteArray &bytes, const ReadLimits &limits);

} // namespace soundings::extract
