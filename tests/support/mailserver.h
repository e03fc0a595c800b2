#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

namespace soundings::test {

/// What a mail server shows of itself when TLS begins.
enum class Certificate { Good, Expired, SelfSigned };

/// A real Dovecot on this computer, with a folder and two ports of its own. It knows every user, all with the
/// same password. Works as root and as anybody else.
class MailServer
{
public:
    static bool isInstalled(); ///< Dovecot and openssl; else GTEST_SKIP() with a word

    explicit MailServer(Certificate certificate = Certificate::Good, bool tls = true, bool canIdle = true);
    ~MailServer();

    void start(); ///< fails the test where it does not come up
    void stop();

    static QString password();
    [[nodiscard]] quint16 tlsPort() const { return m_tlsPort; }
    [[nodiscard]] quint16 plainPort() const { return m_plainPort; }
    /// "imaps://ann@localhost:12345/FOLDER"
    [[nodiscard]] QString address(const QString &folder = QStringLiteral("INBOX")) const;
    [[nodiscard]] QByteArray authority() const; ///< that signed the good and the expired certificate, PEM

    /// Puts a message into the folder as it stands on disk ("INBOX", "Anh&APY-rung"); marked read where
    /// `seen`.
    void deliver(const QString &diskFolder, const QByteArray &message, bool seen = false);
    void deliver(const QString &diskFolder, int count, int from = 0); ///< different letters
    /// Its messages get new numbers, as after a restored backup.
    void renumber(const QString &diskFolder);
    /// Names of all message files: Maildir keeps flags in them.
    [[nodiscard]] QStringList messageFiles() const;
    [[nodiscard]] QString log() const;

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString folderPath(const QString &diskFolder) const;
    void makeCertificates(Certificate certificate);
    void writeConfiguration(bool tls, bool canIdle);
    void giveToMailUser(const QString &path) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_tlsPort;
    quint16 m_plainPort;
    int m_delivered = 0;
};

/// A wire to a server on this computer that is cut after so many bytes have come from it, once for each
/// connection while `cuts` lasts.
class CuttingProxy
{
public:
    CuttingProxy(quint16 to, qint64 bytes, int cuts);
    ~CuttingProxy();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int connections() const { return m_connections; }
    void cutNow() { m_cutNow = true; }

private:
    void run();
    void pass(int from, int to);

    quint16 m_to;
    qint64 m_bytes;
    std::atomic<int> m_cuts;
    quint16 m_port = 0; ///< set with m_listening
    int m_listening;
    std::atomic<int> m_connections = 0;
    std::atomic<bool> m_ending = false;
    std::atomic<bool> m_cutNow = false;
    std::thread m_thread;
};

} // namespace soundings::test
