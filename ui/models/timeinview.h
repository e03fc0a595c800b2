#pragma once

#include "core/desk/desk.h"

#include <chrono>

namespace soundings {

/// How long a response is in view, for the record of consideration: while it stands there, the program is in front and
/// somebody is at work. It is written down once the person leaves the response; a glance in passing is not.
class TimeInView : public QObject
{
    Q_OBJECT

public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds Least{2'000};    ///< shorter is not written down
    static constexpr Milliseconds Idle{120'000};   ///< without key or mouse: nobody is there

    /// `ticks` only ever goes forward; without one it is the machine's.
    explicit TimeInView(QObject *parent = nullptr, std::function<Milliseconds()> ticks = {});

    void setDesk(Desk *desk);       ///< nullptr before the desk is closed: what was in view is written down first
    void turnTo(ResponseId id);     ///< invalid: to none. What was in view until now is written down
    void setInFront(bool inFront);  ///< whether the response can be seen
    /// What was in view until now, and stays so: before the record is looked at, which is for `then`.
    void writeDown(std::function<void()> then = {});
    void noteActivity();            ///< a key or the mouse

Q_SIGNALS:
    void statusMessage(const QString &text); ///< nothing is recorded here, and why; said once a desk

private:
    void count(); ///< up to now
    void leave(std::function<void()> then = {});

    std::function<Milliseconds()> m_ticks;
    Desk *m_desk = nullptr;
    ResponseId m_response;
    Instant m_opened;
    Milliseconds m_inView{0};
    Milliseconds m_counted{0};  ///< until when
    Milliseconds m_activity{0}; ///< the last
    bool m_inFront = true;
    bool m_records = true; ///< until it is refused
    int m_writing = 0;     ///< that are on their way into the record
    std::vector<std::function<void()>> m_awaiting; ///< them
};

} // namespace soundings
