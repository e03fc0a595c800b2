#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"

#include <QByteArray>

namespace soundings::extract {

/// A Word document, transitional or strict (ECMA-376, ISO 29500). Headers and footers are read only where the
/// body is empty. A part that breaks off is read up to there, with a note.
[[nodiscard]] Result<DocumentText> readDocx(const QByteArray &bytes, const ReadLimits &limits);

} // namespace soundings::extract
