#pragma once

#include "core/consultation/change.h"

namespace soundings {

/// A change as the journal has it: what toJson() wrote under nameOf(), as far as it is written there. Texts of parts are
/// not, only their digests. None for a kind that this version does not know.
[[nodiscard]] std::optional<Change> changeFrom(const QString &kind, const QJsonObject &json);

} // namespace soundings
