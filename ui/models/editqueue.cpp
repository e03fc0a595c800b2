#include "ui/models/editqueue.h"

namespace soundings {

void EditQueue::setDesk(Desk *desk)
{
    m_desk = desk;
    m_waiting.clear();
    m_busy = false;
}

void EditQueue::add(Make make, Done done)
{
    m_waiting.push_back({std::move(make), std::move(done)});
    next();
}

void EditQueue::next()
{
    while (m_desk && !m_busy && !m_waiting.empty()) {
        Step step = std::move(m_waiting.front());
        m_waiting.pop_front();
        std::optional<Edit> edit = step.make();
        if (!edit || edit->changes.empty())
            continue;
        m_busy = true;
        m_desk->submit(std::move(edit->changes), edit->what)
            .then(this, [this, desk = m_desk, done = std::move(step.done)](const Result<ChangeSet> &result) {
                if (desk != m_desk)
                    return;
                if (result) {
                    Q_EMIT applied(*result);
                    if (done)
                        done(*result);
                } else {
                    m_waiting.clear(); // what was to follow was meant for a state that did not come
                    Q_EMIT failed(result.error().message, result.error().detail);
                }
                m_busy = false;
                next();
            });
    }
}

} // namespace soundings
