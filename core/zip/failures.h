#pragma once

#include "core/consultation/result.h"

namespace soundings::zip {

// None names the file: the caller does.
[[nodiscard]] tl::unexpected<Error> passwordProtected();
[[nodiscard]] tl::unexpected<Error> damaged(const QString &detail);
[[nodiscard]] tl::unexpected<Error> tooLarge(const QString &detail); ///< unpacks to more than is allowed

} // namespace soundings::zip
