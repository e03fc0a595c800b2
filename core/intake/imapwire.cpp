#include "core/intake/imapwire.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QLocale>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>

#include <libetpan/mailstream.h>

#include <cstdlib>
#include <future>
#include <thread>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr int msBetweenLooks = 100;
constexpr qint64 bytesAhead = 1024 * 1024;
constexpr size_t streamBuffer = 64 * 1024;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

ImapWire *wireOf(mailstream_low *low)
{
    return static_cast<ImapWire *>(low->data);
}

// libetpan's idea of a driver: functions over a pointer of ours.
mailstream_low_driver wireDriver{
    [](mailstream_low *low, void *into, size_t size) -> ssize_t {
        return ssize_t(wireOf(low)->read(static_cast<char *>(into), qint64(size)));
    },
    [](mailstream_low *low, const void *bytes, size_t size) -> ssize_t {
        return ssize_t(wireOf(low)->write(static_cast<const char *>(bytes), qint64(size)));
    },
    [](mailstream_low *) { return 0; }, [](mailstream_low *) { return -1; },
    [](mailstream_low *low) { std::free(low); }, // made with malloc by mailstream_low_new
    [](mailstream_low *) {}, [](mailstream_low *) -> struct mailstream_cancel *{return nullptr;
} // namespace
, [](mailstream_low *) -> carray * { return nullptr; }, [](mailstream_low *) { return -1; },
    [](mailstream_low *) { return -1; }, [](mailstream_low *) { return -1; },
}; // namespace soundings::intake

QString day(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
}

} // namespace

ImapWire::ImapWire(QString host, const MailAccess &access)
    : m_host(std::move(host))
    , m_stop(access.stop)
    , m_timeoutMs(access.timeoutMs)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!access.authorities.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromData(access.authorities, QSsl::Pem));
    m_socket.setSslConfiguration(tls);
    m_socket.setReadBufferSize(bytesAhead);
    const auto wakeAt = [this](auto signal) {
        QObject::connect(&m_socket, signal, &m_loop, &QEventLoop::quit);
    };
    wakeAt(&QSslSocket::connected);
    wakeAt(&QSslSocket::encrypted);
    wakeAt(&QSslSocket::readyRead);
    wakeAt(&QSslSocket::bytesWritten);
    wakeAt(&QSslSocket::errorOccurred);
    wakeAt(&QSslSocket::disconnected);
}

ImapWire::~ImapWire() = default;

_mailstream *ImapWire::newStream()
{
    return mailstream_new(mailstream_low_new(this, &wireDriver), streamBuffer);
}

bool ImapWire::waitUntil(const std::function<bool()> &done, int ms)
{
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    look.start(msBetweenLooks);
    QDeadlineTimer end(ms);
    while (!done()) {
        m_stopped = m_stopped || (m_stop && m_stop());
        if (m_stopped || m_socket.state() == QAbstractSocket::UnconnectedState)
            return false;
        if (end.hasExpired()) {
            m_timedOut = true;
            return false;
        }
        m_loop.exec();
    }
    return true;
}

Error ImapWire::whyBroken() const
{
    if (m_stopped)
        return {ErrorKind::Cancelled, text("Stopped. What was fetched so far is kept."), {}};
    const QString detail = m_socket.errorString();
    if (m_unknownHost) {
        return {
            ErrorKind::Unreadable,
            text("There is no mail server “%1”, or this computer has no connection to it. Check the spelling "
                 "and the network.")
                .arg(m_host),
            detail};
    }
    if (m_socket.error() == QAbstractSocket::ConnectionRefusedError) {
        return {ErrorKind::Unreadable,
                text("%1 does not take mail connections at this port. Check server, port and security.")
                    .arg(m_host),
                detail};
    }
    if (m_timedOut)
        return {ErrorKind::Unreadable, text("%1 does not answer.").arg(m_host), detail};
    return {ErrorKind::Unreadable, text("The connection to %1 broke.").arg(m_host), detail};
}

/// On a thread of its own, which is left behind where nobody waits for it any more: a look-up can't be
/// stopped, and may take many seconds where the network is down.
QList<QHostAddress> ImapWire::addresses()
{
    const auto promise = std::make_shared<std::promise<QHostInfo>>();
    std::future<QHostInfo> found = promise->get_future();
    std::thread([promise, host = m_host] { promise->set_value(QHostInfo::fromName(host)); }).detach();
    const QDeadlineTimer end(m_timeoutMs);
    while (found.wait_for(std::chrono::milliseconds(msBetweenLooks)) != std::future_status::ready) {
        m_stopped = m_stopped || (m_stop && m_stop());
        m_timedOut = end.hasExpired();
        if (m_stopped || m_timedOut)
            return {};
    }
    const QHostInfo info = found.get();
    m_unknownHost = info.addresses().isEmpty();
    return info.addresses();
}

Result<> ImapWire::connectTo(quint16 port, bool encryptedFromTheStart)
{
    m_socket.setPeerVerifyName(m_host); // the certificate is for the name, whatever the address
    for (const QHostAddress &address : addresses()) {
        m_socket.abort();
        m_socket.connectToHost(address, port);
        const auto isConnected = [this] { return m_socket.state() == QAbstractSocket::ConnectedState; };
        if (waitUntil(isConnected, m_timeoutMs))
            return encryptedFromTheStart ? encrypt() : Result<>();
        if (m_stopped)
            break;
    }
    m_broken = true;
    return tl::unexpected(whyBroken());
}

Result<> ImapWire::encrypt()
{
    m_socket.startClientEncryption();
    if (waitUntil([this] { return m_socket.isEncrypted(); }, m_timeoutMs))
        return {};
    m_broken = true;
    if (!m_socket.sslHandshakeErrors().isEmpty())
        return tl::unexpected(certificateError());
    if (m_socket.error() == QAbstractSocket::SslHandshakeFailedError) {
        return failure(
            ErrorKind::Refused,
            text("%1 does not speak encrypted (TLS) at this port. Check port and security.").arg(m_host),
            m_socket.errorString());
    }
    return tl::unexpected(whyBroken());
}

/// The gravest thing that is wrong with the certificate, for a person. Nothing has been sent yet.
Error ImapWire::certificateError() const
{
    const QList<QSslError> errors = m_socket.sslHandshakeErrors();
    const QSslCertificate certificate = m_socket.peerCertificate();
    const auto has = [&](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(errors.begin(), errors.end(), [&](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    QString why;
    if (has({QSslError::CertificateExpired})) {
        why = text("its certificate expired on %1. Ask those who run the mail server to renew it")
                  .arg(day(certificate.expiryDate()));
    } else if (has({QSslError::CertificateNotYetValid})) {
        why = text("its certificate is not valid before %1. Check the date of this computer, or ask those "
                   "who run the "
                   "mail server")
                  .arg(day(certificate.effectiveDate()));
    } else if (has({QSslError::HostNameMismatch})) {
        why =
            text("its certificate is made out to “%1”. Check the name of the server, or ask those who run it")
                .arg(certificate.subjectInfo(QSslCertificate::CommonName).join(u", "_s));
    } else if (has({QSslError::SelfSignedCertificate})) {
        why = text("its certificate is signed by nobody but itself, so anybody could have made it. Ask those "
                   "who run "
                   "the mail server for its proper name or a proper certificate");
    } else if (has({QSslError::CertificateRevoked})) {
        why = text("its certificate was revoked. Ask those who run the mail server");
    } else {
        why = text("its certificate is signed by “%1”, which this computer does not know. Ask those who look "
                   "after "
                   "this computer whether that authority is to be trusted, and to install its certificate")
                  .arg(certificate.issuerInfo(QSslCertificate::CommonName).join(u", "_s));
    }
    QStringList details;
    for (const QSslError &error : errors)
        details << error.errorString();
    return {ErrorKind::Refused,
            text("Soundings can't be sure that it is talking to %1: %2. The password was not sent.")
                .arg(m_host, why),
            details.join(u"; "_s)};
}

bool ImapWire::waitForData(int ms)
{
    const bool came = waitUntil([this] { return m_socket.bytesAvailable() > 0; }, ms);
    if (!came && m_socket.state() == QAbstractSocket::UnconnectedState)
        m_broken = true;
    m_timedOut = false;
    return came;
}

qint64 ImapWire::read(char *into, qint64 size)
{
    if (m_broken || m_stopped)
        return -1;
    if (!waitUntil([this] { return m_socket.bytesAvailable() > 0; }, m_timeoutMs)) {
        m_broken = true;
        return -1;
    }
    return m_socket.read(into, size);
}

qint64 ImapWire::write(const char *bytes, qint64 size)
{
    if (m_broken || m_stopped)
        return -1;
    const qint64 written = m_socket.write(bytes, size);
    m_socket.flush();
    const auto isSent = [this] {
        return m_socket.bytesToWrite() == 0 && m_socket.encryptedBytesToWrite() == 0;
    };
    if (written < 0 || !waitUntil(isSent, m_timeoutMs)) {
        m_broken = true;
        return -1;
    }
    return written;
}

} // namespace soundings::intake
