#include "core/deadline/deadline.h"

namespace soundings {

using namespace Qt::StringLiterals;

DeadlineState stateAt(const Consultation &consultation, Instant now)
{
    if (now > consultation.closes)
        return DeadlineState::Closed;
    if (consultation.opens && now < *consultation.opens)
        return DeadlineState::NotOpen;
    return now.ms >= consultation.closes.ms - closingSoonMs ? DeadlineState::ClosingSoon : DeadlineState::Open;
}

qint64 secondsLeft(const Consultation &consultation, Instant now)
{
    return qMax<qint64>(0, (consultation.closes.ms - now.ms) / 1000);
}

Timeliness timelinessOf(Instant received, Instant closes)
{
    return received <= closes ? Timeliness::OnTime : Timeliness::Late;
}

bool wasSentInTime(const Response &response, Instant closes)
{
    return response.sent && timelinessOf(*response.sent, closes) == Timeliness::OnTime;
}

QString toWord(DeadlineState state)
{
    switch (state) {
    case DeadlineState::NotOpen: return u"not-open"_s;
    case DeadlineState::Open: return u"open"_s;
    case DeadlineState::ClosingSoon: return u"closing-soon"_s;
    case DeadlineState::Closed: return u"closed"_s;
    }
    return {};
}

} // namespace soundings
