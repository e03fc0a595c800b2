#include "core/extract/childprocess.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <functional>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

// Nothing of the person's surroundings but what a sanitizer was told.
QList<QByteArray> environment()
{
    QList<QByteArray> variables = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC", "OMP_THREAD_LIMIT=1"};
    for (const char *name : {"ASAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (qEnvironmentVariableIsSet(name))
            variables += QByteArray(name) + '=' + qgetenv(name);
    }
    return variables;
}

std::vector<char *> pointers(QList<QByteArray> &texts)
{
    std::vector<char *> all;
    for (QByteArray &text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

// posix_spawn and not fork: other threads may hold any lock.
int spawn(const QByteArray &program, QList<QByteArray> arguments, int socket, pid_t *id)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    sigaddset(&signals, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    QList<QByteArray> variables = environment();
    const int error = posix_spawn(id, program.constData(), &actions, &attributes, pointers(arguments).data(),
                                  pointers(variables).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/// Becomes readable when a stop is requested.
class StopSignal
{
public:
    explicit StopSignal(std::stop_token stop)
        : m_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {
        m_callback.emplace(std::move(stop), [this] { eventfd_write(m_event, 1); });
    }
    ~StopSignal()
    {
        m_callback.reset();
        ::close(m_event);
    }
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;
    [[nodiscard]] int descriptor() const { return m_event; }

private:
    int m_event;
    std::optional<std::stop_callback<std::function<void()>>> m_callback;
};

} // namespace

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const QString &program,
                                                          const QStringList &arguments, qint64 longestBody)
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failure(ErrorKind::Storage,
                       QCoreApplication::translate("soundings",
                                                   "There are too many open files to start the reader of "
                                                   "documents."),
                       QString::fromLocal8Bit(std::strerror(errno)));
    QList<QByteArray> words = {QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words += QFile::encodeName(argument);
    pid_t id = 0;
    const int error = spawn(words.first(), words, ends[1], &id);
    ::close(ends[1]);
    if (error != 0) {
        ::close(ends[0]);
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("soundings",
                                                   "The program that reads documents, %1, could not be "
                                                   "started. Installing Soundings again puts it back.")
                           .arg(program),
                       QString::fromLocal8Bit(std::strerror(error)));
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return std::unique_ptr<ChildProcess>(new ChildProcess(id, ends[0], longestBody));
}

ChildProcess::~ChildProcess()
{
    ::close(m_socket);
    kill(-m_id, SIGKILL);
    kill(m_id, SIGKILL);
    while (waitpid(m_id, nullptr, 0) < 0 && errno == EINTR) {
    }
}

bool ChildProcess::send(const QByteArray &frame, qsizetype &sent) const
{
    const ssize_t now = ::send(m_socket, frame.constData() + sent, size_t(frame.size() - sent), MSG_NOSIGNAL);
    if (now < 0)
        return errno == EAGAIN || errno == EINTR;
    sent += now;
    return true;
}

bool ChildProcess::receive()
{
    std::array<char, 65536> buffer;
    const ssize_t got = recv(m_socket, buffer.data(), buffer.size(), 0);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    m_frames.add(QByteArrayView(buffer.data(), got));
    return got > 0;
}

bool ChildProcess::isIdle()
{
    char byte = 0;
    const ssize_t got = recv(m_socket, &byte, 1, MSG_PEEK);
    return got < 0 && (errno == EAGAIN || errno == EINTR) && m_frames.empty();
}

ChildProcess::Exchange ChildProcess::exchange(const QByteArray &body, std::chrono::milliseconds longest,
                                              std::stop_token stop)
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + longest;
    const StopSignal stopSignal(stop);
    const QByteArray frame = framed(body);
    qsizetype sent = 0;
    while (!stop.stop_requested()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        if (left <= 0)
            return {Outcome::TimedOut, {}};
        const short wanted = sent < frame.size() ? POLLIN | POLLOUT : POLLIN;
        std::array<pollfd, 2> polled = {{{m_socket, wanted, 0}, {stopSignal.descriptor(), POLLIN, 0}}};
        if (poll(polled.data(), polled.size(), int(std::min<qint64>(left, 60'000))) <= 0)
            continue;
        if (polled[0].revents & POLLOUT && !send(frame, sent))
            return {Outcome::Ended, {}};
        if (!(polled[0].revents & ~POLLOUT))
            continue;
        const bool open = receive();
        if (auto answer = m_frames.next())
            return {Outcome::Answered, std::move(*answer)};
        if (m_frames.broken())
            return {Outcome::Garbled, {}};
        if (!open)
            return {Outcome::Ended, {}};
    }
    return {Outcome::Stopped, {}};
}

} // namespace soundings::extract
