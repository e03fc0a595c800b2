#pragma once

#include <QString>

#include <optional>

namespace soundings {

/// Whether the first argument names a command; if not, the window is wanted.
[[nodiscard]] bool isCommand(int argc, char **argv);
/// Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some input could not be read.
[[nodiscard]] int runCommand(int argc, char **argv);

/// `soundings [CONSULTATION] [--sample] [--picture FILE.png]`
struct WindowRequest
{
    QString consultation;        ///< empty: the last one
    bool sample = false;         ///< the sample is wanted, made first at `consultation` where it is not there
    QString picture;             ///< empty: stay open
    std::optional<int> exitCode; ///< set when there is nothing to open: --help, --version, wrong usage
};
[[nodiscard]] WindowRequest readWindowRequest(int argc, char **argv);

} // namespace soundings
