#pragma once

#include "core/receipt/oddities.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

/// What the values of mail headers say. All take the raw value as it stands in the message, fold and all, read at
/// most its first 16 KiB, and never fail: what makes no sense gives what can be read of it.
namespace soundings::intake {

/// Unstructured text: RFC 2047 encoded words, also where broken mailers put blanks into them, glue them together,
/// split a character between two or quote them; raw 8-bit bytes by decodeText(). One line, blanks collapsed.
[[nodiscard]] QString headerText(QByteArrayView raw);

struct Mailbox
{
    QString name;
    QString address; ///< empty where the header names somebody without one
};
/// The first mailbox of an address list (RFC 5322 3.4 with its obsolete forms, groups and unquoted commas).
[[nodiscard]] Mailbox firstMailbox(QByteArrayView raw);

/// RFC 5322 3.6.4, without angle brackets; the bare value where a broken mailer left them out.
[[nodiscard]] QString messageIdOf(QByteArrayView raw);

/// A `Received` header (RFC 5321 4.4). The date is what follows the last ';' outside comments.
[[nodiscard]] Hop hopOf(QByteArrayView raw);
/// The same, with the time as it is written there and whether a zone stands with it.
[[nodiscard]] Stamp stampOf(QByteArrayView raw);
/// A `Date` header.
[[nodiscard]] Stamp dateStampOf(QByteArrayView raw);

} // namespace soundings::intake
