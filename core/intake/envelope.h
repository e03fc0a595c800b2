#pragma once

#include <QByteArray>

/// What programs put around a message when they save it, and how mail is told from other bytes.
namespace soundings::intake {

/// The message without what stands before it: a byte order mark, empty lines, an mbox "From " line, the count of
/// bytes in Apple's .emlx (and its property list behind). UTF-16, as Notepad saves it, becomes UTF-8. Line ends become
/// `\n`, as they are in an mbox, so that a part has the same bytes wherever its message was kept; only where a part
/// says that it is binary, and there are NULs, they stay.
[[nodiscard]] QByteArray withoutEnvelope(const QByteArray &bytes);

/// Whether the bytes begin with a header of mail. Where the file is `named` as mail one field that mail knows is
/// enough; otherwise it takes one that only mail servers and programs write, since letters have "Subject:" too.
[[nodiscard]] bool isMail(const QByteArray &bytes, bool named);

} // namespace soundings::intake
