#include "core/desk/consideration.h"

#include "core/desk/independent.h"
#include "core/store/considering.h"
#include "core/store/points.h"
#include "core/store/store.h"

namespace soundings {

Result<std::vector<ResponseId>> considered(const Desk &desk, const QString &query, ConsiderationSort sort)
{
    return desk.store().read([&](store::Connection &c) { return store::considered(c, query, sort); });
}

Result<std::vector<ConsiderationRow>> considerationRows(const Desk &desk, const std::vector<ResponseId> &ids)
{
    return desk.store().read([&](store::Connection &c) { return store::considerationRows(c, ids); });
}

Result<Consideration> considerationOf(const Desk &desk, const std::vector<ResponseId> &ids)
{
    Result<Consideration> record = desk.store().read([&](store::Connection &c) {
        return Consideration{store::considerationRows(c, ids), store::viewingsOf(c, ids), {},
                             store::considerationSteps(c, ids), {}};
    });
    if (!record)
        return record;
    for (const ConsiderationRow &row : record->rows) {
        if (row.comments == 0)
            continue;
        const Result<std::vector<Comment>> seen = visibleComments(desk, row.id, desk.person());
        if (!seen)
            return passOn(seen);
        std::copy_if(seen->begin(), seen->end(), std::back_inserter(record->comments),
                     [](const Comment &comment) { return comment.standing == Standing::Counts; });
    }
    const auto points = desk.store().read(store::pointsOf);
    if (!points)
        return passOn(points);
    for (const Point &point : *points) {
        const auto raises = [&](const Comment &comment) {
            return std::find(comment.points.begin(), comment.points.end(), point.id) != comment.points.end();
        };
        if (std::any_of(record->comments.begin(), record->comments.end(), raises))
            record->points.push_back(point);
    }
    return record;
}

Result<ChangeSet> recordViewing(Desk &desk, ResponseId response, Instant opened, int seconds)
{
    return desk.apply({ResponseViewed{response, opened, seconds}}, {});
}

} // namespace soundings
