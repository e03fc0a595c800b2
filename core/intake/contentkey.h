#pragma once

#include "core/intake/letter.h"

#include <QByteArray>

namespace soundings::intake {

/// By which the same message is known again, however it was saved: a SHA-256 (32 bytes) over its Message-ID, who
/// wrote, subject, date and texts (blanks collapsed, ">From " taken as "From ") and the digests of its attachments.
/// So one message as .eml and out of an mbox, with other line ends or further transport headers, has one key; two
/// messages that a broken sender gave one Message-ID do not, nor do two senders of one campaign text.
/// Letters, tables and mail that names neither its sender nor its date are known by their bytes alone, not by the
/// file's name or time.
[[nodiscard]] QByteArray contentKey(const Letter &letter);

} // namespace soundings::intake
