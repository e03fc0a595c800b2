#include "app/commands/password.h"

#include "app/commands/command.h"
#include "core/desk/keyring.h"

#include <QEventLoop>
#include <QFile>
#include <QScopeGuard>

#include <cerrno>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// The first line that the descriptor gives, without its end.
Result<QString> fromDescriptor(int descriptor)
{
    QByteArray line;
    char c = 0;
    for (;;) {
        const ssize_t got = ::read(descriptor, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            return failure(ErrorKind::Invalid, u"There is no password to read from file descriptor %1. Try: "
                                               "--password-fd 3 3< FILE"_s.arg(descriptor));
        }
        if (got == 0 || c == '\n')
            break;
        line.append(c);
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

Result<QString> fromKeyring(const QString &account)
{
    QEventLoop loop;
    Result<QString> found = QString();
    readPassword(account, &loop, [&](const Result<QString> &password) {
        found = password;
        loop.quit();
    });
    loop.exec();
    return found;
}

/// None where nobody sits at a terminal.
std::optional<QString> fromTerminal(const QString &asked)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return std::nullopt;
    termios before{};
    ::tcgetattr(terminal, &before);
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(terminal, TCSAFLUSH, &silent);
    const auto restore = qScopeGuard([&] {
        ::tcsetattr(terminal, TCSAFLUSH, &before);
        ::close(terminal);
    });
    const QByteArray question = asked.toUtf8();
    if (::write(terminal, question.constData(), size_t(question.size())) < 0)
        return std::nullopt;
    const Result<QString> typed = fromDescriptor(terminal);
    if (::write(terminal, "\n", 1) < 0 || !typed)
        return std::nullopt;
    return *typed;
}

} // namespace

Result<QString> passwordFor(const QString &account, std::optional<int> descriptor)
{
    if (descriptor)
        return fromDescriptor(*descriptor);
    const Result<QString> kept = fromKeyring(account);
    if (kept && !kept->isEmpty())
        return *kept;
    if (!kept)
        say(kept.error().message);
    if (const std::optional<QString> typed = fromTerminal(u"Password for %1: "_s.arg(account)))
        return *typed;
    return failure(ErrorKind::Refused,
                   u"There is no password for %1: none is in a keyring, and there is no terminal to "
                   "ask at. Give it with --password-fd."_s.arg(account));
}

Result<QString> typedPassword(const QString &file, std::optional<int> descriptor, Typed typed)
{
    if (descriptor)
        return fromDescriptor(*descriptor);
    const std::optional<QString> first = fromTerminal(u"Password of %1: "_s.arg(file));
    if (!first) {
        return failure(ErrorKind::Refused,
                       u"There is no terminal to ask for the password at. Give it with --password-fd."_s);
    }
    if (typed == Typed::Twice && fromTerminal(u"Once more: "_s) != first)
        return failure(ErrorKind::Refused, u"The two were not the same. Nothing was written."_s);
    return *first;
}

} // namespace soundings
