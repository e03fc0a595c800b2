#pragma once

#include "ui/window/newconsultationform.h"

namespace soundings {

/// Opens a PDF and counts its pages and sections. Blocks: off the GUI thread.
[[nodiscard]] Result<CheckedDraft> checkDraft(const QString &file);

} // namespace soundings
