#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"

#include <QByteArray>

namespace soundings::extract {

/// A presentation's slides in their order: the title, the texts and tables, then the speaker's notes.
[[nodiscard]] Result<DocumentText> readPptx(const QByteArray &bytes, const ReadLimits &limits);

} // namespace soundings::extract
