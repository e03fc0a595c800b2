#pragma once

#include "core/consultation/result.h"
#include "core/intake/letter.h"

#include <QByteArray>
#include <QString>

namespace soundings::intake {

/// Reads a message as it stands in a file (.eml, a Maildir, out of an mbox; also .emlx). Pure but for GMime's own
/// start; any thread.
///
/// Who wrote: `From`, or else `Reply-To`, or else `Sender`. Receipt, best evidence first: the newest `Received`
/// header that states a plausible time (headers stand newest first, RFC 5321 4.4), the `Date` header, `fileTime`:
/// the file's time, or the present where the bytes come from no file.
///
/// Malformed mail that still says something is a Letter. What has no header of mail at all is Unread.
[[nodiscard]] Item readMail(const QByteArray &bytes, const QString &source, Instant fileTime);

/// The decoded bytes of a part of a kept original, by Part::index, found by the walk that readMail() made. Of an
/// original that is no mail (a letter, a table) part 0 is the original itself. NotFound for any other index.
[[nodiscard]] Result<QByteArray> partBytes(const QByteArray &original, int partIndex);
/// The same, made certain by the part's digest: Unreadable if the bytes found are not those it was made of.
[[nodiscard]] Result<QByteArray> partBytes(const QByteArray &original, const Part &part);

} // namespace soundings::intake
