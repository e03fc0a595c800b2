#pragma once

#include "core/consultation/result.h"
#include "core/extract/wire.h"

#include <chrono>
#include <memory>
#include <stop_token>

namespace soundings::extract {

/// A program that is spoken to in frames over its standard input and output, which are one socket. It leads a
/// process group of its own, has an environment of a few variables, and ends when this is gone: by SIGKILL,
/// with all of its group; or, where we crash, because its input ends.
///
/// No thread of its own, no event loop; any thread, one at a time.
class ChildProcess
{
public:
    enum class Outcome {
        Answered,
        Ended,   ///< the child is gone
        Garbled, ///< it sent what is no frame
        TimedOut,
        Stopped, ///< on request
    };
    struct Exchange
    {
        Outcome outcome = Outcome::Ended;
        QByteArray body; ///< where answered
    };

    [[nodiscard]] static Result<std::unique_ptr<ChildProcess>>
    start(const QString &program, const QStringList &arguments, qint64 longestBody);
    ~ChildProcess();
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    /// Sends a frame and waits for the one that answers it. After any outcome but Answered the child is of no
    /// more use.
    [[nodiscard]] Exchange exchange(const QByteArray &body, std::chrono::milliseconds longest,
                                    std::stop_token stop);
    /// Whether it is there and silent, as it must be when it was asked nothing.
    [[nodiscard]] bool isIdle();

    [[nodiscard]] int id() const { return m_id; } ///< of the process and of its group

private:
    ChildProcess(int id, int socket, qint64 longestBody)
        : m_id(id)
        , m_socket(socket)
        , m_frames(longestBody)
    {}
    bool send(const QByteArray &frame, qsizetype &sent) const;
    bool receive();

    int m_id;
    int m_socket;
    Frames m_frames;
};

} // namespace soundings::extract
