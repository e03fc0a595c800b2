#pragma once

#include "core/intake/leaves.h"

namespace soundings::intake {

/// An attached file, opened where it holds a message or the parts of one: mail (message/rfc822), a .msg, a
/// winmail.dat, a signed message in one piece. Everything else, and what can't be opened, is listed as it is.
/// `depth` is the level at which the file stands.
void addAttached(MimeLeaf leaf, int depth, std::vector<MimeLeaf> &leaves);

} // namespace soundings::intake
