#include "app/extract/keeper.h"

#include "app/extract/sandbox.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <new>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace soundings::extract {

namespace {

constexpr int notClosedIn = 78;
constexpr int notWritten = 79;

[[noreturn]] void leaveForWantOfMemory()
{
    _exit(outOfMemory);
}

// Qt and others throw where they get no memory, from places where nobody catches.
[[noreturn]] void leaveAtException()
{
    try {
        if (const auto what = std::current_exception())
            std::rethrow_exception(what);
    } catch (const std::bad_alloc &) {
        _exit(outOfMemory);
    } catch (...) {
    }
    std::abort();
}

bool writeAll(int to, const QByteArray &bytes)
{
    const char *at = bytes.constData();
    qsizetype left = bytes.size();
    while (left > 0) {
        const ssize_t now = ::write(to, at, size_t(left));
        if (now < 0 && errno != EINTR)
            return false;
        at += std::max<ssize_t>(now, 0);
        left -= std::max<ssize_t>(now, 0);
    }
    return true;
}

// Leaves by _exit: what was registered to run at the end belongs to the keeper.
[[noreturn]] void beWorker(const Request &request, const Work &work, int answers)
{
    const int nowhere = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nowhere, STDIN_FILENO); // the keeper's requests are not for it
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO); // libraries complain at length
    std::set_new_handler(leaveForWantOfMemory);
    std::set_terminate(leaveAtException);
    if (!closeWorker({request.limits.memory, request.seconds}))
        _exit(notClosedIn);
    const QByteArray answer = packed(work(request));
    _exit(writeAll(answers, answer) ? 0 : notWritten);
}

/// A worker, seen from the keeper.
struct Worker
{
    pid_t id = -1;
    int answers = -1;
};

std::optional<Worker> forkWorker(const Request &request, const Work &work)
{
    std::array<int, 2> pipe{};
    if (pipe2(pipe.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    std::fflush(nullptr);
    const pid_t id = fork();
    if (id == 0) {
        close(pipe[0]);
        beWorker(request, work, pipe[1]);
    }
    close(pipe[1]);
    if (id > 0)
        return Worker{id, pipe[0]};
    close(pipe[0]);
    return std::nullopt;
}

// Reads to the end of what the worker says; false where the other side of `socket` has gone meanwhile.
bool collect(const Worker &worker, int socket, qint64 most, Report &report)
{
    std::array<char, 65536> buffer;
    while (true) {
        std::array<pollfd, 2> polled = {{{worker.answers, POLLIN, 0}, {socket, 0, 0}}};
        if (poll(polled.data(), socket < 0 ? 1 : 2, -1) < 0)
            continue;
        if (polled[1].revents & (POLLHUP | POLLERR))
            return false;
        if (polled[0].revents == 0)
            continue;
        const ssize_t got = ::read(worker.answers, buffer.data(), buffer.size());
        if (got <= 0)
            return true;
        report.answer.append(buffer.data(), got);
        if (report.answer.size() > most) {
            report.overflowed = true;
            report.answer.clear();
            return true;
        }
    }
}

void finish(const Worker &worker, bool end, Report &report)
{
    close(worker.answers);
    if (end)
        kill(worker.id, SIGKILL);
    int status = 0;
    rusage used = {};
    while (wait4(worker.id, &status, 0, &used) < 0 && errno == EINTR) {
    }
    report.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    report.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    report.peakKib = quint32(used.ru_maxrss);
    report.processorMs = quint32((used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
                                 (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000);
}

// None where there is nobody to report to.
std::optional<Report> reportOf(const Request &request, const Work &work, int socket)
{
    Report report;
    report.number = request.number;
    const auto worker = forkWorker(request, work);
    if (!worker) {
        report.exit = outOfMemory;
        return report;
    }
    const bool heard = collect(*worker, socket, request.limits.output, report);
    finish(*worker, !heard || report.overflowed, report);
    return heard ? std::optional(std::move(report)) : std::nullopt;
}

} // namespace

int keepWorkers(int socket, const Work &work)
{
    if (!closeFiles() || !closeKeeper())
        return notClosedIn;
    constexpr qint64 longest = 1LL << 31; // its own side: Soundings holds to Limits::input
    Frames frames(longest);
    std::array<char, 65536> buffer;
    while (true) {
        const ssize_t got = ::read(socket, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return 0;
        frames.add(QByteArrayView(buffer.data(), got));
        while (const auto body = frames.next()) {
            const auto request = requestFrom(*body);
            const auto report = request ? reportOf(*request, work, socket) : std::nullopt;
            if (!report || !writeAll(socket, framed(packed(*report))))
                return 1;
        }
        if (frames.broken())
            return 1;
    }
}

Report workOnce(const Request &request, const Work &work)
{
    Report report;
    report.exit = notClosedIn;
    if (closeFiles() && closeKeeper())
        return *reportOf(request, work, -1);
    return report;
}

} // namespace soundings::extract
