#pragma once

#include "core/consultation/result.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QSslSocket>

#include <functional>

struct _mailstream;

namespace soundings::intake {

/// How a mail server is reached, apart from its address.
struct MailAccess
{
    QString password;
    /// Asked ten times a second whatever is waited for, on the thread that waits; true ends it. May be empty.
    std::function<bool()> stop;
    int timeoutMs = 60'000; ///< without a byte from the server
    QByteArray authorities; ///< further certificate authorities to trust, PEM; for tests
};

/// The bytes to and from a mail server, encrypted, as libetpan reads and writes them. One thread. Errors:
/// Refused where the certificate of the server is not to be trusted, Unreadable where the connection failed
/// or broke and trying again may help, Cancelled.
class ImapWire
{
public:
    ImapWire(QString host, const MailAccess &access);
    ~ImapWire();
    ImapWire(const ImapWire &) = delete;
    ImapWire &operator=(const ImapWire &) = delete;

    Result<> connectTo(quint16 port, bool encrypted);
    Result<> encrypt(); ///< after STARTTLS

    /// What libetpan takes; it frees the stream, not the wire, which must outlive it.
    [[nodiscard]] _mailstream *newStream();

    bool waitForData(int ms); ///< false where none came, or the connection broke, or it was stopped
    [[nodiscard]] bool isBroken() const { return m_broken; }
    [[nodiscard]] bool isStopped() const { return m_stopped; }
    void giveUp() { m_broken = true; } ///< nothing is sent or waited for any more
    /// Why reading or writing failed last.
    [[nodiscard]] Error whyBroken() const;

    // For libetpan: bytes moved, -1 when broken.
    qint64 read(char *into, qint64 size);
    qint64 write(const char *bytes, qint64 size);

private:
    /// False when the time is over, it was stopped or the connection ended.
    bool waitUntil(const std::function<bool()> &done, int ms);
    QList<QHostAddress> addresses();
    Error certificateError() const;

    QString m_host;
    std::function<bool()> m_stop;
    int m_timeoutMs;
    QEventLoop m_loop; ///< before the socket: a thread has no dispatcher for sockets until it has a loop
    QSslSocket m_socket;
    bool m_broken = false;
    bool m_stopped = false;
    bool m_timedOut = false;
    bool m_unknownHost = false;
};

} // namespace soundings::intake
