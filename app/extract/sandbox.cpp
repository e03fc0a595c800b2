#include "app/extract/sandbox.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <memory>

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef SOUNDINGS_SANITIZED
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

namespace soundings::extract {

namespace {

// Libraries and their plug-ins, character sets, fonts, PDF character maps, Tesseract's languages.
constexpr std::array readable = {
    "/usr/lib",   "/usr/lib64", "/usr/share",       "/usr/local/lib",   "/usr/local/share",
    "/lib",       "/lib64",     "/etc/ld.so.cache", "/etc/fonts",       "/var/cache/fontconfig",
    "/proc/self", "/dev/null",  "/dev/urandom",     "/etc/alternatives"};

// Of the kernel's fifth interface; the header of Debian 12 ends at the second.
constexpr quint64 truncateFiles = 1ULL << 14;
constexpr quint64 deviceControl = 1ULL << 15;

quint64 handledAccess(long version)
{
    quint64 access = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1; // all of the first version
    if (version >= 2)
        access |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3)
        access |= truncateFiles;
    if (version >= 5)
        access |= deviceControl;
    return access;
}

void allowReading(int rules, const char *path)
{
    const int at = open(path, O_PATH | O_CLOEXEC);
    if (at < 0)
        return; // not on this system
    struct stat about = {};
    fstat(at, &about);
    landlock_path_beneath_attr rule = {};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    if (S_ISDIR(about.st_mode))
        rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = at;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(at);
}

bool restrictFiles()
{
    const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return false;
    landlock_ruleset_attr attributes = {};
    attributes.handled_access_fs = handledAccess(version);
    const int rules = int(syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0));
    if (rules < 0)
        return false;
    for (const char *path : readable)
        allowReading(rules, path);
    const bool done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return done;
}

struct ReleaseFilter
{
    void operator()(void *filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, ReleaseFilter>;

bool allow(const Filter &filter, std::initializer_list<int> calls)
{
    bool all = true;
    for (const int call : calls)
        all = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0 && all;
    return all;
}

// What libraries do with memory, time and files that are open or open for reading. All else fails with EPERM,
// which libraries bear, and which is no signal that a debugger would have to explain.
bool allowComputing(const Filter &filter)
{
    bool all = allow(filter, {SCMP_SYS(read),
                              SCMP_SYS(readv),
                              SCMP_SYS(pread64),
                              SCMP_SYS(write),
                              SCMP_SYS(writev),
                              SCMP_SYS(close),
                              SCMP_SYS(lseek),
                              SCMP_SYS(fstat),
                              SCMP_SYS(stat),
                              SCMP_SYS(lstat),
                              SCMP_SYS(newfstatat),
                              SCMP_SYS(statx),
                              SCMP_SYS(statfs),
                              SCMP_SYS(fstatfs),
                              SCMP_SYS(access),
                              SCMP_SYS(faccessat),
                              SCMP_SYS(faccessat2),
                              SCMP_SYS(readlink),
                              SCMP_SYS(readlinkat),
                              SCMP_SYS(getdents64),
                              SCMP_SYS(getcwd),
                              SCMP_SYS(fcntl),
                              SCMP_SYS(dup),
                              SCMP_SYS(poll),
                              SCMP_SYS(ppoll),
                              SCMP_SYS(mmap),
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
                              SCMP_SYS(mprotect),
                              SCMP_SYS(madvise),
                              SCMP_SYS(brk),
                              SCMP_SYS(futex),
                              SCMP_SYS(membarrier),
                              SCMP_SYS(rt_sigaction),
                              SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(rt_sigreturn),
                              SCMP_SYS(sigaltstack),
                              SCMP_SYS(restart_syscall),
                              SCMP_SYS(clock_gettime),
                              SCMP_SYS(clock_getres),
                              SCMP_SYS(gettimeofday),
                              SCMP_SYS(time),
                              SCMP_SYS(nanosleep),
                              SCMP_SYS(clock_nanosleep),
                              SCMP_SYS(sched_yield),
                              SCMP_SYS(sched_getaffinity),
                              SCMP_SYS(getpid),
                              SCMP_SYS(gettid),
                              SCMP_SYS(getppid),
                              SCMP_SYS(getuid),
                              SCMP_SYS(geteuid),
                              SCMP_SYS(getgid),
                              SCMP_SYS(getegid),
                              SCMP_SYS(getrusage),
                              SCMP_SYS(times),
                              SCMP_SYS(getrlimit),
                              SCMP_SYS(uname),
                              SCMP_SYS(sysinfo),
                              SCMP_SYS(getrandom),
                              SCMP_SYS(set_robust_list),
                              SCMP_SYS(set_tid_address),
                              SCMP_SYS(rseq),
                              SCMP_SYS(arch_prctl),
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group)});
    // Opening: for reading only. openat2 hides its flags in memory, so it is not there.
    constexpr int writing = O_ACCMODE | O_CREAT | O_TRUNC;
    all = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                           SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0 &&
          all;
    all = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                           SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0 &&
          all;
    all = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0) == 0 && all;
    all = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 && all;
    return all;
}

// abort() signals itself, and nobody else.
bool allowOwnSignals(const Filter &filter, pid_t self)
{
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(self))) == 0;
}

bool limit(__rlimit_resource which, rlim_t most)
{
    const rlimit both = {most, most};
    return setrlimit(which, &both) == 0;
}

// SIGXCPU first, so that the keeper can tell time from memory; a worker that blocks it is killed a second on.
bool limitTime(int seconds)
{
    const rlimit time = {rlim_t(seconds), rlim_t(seconds) + 1};
    return setrlimit(RLIMIT_CPU, &time) == 0;
}

} // namespace

bool closeFiles()
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    if (!restrictFiles())
        std::fputs("soundings-extract: this kernel has no Landlock; documents are read all the same, without "
                   "network, "
                   "writing or other programs.\n",
                   stderr);
    return limit(RLIMIT_CORE, 0) && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool closeKeeper()
{
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    if (!filter || !allowComputing(filter))
        return false;
    // What it needs beyond, to fork workers, close them in and see them end. A filter is only ever added to.
    const bool all =
        allow(filter, {SCMP_SYS(clone), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(wait4), SCMP_SYS(kill),
                       SCMP_SYS(tgkill), SCMP_SYS(pipe2), SCMP_SYS(dup2), SCMP_SYS(dup3), SCMP_SYS(prctl),
                       SCMP_SYS(seccomp), SCMP_SYS(setrlimit), SCMP_SYS(prlimit64)});
    return all && seccomp_load(filter.get()) == 0;
}

bool closeWorker(const WorkerLimits &limits)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
        return false;
    if (!sanitized && !limit(RLIMIT_AS, rlim_t(limits.memory)))
        return false;
    if (!limitTime(limits.seconds) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NOFILE, 64))
        return false;
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    return filter && allowComputing(filter) && allowOwnSignals(filter, getpid()) &&
           seccomp_load(filter.get()) == 0;
}

} // namespace soundings::extract
