#pragma once

#include "core/consultation/instant.h"
#include "core/intake/imapwire.h"
#include "core/intake/mailboxaddress.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

struct mailimap;

namespace soundings::intake {

/// A folder on a mail server.
struct MailboxFolder
{
    QString name;           ///< whole: "Consultations/Draft plan"
    QString separator;      ///< between a folder and its sub-folder; may be empty
    bool selectable = true; ///< whether it can hold messages
};

/// A message as the server lists it.
struct ListedMessage
{
    quint32 uid = 0;
    qint64 bytes = 0;
    std::optional<Instant> arrived; ///< INTERNALDATE: when the server took it in
};

/// A conversation with a mail server, logged in, that only reads: the folder is opened with EXAMINE, messages
/// are fetched with BODY.PEEK, so that nothing is marked, moved or deleted. Speaks IMAP4rev1 (RFC 3501)
/// through libetpan, over an ImapWire, whose errors these are; besides, Refused where the user or the
/// password is wrong and NotFound where there is no such folder. One thread; blocks.
class ImapSession
{
public:
    static Result<std::unique_ptr<ImapSession>> open(const MailboxAddress &address, const MailAccess &access);
    ~ImapSession(); ///< says good-bye where the connection stands

    Result<std::vector<MailboxFolder>> folders();
    Result<quint32> examine(const QString &folder);            ///< its UIDVALIDITY
    Result<std::vector<ListedMessage>> listAfter(quint32 uid); ///< by UID
    /// The messages, whole; those that have gone meanwhile are left out.
    Result<QHash<quint32, QByteArray>> fetch(const std::vector<quint32> &uids);
    /// Returns when the server says that something is new, and at the latest after `ms`.
    Result<> waitForNews(int ms);

private:
    ImapSession(const MailboxAddress &address, const MailAccess &access);
    Result<> connectTo(const MailboxAddress &address);
    Result<> startTls();
    Result<> askAbilities();
    Result<> logIn(const QString &user, const QString &password);
    Result<> checked(int code, const QString &refusal, ErrorKind kind = ErrorKind::Refused);
    [[nodiscard]] QString serverSays() const;

    QString m_host;
    std::unique_ptr<ImapWire> m_wire;
    mailimap *m_imap;
    QStringList m_abilities; ///< upper case: "IDLE", "STARTTLS"
};

} // namespace soundings::intake
