#pragma once

#include "core/intake/leaves.h"
#include "core/intake/letter.h"

#include <QByteArray>
#include <QString>

namespace soundings::intake {

/// A message of whatever format as a letter. Receipt, best evidence first: the newest `Received` header that
/// states a plausible time, the delivery that the recipient's server stamped (ReceivedHeader too: the same
/// clock), the `Date` header, `fileTime`.
[[nodiscard]] Letter letterOf(const MimeMessage &mime, const QByteArray &bytes, const QString &source,
                              Instant fileTime);

} // namespace soundings::intake
