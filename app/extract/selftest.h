#pragma once

#include "core/extract/wire.h"

namespace soundings::extract {

/// `soundings-extract --self-test`: tries in a worker what a worker must not be able to do. The text is a
/// line a deed, the notes are the deeds that were possible: none.
[[nodiscard]] Answer testSandbox(const Request &);

} // namespace soundings::extract
