#pragma once

#include "core/intake/leaves.h"
#include "core/intake/mapi.h"

namespace soundings::intake {

/// A message of Outlook's as the walk over a mail gives one, so that everything behind sees no difference.
///
/// Headers are those of its transport; what they lack (all of them, in mail within one Exchange) is made of
/// the properties. An address of Exchange ("/o=…") is no address. The body is chosen as between the forms of
/// a multipart/alternative: plain text, HTML, HTML within RTF, RTF. `depth` is the level at which it is
/// nested.
[[nodiscard]] MimeMessage mimeOf(const MapiMessage &message, int depth);

} // namespace soundings::intake
