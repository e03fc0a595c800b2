#pragma once

#include "core/intake/mapi.h"

#include <QByteArray>

/// Outlook's winmail.dat, [MS-OXTNEF].
namespace soundings::intake {

[[nodiscard]] bool isTnef(const QByteArray &bytes); ///< by its signature

struct TnefReading
{
    MapiMessage message;
    bool whole = false; ///< everything was made sense of
};

/// Never fails: gives what stands before the damage, nothing of what is no TNEF. `depth` is the level at
/// which it stands; messages within are read down to deepestNesting. Read here and not by libytnef, which
/// writes to standard output, drops texts over 50,000 characters, breaks characters beyond the BMP and takes
/// named properties for others.
[[nodiscard]] TnefReading readTnef(const QByteArray &bytes, int depth);

} // namespace soundings::intake
