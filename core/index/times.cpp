#include "core/index/times.h"

#include "core/deadline/localtime.h"

namespace soundings::index {

namespace {

using search::Moment;
using search::ReceivedTest;

enum class Edge { First, Last }; ///< of a time that the clocks show twice

qint64 instantOf(const Moment &moment, const QTimeZone &zone, Edge edge)
{
    const QDateTime face(moment.date, *moment.time, Qt::UTC);
    if (moment.offset)
        return face.addSecs(-*moment.offset).toMSecsSinceEpoch();
    const WallTime wall = resolve(face, zone);
    if (!wall.first)
        return zone.nextTransition(face.addDays(-1)).atUtc.toMSecsSinceEpoch(); // the clocks skip this time
    return (edge == Edge::Last && wall.second ? *wall.second : *wall.first).ms;
}

/// The first millisecond of the moment, and the first after it.
qint64 beginOf(const Moment &moment, const QTimeZone &zone)
{
    return moment.time ? instantOf(moment, zone, Edge::First)
                       : moment.date.startOfDay(zone).toMSecsSinceEpoch();
}
qint64 afterOf(const Moment &moment, const QTimeZone &zone)
{
    return moment.time ? instantOf(moment, zone, Edge::Last) + 1
                       : moment.date.addDays(1).startOfDay(zone).toMSecsSinceEpoch();
}

} // namespace

TimeSpan timeSpanOf(const ReceivedTest &test, const QTimeZone &zone)
{
    using Relation = ReceivedTest::Relation;
    TimeSpan span;
    switch (test.relation) {
    case Relation::Before:
        span.until = beginOf(test.first, zone);
        break;
    case Relation::UpTo:
        span.until = afterOf(test.first, zone);
        break;
    case Relation::From:
        span.from = beginOf(test.first, zone);
        break;
    case Relation::After:
        span.from = afterOf(test.first, zone);
        break;
    case Relation::Between:
        span = {beginOf(test.first, zone), afterOf(*test.last, zone)};
        break;
    case Relation::On:
        span.from = beginOf(test.first, zone);
        span.until = test.first.time ? span.from + test.first.grain : afterOf(test.first, zone);
        break;
    }
    return span;
}

} // namespace soundings::index
