#pragma once

#include "core/consultation/result.h"

namespace soundings::extract {

// The sentences that several readers need. None names the file: the caller does.
[[nodiscard]] tl::unexpected<Error> emptyFile();
[[nodiscard]] tl::unexpected<Error> passwordProtected();
[[nodiscard]] tl::unexpected<Error> damaged(const QString &detail);
[[nodiscard]] tl::unexpected<Error> tooLarge(const QString &detail); ///< unpacks to more than is allowed
[[nodiscard]] tl::unexpected<Error> tooManyCells(qint64 most);
[[nodiscard]] tl::unexpected<Error> anotherKind(); ///< not what its name says

} // namespace soundings::extract
