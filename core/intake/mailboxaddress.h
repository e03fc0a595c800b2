#pragma once

#include "core/consultation/result.h"

#include <QString>

namespace soundings::intake {

/// Where a mailbox is, without the password: "imaps://user@host[:port]/FOLDER" (RFC 5092, of which this is
/// the part that people write). `imaps` speaks TLS from the first byte; `imap` turns to TLS before anything
/// is said (STARTTLS), and does without only on this very computer.
struct MailboxAddress
{
    bool tlsFromTheStart = true;
    QString host;       ///< lower case
    quint16 port = 993; ///< 143 for `imap`
    QString user;
    QString folder; ///< "INBOX", "Consultations/Draft plan"; decoded

    /// `%XX` stands for any character; a user with an "@" may be written as it is. No folder means INBOX.
    /// Invalid where it is no such address, or has a password in it, which the message does not repeat.
    static Result<MailboxAddress> fromUrl(const QString &url);
    /// By which the consultation knows the mailbox: one way of writing each.
    [[nodiscard]] QString url() const;
    /// Of one message in it: "imaps://user@host/FOLDER#17".
    [[nodiscard]] QString url(quint32 uid) const;
    /// By which a keyring knows its password: "imaps://user@host".
    [[nodiscard]] QString account() const;
    [[nodiscard]] bool isOnThisComputer() const;

    friend bool operator==(const MailboxAddress &, const MailboxAddress &) = default;
};

} // namespace soundings::intake
