#include "ui/window/deadlineeffect.h"

#include "core/deadline/deadline.h"
#include "ui/window/deadlinetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

/// How many of the responses that match `query` would be of the timeliness `wanted`.
Result<int> countThat(const Desk &desk, const QString &query, Instant closes, Timeliness wanted)
{
    constexpr size_t page = 500;
    const Result<std::vector<ResponseId>> ids = desk.find(query);
    if (!ids)
        return passOn(ids);
    int count = 0;
    for (size_t begin = 0; begin < ids->size(); begin += page) {
        const auto from = ids->begin() + std::ptrdiff_t(begin);
        const auto to = ids->begin() + std::ptrdiff_t(std::min(begin + page, ids->size()));
        const Result<std::vector<ResponseRow>> rows = desk.rows({from, to});
        if (!rows)
            return passOn(rows);
        count += int(std::count_if(rows->begin(), rows->end(), [&](const ResponseRow &row) {
            return timelinessOf(row.received, closes) == wanted;
        }));
    }
    return count;
}

} // namespace

Result<DeadlineEffect> effectOf(const Desk &desk, Instant before, Instant after)
{
    DeadlineEffect effect;
    const bool later = after > before;
    const Result<int> count = later ? countThat(desk, u"is:late"_s, after, Timeliness::OnTime)
                                    : countThat(desk, u"is:on-time"_s, after, Timeliness::Late);
    if (!count)
        return passOn(count);
    (later ? effect.becomeOnTime : effect.becomeLate) = *count;
    return effect;
}

QString inWords(const DeadlineEffect &effect)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("DeadlineEffect", source); };
    if (effect.becomeOnTime > 0)
        return counted(effect.becomeOnTime, text("1 late response becomes on time."),
                       text("%L1 late responses become on time."));
    if (effect.becomeLate > 0)
        return counted(effect.becomeLate, text("1 response that was on time becomes late."),
                       text("%L1 responses that were on time become late."));
    return text("No response changes between on time and late.");
}

} // namespace soundings
