#pragma once

#include "core/intake/leaves.h"
#include "core/intake/letter.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Messages as Outlook saves them: .msg and .oft, [MS-OXMSG].
namespace soundings::intake {

/// Whether the bytes are a compound file that holds a message. Word and Excel save compound files too.
[[nodiscard]] bool isOutlook(const QByteArray &bytes);

/// A message as it stands in a .msg. Pure but for libgsf's own start; any thread.
///
/// Who wrote, receipt and body as readMail() has it, by the headers of transport that Outlook keeps. Without
/// a dated `Received` among them receipt is the delivery time of the recipient's own server, with the
/// evidence ReceivedHeader since it is the same clock; then the time it was sent (DateHeader); then
/// `fileTime`. A draft, a note, a task, a contact, an appointment is a letter too, with the text it has.
///
/// What is no message of Outlook's, or damaged so that nothing of it can be read, is Unread.
[[nodiscard]] Item readOutlook(const QByteArray &bytes, const QString &source, Instant fileTime);

/// The walk over it, with its parts; none where the bytes are no message of Outlook's. An embedded message is
/// given as a .msg of its own. `depth` is the level at which the message itself is nested.
[[nodiscard]] std::optional<MimeMessage> readOutlookMime(const QByteArray &bytes, int depth = 0);

} // namespace soundings::intake
