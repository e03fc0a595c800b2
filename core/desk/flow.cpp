#include "core/desk/flow.h"

#include <QCoreApplication>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int tries = 20; ///< more than there are colleagues

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

Result<QStringList> people(const Desk &desk)
{
    QStringList names;
    for (const QString &facet : {u"assignee"_s, u"author"_s}) {
        const Result<std::vector<FacetCount>> counts = desk.countBy({}, facet);
        if (!counts)
            return passOn(counts);
        for (const FacetCount &each : *counts)
            names << each.value;
    }
    names.removeAll(u"none"_s);
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    return names;
}

Result<ChangeSet> assign(Desk &desk, ResponseId response, const QString &to)
{
    const Result<std::vector<ResponseRow>> rows = desk.rows({response});
    if (!rows)
        return passOn(rows);
    if (rows->empty())
        return failure(ErrorKind::NotFound, text("This response is not in the consultation."));
    if (rows->front().assignee == to)
        return ChangeSet();
    return desk.apply({AssigneeChanged{response, rows->front().assignee, to}}, text("Assign to %1").arg(to));
}

Result<ResponseId> takeNext(Desk &desk, const QString &query, Sort sort, ResponseId from)
{
    for (int trial = 1;; ++trial) {
        const Result<std::optional<ResponseId>> next = desk.next(Waiting::Unassigned, query, sort, from);
        if (!next)
            return passOn(next);
        if (!*next)
            return failure(ErrorKind::NotFound, text("Every response here is assigned to somebody."));
        const Result<ChangeSet> taken =
            desk.apply({AssigneeChanged{**next, {}, desk.person()}}, text("Take response"));
        if (taken)
            return **next;
        if (taken.error().kind != ErrorKind::Refused || trial == tries)
            return passOn(taken);
    }
}

} // namespace soundings
