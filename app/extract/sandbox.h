#pragma once

#include <QtGlobal>

/// What the reader of documents gives up for good, before it sees the first byte of one. It can then read the
/// system's libraries, fonts and language data, and speak over what is open already. All of it works without
/// rights.
namespace soundings::extract {

/// For the process that keeps workers and for all of them: nothing can be gained by starting a program, and
/// files outside the system's folders are out of reach (Landlock; where the kernel has none, a line on
/// standard error says so). False where not even that much could be had.
[[nodiscard]] bool closeFiles();

/// For the keeper: no network, no writing, no other programs; it may fork and end its workers.
[[nodiscard]] bool closeKeeper();

struct WorkerLimits
{
    qint64 memory = 0; ///< bytes of address space; not set under AddressSanitizer, which reserves terabytes
    int seconds = 0;   ///< of the processor
};

/// For a worker, before its document: what the keeper may not, and no new process, no signals but to itself.
/// Dies with the keeper. False: it must not go on.
[[nodiscard]] bool closeWorker(const WorkerLimits &limits);

} // namespace soundings::extract
