#pragma once

#include "core/consultation/result.h"
#include "core/zip/failures.h"

namespace soundings::extract {

// The sentences that several readers need. None names the file: the caller does.
using zip::damaged;
using zip::passwordProtected;
using zip::tooLarge;
[[nodiscard]] tl::unexpected<Error> emptyFile();
[[nodiscard]] tl::unexpected<Error> tooManyCells(qint64 most);
[[nodiscard]] tl::unexpected<Error> anotherKind(); ///< not what its name says

} // namespace soundings::extract
