#include "core/intake/mailbox.h"

#include <QCoreApplication>
#include <QLocale>
#include <QThread>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr size_t messagesInABatch = 50;
constexpr qint64 bytesInABatch = 4 * 1024 * 1024;
constexpr unsigned long msBetweenLooks = 100;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Whether the connection is at fault, so that another may do better.
bool mayPass(const Error &error)
{
    return error.kind == ErrorKind::Unreadable;
}

} // namespace

Mailbox::Mailbox(MailboxAddress address, MailboxPosition position, MailAccess access, Limits limits)
    : m_address(std::move(address))
    , m_position(position)
    , m_access(std::move(access))
    , m_limits(std::move(limits))
{}

Mailbox::~Mailbox() = default;

int Mailbox::total() const
{
    return m_done + int(m_loaded.size() + m_waiting.size());
}

Result<> Mailbox::ensureOpen()
{
    if (m_session)
        return {};
    Result<std::unique_ptr<ImapSession>> session = ImapSession::open(m_address, m_access);
    if (!session)
        return passOn(session);
    const Result<quint32> validity = (*session)->examine(m_address.folder);
    if (!validity)
        return passOn(validity);
    if (*validity != m_position.uidValidity) {
        m_position = {*validity, 0};
        m_waiting.clear();
        m_listed = false;
    }
    m_session = *std::move(session);
    m_wasOpen = true;
    return {};
}

Result<> Mailbox::list()
{
    if (m_listed)
        return {};
    const Result<std::vector<ListedMessage>> listed = m_session->listAfter(m_position.lastUid);
    if (!listed)
        return passOn(listed);
    m_waiting.assign(listed->begin(), listed->end());
    m_listed = true;
    return {};
}

Result<> Mailbox::loadBatch()
{
    if (const Result<> listed = list(); !listed || m_waiting.empty())
        return listed;
    std::vector<quint32> uids;
    qint64 bytes = 0;
    for (const ListedMessage &message : m_waiting) {
        bytes += message.bytes;
        if (message.bytes > m_limits.message || uids.size() == messagesInABatch ||
            (!uids.empty() && bytes > bytesInABatch))
            break;
        uids.push_back(message.uid);
    }
    if (uids.empty()) { // the first is over the limit
        m_loaded.push_back({m_waiting.front(), std::nullopt, {}});
        m_waiting.pop_front();
        return {};
    }
    Result<QHash<quint32, QByteArray>> bodies = m_session->fetch(uids);
    if (!bodies)
        return mayPass(bodies.error()) || bodies.error().kind == ErrorKind::Cancelled ? passOn(bodies)
                                                                                      : loadOne();
    for (const quint32 uid : uids) {
        if (const auto body = bodies->constFind(uid); body != bodies->constEnd())
            m_loaded.push_back({m_waiting.front(), *body, {}});
        m_waiting.pop_front();
    }
    return {};
}

/// Where the server refuses a batch: message by message, so that one it can't hand out keeps none of the
/// others.
Result<> Mailbox::loadOne()
{
    const ListedMessage message = m_waiting.front();
    const Result<QHash<quint32, QByteArray>> body = m_session->fetch({message.uid});
    if (!body && (mayPass(body.error()) || body.error().kind == ErrorKind::Cancelled))
        return passOn(body);
    if (!body)
        m_loaded.push_back({message, QByteArray(), body.error().detail});
    else if (body->contains(message.uid))
        m_loaded.push_back({message, body->value(message.uid), {}});
    m_waiting.pop_front();
    return {};
}

/// Takes a step, on a new connection where the old one breaks, a few times.
Result<> Mailbox::persist(Result<> (Mailbox::*step)())
{
    for (size_t attempt = 0;; ++attempt) {
        Result<> done = ensureOpen();
        if (done)
            done = (this->*step)();
        if (done || !m_wasOpen || !mayPass(done.error()) || attempt == m_limits.pauses.size())
            return done;
        m_session.reset();
        if (const Result<> paused = pause(m_limits.pauses[attempt]); !paused)
            return paused;
    }
}

Result<> Mailbox::pause(int ms)
{
    const QDeadlineTimer end(ms);
    while (!end.hasExpired()) {
        if (m_access.stop && m_access.stop())
            return failure(ErrorKind::Cancelled, text("Stopped. What was fetched so far is kept."));
        QThread::msleep(std::min<unsigned long>(msBetweenLooks, ulong(ms)));
    }
    return {};
}

Found Mailbox::foundFrom(Loaded loaded) const
{
    const QString source = m_address.url(loaded.message.uid);
    if (!loaded.bytes) {
        return Unread{source,
                      {},
                      text("The message has %1, and more than %2 are not taken in. It stays in the mailbox: "
                           "save it as a file there and look at it by itself.")
                          .arg(QLocale().formattedDataSize(loaded.message.bytes),
                               QLocale().formattedDataSize(m_limits.message))};
    }
    if (!loaded.refusal.isEmpty() || loaded.bytes->isEmpty()) {
        return Unread{source,
                      {},
                      text("The mail server could not hand out this message. It says: %1")
                          .arg(loaded.refusal.isEmpty() ? text("nothing") : loaded.refusal)};
    }
    const Instant now = toInstant(QDateTime::currentDateTimeUtc());
    return Raw{source, *std::move(loaded.bytes), u"eml"_s, loaded.message.arrived.value_or(now)};
}

Result<std::optional<Found>> Mailbox::next()
{
    while (m_loaded.empty()) {
        const Result<> loaded = persist(&Mailbox::loadBatch);
        if (!loaded)
            return passOn(loaded);
        if (m_loaded.empty() && m_waiting.empty())
            return std::optional<Found>();
    }
    Loaded loaded = std::move(m_loaded.front());
    m_loaded.pop_front();
    m_position.lastUid = loaded.message.uid;
    ++m_done;
    return foundFrom(std::move(loaded));
}

Result<> Mailbox::waitForNews()
{
    m_listed = false;
    for (bool first = true;; first = false) {
        Result<> waited = ensureOpen();
        // A new connection may have missed what came before it.
        if (waited && !first)
            return {};
        if (waited)
            waited = m_session->waitForNews(m_limits.idleMs);
        if (waited || !mayPass(waited.error()))
            return waited;
        m_session.reset();
        if (const Result<> paused = pause(m_limits.pauses.empty() ? 0 : m_limits.pauses.back()); !paused)
            return paused;
    }
}

Result<std::vector<MailboxFolder>> foldersOf(const MailboxAddress &address, const MailAccess &access)
{
    const Result<std::unique_ptr<ImapSession>> session = ImapSession::open(address, access);
    return session ? (*session)->folders() : tl::unexpected(session.error());
}

} // namespace soundings::intake
