#pragma once

#include "core/consultation/mailboxposition.h"
#include "core/intake/imapsession.h"
#include "core/intake/letter.h"

#include <deque>

namespace soundings::intake {

/// What is new in a folder on a mail server since a position, message by message, in the order of arrival.
/// Only reads. A broken connection is taken up again where it broke. One thread; next() and waitForNews()
/// block, and end within a fifth of a second of `access.stop`.
///
/// Where the folder's UIDVALIDITY is no longer the position's, everything in it is looked at again. A message
/// over the limit is Unread and not loaded. Evidence of last resort is the moment the server took the message
/// in.
class Mailbox
{
public:
    struct Limits
    {
        qint64 message = 256LL * 1024 * 1024;        ///< bytes
        std::vector<int> pauses{1000, 4000, 15'000}; ///< ms before a broken connection is tried again
        int idleMs = 9 * 60'000; ///< a quiet connection is renewed: many routers forget it after ten minutes
    };

    Mailbox(MailboxAddress address, MailboxPosition position, MailAccess access, Limits limits);
    ~Mailbox();

    /// The next item; none when there is nothing new any more. The errors of ImapSession.
    Result<std::optional<Found>> next();
    /// Waits until there may be something new. Goes on trying where the connection breaks; ends only with an
    /// error that trying won't mend, or Cancelled.
    Result<> waitForNews();

    [[nodiscard]] MailboxPosition position() const { return m_position; } ///< after the item given last
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] int total() const;

private:
    struct Loaded
    {
        ListedMessage message;
        std::optional<QByteArray> bytes; ///< none: over the limit
        QString refusal;                 ///< of the server to hand it out; empty where it did
    };
    Result<> ensureOpen();
    Result<> list();
    Result<> loadBatch();
    Result<> loadOne();
    Result<> persist(Result<> (Mailbox::*step)());
    Result<> pause(int ms);
    [[nodiscard]] Found foundFrom(Loaded loaded) const;

    MailboxAddress m_address;
    MailboxPosition m_position;
    MailAccess m_access;
    Limits m_limits;
    std::unique_ptr<ImapSession> m_session;
    std::deque<ListedMessage> m_waiting; ///< listed, not loaded
    std::deque<Loaded> m_loaded;
    bool m_wasOpen = false; ///< the server, the user and the folder are right
    bool m_listed = false;
    int m_done = 0;
};

/// The folders of an account; `address.folder` does not matter.
[[nodiscard]] Result<std::vector<MailboxFolder>> foldersOf(const MailboxAddress &address,
                                                           const MailAccess &access);

} // namespace soundings::intake
