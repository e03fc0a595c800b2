#include "ui/models/timeinview.h"

#include "core/desk/consideration.h"

namespace soundings {

namespace {

TimeInView::Milliseconds machineTicks()
{
    return std::chrono::duration_cast<TimeInView::Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

TimeInView::TimeInView(QObject *parent, std::function<Milliseconds()> ticks)
    : QObject(parent)
    , m_ticks(ticks ? std::move(ticks) : machineTicks)
{}

void TimeInView::setDesk(Desk *desk)
{
    leave();
    m_desk = desk;
    m_records = true;
    m_writing = 0;
    m_awaiting.clear();
}

void TimeInView::turnTo(ResponseId id)
{
    if (id == m_response)
        return;
    leave();
    if (!m_desk || !id.isValid())
        return;
    m_response = id;
    m_opened = m_desk->now();
    m_counted = m_activity = m_ticks();
}

void TimeInView::writeDown(std::function<void()> then)
{
    const ResponseId response = m_response;
    leave(std::move(then));
    turnTo(response);
}

void TimeInView::setInFront(bool inFront)
{
    count();
    if (inFront && !m_inFront && m_desk && m_inView == Milliseconds(0))
        m_opened = m_desk->now(); // it was written down until now: what follows begins here
    m_inFront = inFront;
    m_activity = m_ticks(); // coming back is being there
}

void TimeInView::noteActivity()
{
    count();
    m_activity = m_ticks();
}

void TimeInView::count()
{
    const Milliseconds now = m_ticks();
    if (m_inFront)
        m_inView += std::max(Milliseconds(0), std::min(now, m_activity + Idle) - m_counted);
    m_counted = now;
}

void TimeInView::leave(std::function<void()> then)
{
    count();
    const Milliseconds inView = std::exchange(m_inView, Milliseconds(0));
    const ResponseId response = std::exchange(m_response, {});
    if (!m_desk || !m_records || !response.isValid() || inView < Least) {
        if (then && m_writing > 0)
            m_awaiting.push_back(std::move(then));
        else if (then)
            then();
        return;
    }
    ++m_writing;
    const auto seconds = int(std::chrono::round<std::chrono::seconds>(inView).count());
    m_desk->submitJob([response, opened = m_opened, seconds](Desk &desk) {
              return recordViewing(desk, response, opened, seconds);
          })
        .then(this, [this, desk = m_desk, then = std::move(then)](const Result<ChangeSet> &written) {
            if (desk != m_desk)
                return;
            if (!written && std::exchange(m_records, false))
                Q_EMIT statusMessage(tr("What you read is not recorded here: %1").arg(written.error().message));
            if (then)
                then();
            if (--m_writing == 0) {
                for (const auto &next : std::exchange(m_awaiting, {}))
                    next();
            }
        });
}

} // namespace soundings
