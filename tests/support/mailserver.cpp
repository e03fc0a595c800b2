#include "tests/support/mailserver.h"

#include "tests/support/files.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QThread>

#include <arpa/inet.h>
#include <grp.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soundings::test {

using namespace Qt::StringLiterals;

namespace {

sockaddr_in here(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

int listening(quint16 &port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = here(0);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(socket, reinterpret_cast<sockaddr *>(&address), size), 0);
    EXPECT_EQ(::listen(socket, 8), 0);
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size);
    port = ntohs(address.sin_port);
    return socket;
}

quint16 freePort()
{
    quint16 port = 0;
    ::close(listening(port));
    return port;
}

int connected(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = here(port);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

QString dovecot()
{
    return QStandardPaths::findExecutable(u"dovecot"_s,
                                          {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/bin"_s});
}

void openssl(const QString &folder, const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"openssl"_s, QProcess::splitCommand(arguments));
    ASSERT_TRUE(process.waitForFinished());
    ASSERT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
}

bool isRoot()
{
    return ::geteuid() == 0;
}

} // namespace

bool MailServer::isInstalled()
{
    return !dovecot().isEmpty() && !QStandardPaths::findExecutable(u"openssl"_s).isEmpty();
}

MailServer::MailServer(Certificate certificate, bool tls, bool canIdle)
    : m_tlsPort(freePort())
    , m_plainPort(freePort())
{
    ::chmod(qPrintable(m_folder.path()), 0755); // for the users Dovecot runs as
    for (const QString &name : {u"run"_s, u"state"_s, u"home"_s, u"mail"_s})
        QDir(m_folder.path()).mkdir(name);
    if (tls)
        makeCertificates(certificate);
    writeConfiguration(tls, canIdle);
}

MailServer::~MailServer()
{
    stop();
}

QString MailServer::password()
{
    return u"o pen \"sesame\\ 7"_s;
}

QString MailServer::address(const QString &folder) const
{
    return u"imaps://ann@localhost:%1/%2"_s.arg(m_tlsPort).arg(folder);
}

QByteArray MailServer::authority() const
{
    return readFile(path(u"ca.pem"_s));
}

void MailServer::makeCertificates(Certificate certificate)
{
    const QString key = u"-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "_s;
    const QString at = m_folder.path();
    writeFile(path(u"san"_s), "subjectAltName=DNS:localhost\n");
    openssl(at, u"req -x509 %1-keyout ca.key -out ca.pem -subj \"/CN=Test authority\" -days 30"_s.arg(key));
    if (certificate == Certificate::SelfSigned) {
        openssl(at, u"req -x509 %1-keyout server.key -out server.pem -subj /CN=localhost -addext "
                    "subjectAltName=DNS:localhost -days 30"_s.arg(key));
        return;
    }
    openssl(at, u"req %1-keyout server.key -out server.csr -subj /CN=localhost"_s.arg(key));
    writeFile(path(u"index"_s), {});
    writeFile(path(u"serial"_s), "01\n");
    writeFile(path(u"ca.conf"_s), "[ca]\ndefault_ca=x\n[x]\ndatabase=index\nserial=serial\nnew_certs_dir=.\n"
                                  "default_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n");
    const QString dates = certificate == Certificate::Expired
                              ? u"-startdate 20200101000000Z -enddate 20200203000000Z"_s
                              : u"-days 30"_s;
    openssl(at,
            u"ca -batch -config ca.conf -cert ca.pem -keyfile ca.key -in server.csr -out server.pem -notext "
            "-extfile san %1"_s.arg(dates));
}

void MailServer::writeConfiguration(bool tls, bool canIdle)
{
    const passwd *own = ::getpwuid(::geteuid());
    const passwd *mail = isRoot() ? ::getpwnam("nobody") : own;
    QByteArray users;
    if (!isRoot()) {
        const QByteArray name = own ? own->pw_name : "";
        const group *ownGroup = ::getgrgid(::getegid());
        users = "default_internal_user = " + name + "\ndefault_login_user = " + name +
                "\ndefault_internal_group = " + QByteArray(ownGroup ? ownGroup->gr_name : "") + "\n";
    }
    const QByteArray base = m_folder.path().toUtf8();
    const QByteArray uid = QByteArray::number(mail ? mail->pw_uid : 65534);
    const QByteArray gid = QByteArray::number(mail ? mail->pw_gid : 65534);
    writeFile(path(u"passwords"_s),
              "ann:{PLAIN}" + password().toUtf8() + ":" + uid + ":" + gid + "::" + base + "/home\n");
    writeFile(
        path(u"dovecot.conf"_s),
        "base_dir = " + base + "/run\nstate_dir = " + base + "/state\nlog_path = " + base + "/log\n" + users +
            "protocols = imap\nlisten = 127.0.0.1\ndisable_plaintext_auth = no\nfirst_valid_uid = 1\n"
            "auth_failure_delay = 0\nauth_mechanisms = plain\n" +
            (tls ? "ssl = yes\nssl_cert = <" + base + "/server.pem\nssl_key = <" + base + "/server.key\n"
                 : QByteArray("ssl = no\n")) +
            "mail_location = maildir:" + base + "/mail:LAYOUT=fs\nmaildir_stat_dirs = yes\n" +
            (canIdle ? "" : "imap_capability = IMAP4rev1\n") +
            "passdb {\n driver = passwd-file\n args = " + base +
            "/passwords\n}\n"
            "userdb {\n driver = static\n args = uid=" +
            uid + " gid=" + gid + " home=" + base +
            "/home\n}\n"
            "service imap-login {\n chroot =\n"
            " inet_listener imap {\n port = " +
            QByteArray::number(m_plainPort) +
            "\n}\n"
            " inet_listener imaps {\n port = " +
            QByteArray::number(tls ? m_tlsPort : 0) +
            "\n ssl = yes\n}\n}\n"
            "service anvil {\n chroot =\n}\nservice stats {\n chroot =\n}\n");
}

void MailServer::start()
{
    giveToMailUser(path(u"mail"_s));
    giveToMailUser(path(u"home"_s));
    m_process.start(dovecot(), {u"-F"_s, u"-c"_s, path(u"dovecot.conf"_s)});
    ASSERT_TRUE(m_process.waitForStarted());
    QElapsedTimer waited;
    waited.start();
    for (int socket = -1; socket < 0; socket = connected(m_plainPort)) {
        ASSERT_LT(waited.elapsed(), 20'000)
            << m_process.readAllStandardError().toStdString() << log().toStdString();
        ASSERT_EQ(m_process.state(), QProcess::Running)
            << m_process.readAllStandardError().toStdString() << log().toStdString();
        QThread::msleep(50);
    }
}

void MailServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished();
}

QString MailServer::folderPath(const QString &diskFolder) const
{
    return diskFolder == u"INBOX" ? path(u"mail"_s) : path(u"mail/"_s + diskFolder);
}

void MailServer::giveToMailUser(const QString &path) const
{
    const passwd *nobody = ::getpwnam("nobody");
    if (!isRoot() || !nobody)
        return;
    EXPECT_EQ(::chown(path.toUtf8().constData(), nobody->pw_uid, nobody->pw_gid), 0);
}

void MailServer::deliver(const QString &diskFolder, const QByteArray &message, bool seen)
{
    const QString folder = folderPath(diskFolder);
    QString made = path(u"mail"_s);
    for (const QString &step : diskFolder == u"INBOX" ? QStringList() : diskFolder.split(u'/')) {
        made += u'/' + step;
        QDir().mkpath(made);
        giveToMailUser(made);
    }
    for (const QString &name : {u"cur"_s, u"new"_s, u"tmp"_s}) {
        if (QDir().mkpath(folder + u'/' + name))
            giveToMailUser(folder + u'/' + name);
    }
    const QString name = u"%1.M%2.host"_s.arg(1'579'514'400 + m_delivered).arg(m_delivered);
    ++m_delivered;
    const QString file = folder + u"/tmp/"_s + name;
    writeFile(file, message);
    giveToMailUser(file);
    EXPECT_TRUE(QFile::rename(file, folder + (seen ? u"/cur/%1:2,S"_s : u"/new/%1"_s).arg(name)));
}

void MailServer::deliver(const QString &diskFolder, int count, int from)
{
    for (int i = from; i < from + count; ++i) {
        const QByteArray n = QByteArray::number(i);
        deliver(diskFolder,
                "Received: from a.example by mx.lep.example; Mon, 20 Jan 2020 10:00:00 +0000\nFrom: Person " +
                    n + " <p" + n + "@x.example>\nSubject: Letter " + n + "\nMessage-ID: <" + n +
                    "@x.example>\nDate: Mon, 20 Jan 2020 09:59:00 +0000\n\nLetter number " + n +
                    " about skills and kilns.\n" + QByteArray(500, 'x') + "\n",
                i % 3 == 0);
    }
}

void MailServer::renumber(const QString &diskFolder)
{
    for (const QString &name :
         {u"dovecot-uidlist"_s, u"dovecot.index"_s, u"dovecot.index.log"_s, u"dovecot.index.cache"_s})
        QFile::remove(folderPath(diskFolder) + u'/' + name);
    QFile::remove(path(u"mail/dovecot-uidvalidity"_s));
}

QStringList MailServer::messageFiles() const
{
    QStringList names;
    QDirIterator files(path(u"mail"_s), {u"*.host*"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        // A reader moves messages from new to cur, whatever it does; flags follow the comma.
        names << files.next().replace(u"/new/"_s, u"/cur/"_s);
        if (!names.last().contains(u":2,"_s))
            names.last() += u":2,"_s;
    }
    names.sort();
    return names;
}

QString MailServer::log() const
{
    return QFile::exists(path(u"log"_s)) ? QString::fromUtf8(readFile(path(u"log"_s))) : QString();
}

CuttingProxy::CuttingProxy(quint16 to, qint64 bytes, int cuts)
    : m_to(to)
    , m_bytes(bytes)
    , m_cuts(cuts)
    , m_listening(listening(m_port))
    , m_thread([this] { run(); })
{}

CuttingProxy::~CuttingProxy()
{
    m_ending = true;
    m_thread.join();
    ::close(m_listening);
}

void CuttingProxy::run()
{
    while (!m_ending) {
        pollfd waiting{m_listening, POLLIN, 0};
        if (::poll(&waiting, 1, 50) <= 0)
            continue;
        const int client = ::accept(m_listening, nullptr, nullptr);
        const int server = connected(m_to);
        ++m_connections;
        if (client >= 0 && server >= 0)
            pass(client, server);
        ::close(client);
        ::close(server);
    }
}

void CuttingProxy::pass(int client, int server)
{
    qint64 left = m_cuts > 0 ? m_bytes : -1;
    char bytes[4096];
    while (!m_ending) {
        pollfd both[2] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
        ::poll(both, 2, 50);
        if (m_cutNow.exchange(false))
            return;
        for (int i = 0; i < 2; ++i) {
            if (!(both[i].revents & (POLLIN | POLLHUP | POLLERR)))
                continue;
            const ssize_t got = ::read(both[i].fd, bytes, sizeof bytes);
            if (got <= 0 || ::write(both[1 - i].fd, bytes, size_t(got)) != got)
                return;
            if (i == 1 && left >= 0 && (left -= got) < 0) {
                --m_cuts;
                return;
            }
        }
    }
}

} // namespace soundings::test
