#pragma once

#include "core/consultation/instant.h"

#include <QString>

namespace soundings {

/// How far a folder on a mail server has been read. A server gives every message a number (UID) that only
/// grows, and changes the folder's UIDVALIDITY when those numbers mean something else from now on (RFC
/// 3501 2.3.1.1).
struct MailboxPosition
{
    quint32 uidValidity = 0; ///< 0: never read
    quint32 lastUid = 0;
    friend bool operator==(const MailboxPosition &, const MailboxPosition &) = default;
};

/// A mailbox that has been read from, as the consultation remembers it.
struct MailboxState
{
    QString mailbox; ///< "imaps://user@host/FOLDER"
    MailboxPosition position;
    int messages = 0; ///< looked at so far
    Instant at;       ///< when something was last taken from it
    friend bool operator==(const MailboxState &, const MailboxState &) = default;
};

} // namespace soundings
