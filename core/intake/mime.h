#pragma once

#include "core/intake/leaves.h"

#include <QByteArray>

#include <optional>

/// The one walk over a message's parts, so that what was read and what is opened later are the same part.
namespace soundings::intake {

/// None where the bytes are no mail. `depth` is the level at which the message itself is nested.
[[nodiscard]] std::optional<MimeMessage> readMime(const QByteArray &bytes, int depth = 0);

} // namespace soundings::intake
