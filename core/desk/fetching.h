#pragma once

#include "core/consultation/mailboxposition.h"
#include "core/consultation/result.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace soundings {

/// What it takes to fetch from a mailbox.
struct MailboxRequest
{
    QString address; ///< "imaps://user@host/FOLDER", or "imap://…" for STARTTLS
    QString password;
    bool watch = false; ///< go on until stopped: new mail is taken in as it comes

    // For tests.
    QByteArray authorities;             ///< certificate authorities to trust besides this computer's, PEM
    std::optional<qint64> messageLimit; ///< bytes
    std::vector<int> pauses{1000, 4000, 15'000}; ///< ms before a broken connection is tried again
};

/// A folder in a mailbox, to choose from.
struct MailFolder
{
    QString name;           ///< whole: "Consultations/Draft plan"
    QString separator;      ///< between a folder and its sub-folder; may be empty
    bool selectable = true; ///< whether it can hold messages
    QString address;        ///< "imaps://user@host/Consultations/Draft plan"
};

/// The mailbox in the one way the consultation writes it. Invalid where it is none.
[[nodiscard]] Result<QString> mailboxAddress(const QString &address);
/// The part that a password belongs to: "imaps://user@host".
[[nodiscard]] Result<QString> mailboxAccount(const QString &address);
/// Put together from what a person fills in. `port` 0: the usual one.
[[nodiscard]] QString mailboxAddress(const QString &host, int port, bool tlsFromTheStart, const QString &user,
                                     const QString &folder);
/// The folders of the account, in the server's order. Blocks; never on the GUI thread. `stop` as in
/// ImportProgress.
[[nodiscard]] Result<std::vector<MailFolder>> mailFolders(const MailboxRequest &request,
                                                          const std::function<bool()> &stop = {});

} // namespace soundings

Q_DECLARE_METATYPE(soundings::MailboxRequest)
