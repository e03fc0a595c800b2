#include "app/extract/selftest.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

using Deed = bool (*)();

bool opens(const char *path, int flags)
{
    return open(path, flags, 0600) >= 0; // left open: nothing of it matters if it is possible at all
}

bool startsProgram()
{
    std::array<char *, 1> none = {nullptr};
    return execve("/bin/true", none.data(), none.data()) == 0 || errno != EPERM;
}

bool forks()
{
    const pid_t id = fork();
    if (id == 0)
        _exit(0);
    return id > 0;
}

bool liftsLimit()
{
    const rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
    return setrlimit(RLIMIT_FSIZE, &more) == 0;
}

const std::array<std::pair<const char *, Deed>, 14> forbidden = {{
    {"make a file", [] { return opens("/tmp/soundings-self-test", O_WRONLY | O_CREAT); }},
    {"open a device for writing", [] { return opens("/dev/null", O_WRONLY); }},
    {"read the list of users", [] { return opens("/etc/passwd", O_RDONLY); }},
    {"make a folder", [] { return mkdir("/tmp/soundings-self-test-folder", 0700) == 0; }},
    {"rename a file", [] { return rename("/tmp/soundings-a", "/tmp/soundings-b") == 0 || errno == ENOENT; }},
    {"remove a file", [] { return unlink("/tmp/soundings-self-test") == 0 || errno == ENOENT; }},
    {"use the network", [] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
    {"use a local socket", [] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
    {"start a program", startsProgram},
    {"fork", forks},
    {"start a thread", [] { return syscall(SYS_clone3, nullptr, 0) >= 0 || errno != ENOSYS; }},
    {"signal its parent", [] { return kill(getppid(), 0) == 0; }},
    {"look into another process", [] { return ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr) == 0; }},
    {"lift its limits", liftsLimit},
}};

// Landlock alone keeps these; seccomp can't tell one file from another.
bool isOfLandlock(const char *deed)
{
    return std::strcmp(deed, "read the list of users") == 0;
}

} // namespace

Answer testSandbox(const Request &)
{
    const bool landlock = syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) > 0;
    DocumentText told;
    for (const auto &[deed, done] : forbidden) {
        errno = 0;
        const bool could = done();
        told.text += QString::fromLatin1(deed) + u": "_s +
                     (could ? u"POSSIBLE"_s : QString::fromLocal8Bit(std::strerror(errno))) + u'\n';
        if (could && (landlock || !isOfLandlock(deed)))
            told.notes += QString::fromLatin1(deed);
    }
    return told;
}

} // namespace soundings::extract
