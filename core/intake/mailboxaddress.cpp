#include "core/intake/mailboxaddress.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr quint16 tlsPort = 993;
constexpr quint16 plainPort = 143;

tl::unexpected<Error> wrong(const char *why)
{
    return failure(ErrorKind::Invalid, QCoreApplication::translate("soundings", why));
}

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/// Only what would end this part of the address is written as %XX, so that umlauts stay legible.
QString encoded(const QString &text, QStringView special)
{
    QString all;
    for (const QChar c : text) {
        if (c == u'%' || c.unicode() <= 0x20 || c.unicode() == 0x7f || special.contains(c))
            all += u'%' + QString::fromLatin1(QByteArray(1, char(c.unicode())).toHex().toUpper());
        else
            all += c;
    }
    return all;
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// "host", "host:port", "[::1]:port".
bool readServer(const QString &server, MailboxAddress &address)
{
    const qsizetype bracket = server.indexOf(u']');
    const qsizetype colon = server.indexOf(u':', std::max<qsizetype>(bracket, 0));
    QString host = colon < 0 ? server : server.first(colon);
    if (bracket >= 0 && server.startsWith(u'['))
        host = server.sliced(1, bracket - 1);
    address.host = host.toLower();
    address.port = address.tlsFromTheStart ? tlsPort : plainPort;
    if (colon >= 0) {
        bool ok = false;
        address.port = server.sliced(colon + 1).toUShort(&ok);
        if (!ok || address.port == 0)
            return false;
    }
    const auto isFine = [](QChar c) { return c.isLetterOrNumber() || u".-_:"_s.contains(c); };
    return !host.isEmpty() && std::all_of(host.begin(), host.end(), isFine);
}

} // namespace

Result<MailboxAddress> MailboxAddress::fromUrl(const QString &url)
{
    MailboxAddress address;
    const QString scheme = url.section(u"://"_s, 0, 0).toLower();
    if (!url.contains(u"://"_s) || (scheme != u"imaps" && scheme != u"imap"))
        return wrong("A mailbox is named like imaps://user@mail.example.org/INBOX.");
    address.tlsFromTheStart = scheme == u"imaps";
    const QString rest = url.section(u"://"_s, 1);
    const QString authority = rest.section(u'/', 0, 0);
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at <= 0) {
        return wrong("The address of the mailbox does not say whose it is. Write it like "
                     "imaps://user@mail.example.org/INBOX.");
    }
    if (authority.first(at).contains(u':')) {
        return wrong(
            "Leave the password out of the address of the mailbox: others could read it there. Soundings "
            "asks for it.");
    }
    address.user = decoded(authority.first(at));
    if (!readServer(authority.sliced(at + 1), address))
        return wrong("The address of the mailbox has no proper name of a mail server after the “@”.");
    address.folder = decoded(rest.section(u'/', 1));
    if (address.folder.isEmpty() || address.folder.compare(u"INBOX"_s, Qt::CaseInsensitive) == 0)
        address.folder = u"INBOX"_s; // its name is the same in any case (RFC 3501 5.1)
    if (hasControls(address.user) || hasControls(address.folder))
        return wrong("The address of the mailbox has a character in it that no mailbox has.");
    return address;
}

QString MailboxAddress::account() const
{
    QString server = host.contains(u':') ? u'[' + host + u']' : host;
    if (port != (tlsFromTheStart ? tlsPort : plainPort))
        server += u':' + QString::number(port);
    return (tlsFromTheStart ? u"imaps://"_s : u"imap://"_s) + encoded(user, u":/?#@[]") + u'@' + server;
}

QString MailboxAddress::url() const
{
    return account() + u'/' + encoded(folder, u"?#");
}

QString MailboxAddress::url(quint32 uid) const
{
    return url() + u'#' + QString::number(uid);
}

bool MailboxAddress::isOnThisComputer() const
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

} // namespace soundings::intake
