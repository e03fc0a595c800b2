#include "core/desk/points.h"

#include "core/store/points.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QSet>

namespace soundings {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

constexpr PointId fresh{-1}; ///< names a new point within its set

Result<Point> pointOf(const Desk &desk, PointId point)
{
    return desk.store().read([&](store::Connection &c) { return store::pointOf(c, point); });
}

/// The change of each comment that `edit` makes different.
Result<ChangeSet> edited(const Desk &desk, const std::vector<CommentId> &comments,
                         const std::function<void(Comment &)> &edit)
{
    return desk.store().read([&](store::Connection &c) {
        ChangeSet changes;
        for (const CommentId id : comments) {
            const Comment before = store::commentOf(c, id);
            Comment after = before;
            edit(after);
            if (after != before)
                changes.push_back(CommentChanged{before, after});
        }
        return changes;
    });
}

void raise(Comment &comment, PointId point)
{
    if (std::find(comment.points.begin(), comment.points.end(), point) == comment.points.end())
        comment.points.push_back(point);
    comment.needsNoPoint = false;
}

void replace(Comment &comment, PointId from, PointId into)
{
    std::erase(comment.points, from);
    raise(comment, into);
}

Result<ChangeSet> applied(Desk &desk, Result<ChangeSet> changes, const QString &what)
{
    if (!changes || changes->empty())
        return changes;
    return desk.apply(*std::move(changes), what);
}

CommentFilter ofPoint(PointId point)
{
    CommentFilter filter;
    filter.which = CommentFilter::Which::OfPoint;
    filter.point = point;
    return filter;
}

/// The changes of the final text that answer the point answer this one instead; with none, nothing.
Result<ChangeSet> movedTextChanges(const Desk &desk, PointId from, PointId into)
{
    return desk.store().read([&](store::Connection &c) {
        ChangeSet changes;
        const QHash<QString, ChangeJudgement> all = store::textChangesOf(c);
        for (auto one = all.begin(); one != all.end(); ++one) {
            ChangeJudgement after = one.value();
            if (std::erase(after.points, from) == 0)
                continue;
            if (into.isValid() && std::find(after.points.begin(), after.points.end(), into) == after.points.end())
                after.points.push_back(into);
            std::sort(after.points.begin(), after.points.end());
            changes.push_back(TextChangeJudged{one.key(), {}, one.value(), after});
        }
        return changes;
    });
}

void append(ChangeSet &changes, ChangeSet more)
{
    std::move(more.begin(), more.end(), std::back_inserter(changes));
}

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + u'\n' + second;
}

/// What was decided of two points, which do not contradict each other: nothing of either is lost.
Decision together(const Decision &stays, const Decision &goes)
{
    Decision both = stays;
    if (both.outcome == Outcome::None)
        both.outcome = goes.outcome;
    if (goes.reply != stays.reply)
        both.reply = joined(stays.reply, goes.reply);
    for (const SectionId section : goes.sections) {
        if (std::find(both.sections.begin(), both.sections.end(), section) == both.sections.end())
            both.sections.push_back(section);
    }
    return both;
}

} // namespace

Result<std::vector<PointRow>> pointRows(const Desk &desk)
{
    return desk.store().read([](store::Connection &c) {
        const QHash<PointId, PointTally> tallies = store::pointTallies(c);
        std::vector<PointRow> rows;
        for (Point &point : store::pointsOf(c))
            rows.push_back({point, tallies.value(point.id)});
        return rows;
    });
}

Result<std::vector<PointStance>> stancesOn(const Desk &desk, PointId point)
{
    return desk.store().read([&](store::Connection &c) { return store::pointStances(c, point); });
}

Result<std::vector<CommentId>> commentsThat(const Desk &desk, const CommentFilter &filter)
{
    QSet<ResponseId> matching;
    if (!filter.query.trimmed().isEmpty()) {
        const Result<std::vector<ResponseId>> found = desk.find(filter.query);
        if (!found)
            return passOn(found);
        matching = QSet<ResponseId>(found->begin(), found->end());
        if (matching.isEmpty())
            return std::vector<CommentId>();
    }
    const auto comments = desk.store().read([&](store::Connection &c) { return store::commentsThat(c, filter); });
    if (!comments)
        return passOn(comments);
    std::vector<CommentId> ids;
    for (const auto &[comment, response] : *comments) {
        if (matching.isEmpty() || matching.contains(response))
            ids.push_back(comment);
    }
    return ids;
}

Result<std::vector<CommentRow>> commentRows(const Desk &desk, const std::vector<CommentId> &ids)
{
    return desk.store().read([&](store::Connection &c) { return store::commentRows(c, ids); });
}

Result<std::vector<categorisation::CommentGroup>> similarComments(const Desk &desk, const CommentFilter &filter)
{
    constexpr size_t most = 20'000;
    Result<std::vector<CommentId>> ids = commentsThat(desk, filter);
    if (!ids)
        return passOn(ids);
    ids->resize(std::min(ids->size(), most));
    const Result<std::vector<CommentRow>> rows = commentRows(desk, *ids);
    if (!rows)
        return passOn(rows);
    return categorisation::grouped(*rows);
}

Result<PointProgress> pointProgress(const Desk &desk)
{
    return desk.store().read(store::pointProgress);
}

Result<ChangeSet> addPoint(Desk &desk, const QString &title, const QString &text_,
                           const std::vector<CommentId> &comments)
{
    Result<ChangeSet> gathered = edited(desk, comments, [](Comment &comment) { raise(comment, fresh); });
    if (!gathered)
        return gathered;
    ChangeSet changes{PointAdded{{fresh, title.simplified(), text_.trimmed()}}};
    append(changes, *std::move(gathered));
    return desk.apply(std::move(changes), text("Add point “%1”").arg(title.simplified()));
}

PointId addedPoint(const ChangeSet &changes)
{
    for (const Change &change : changes) {
        if (const auto *added = std::get_if<PointAdded>(&change))
            return added->point.id;
    }
    return {};
}

Result<ChangeSet> rewordPoint(Desk &desk, PointId point, const QString &title, const QString &text_)
{
    const Result<Point> before = pointOf(desk, point);
    if (!before)
        return passOn(before);
    Point after = *before;
    after.title = title.simplified();
    after.text = text_.trimmed();
    if (after == *before)
        return ChangeSet();
    return desk.apply({PointChanged{*before, after}}, text("Reword “%1”").arg(after.title));
}

Result<ChangeSet> gather(Desk &desk, PointId point, const std::vector<CommentId> &comments)
{
    const Result<Point> into = pointOf(desk, point);
    if (!into)
        return passOn(into);
    return applied(desk, edited(desk, comments, [&](Comment &comment) { raise(comment, point); }),
                   text("Gather in “%1”").arg(into->title));
}

Result<ChangeSet> release(Desk &desk, PointId point, const std::vector<CommentId> &comments)
{
    const Result<Point> from = pointOf(desk, point);
    if (!from)
        return passOn(from);
    return applied(desk, edited(desk, comments, [&](Comment &comment) { std::erase(comment.points, point); }),
                   text("Take out of “%1”").arg(from->title));
}

Result<ChangeSet> markNeedingNone(Desk &desk, const std::vector<CommentId> &comments, bool needsNone)
{
    return applied(desk,
                   edited(desk, comments,
                          [&](Comment &comment) {
                              if (needsNone)
                                  comment.points.clear();
                              comment.needsNoPoint = needsNone;
                          }),
                   needsNone ? text("Mark as needing no point") : text("Mark as left over"));
}

Result<ChangeSet> mergePoints(Desk &desk, PointId from, PointId into)
{
    const Result<Point> goes = pointOf(desk, from);
    const Result<Point> stays = pointOf(desk, into);
    if (!goes)
        return passOn(goes);
    if (!stays)
        return passOn(stays);
    const Decision &one = goes->decision;
    const Decision &other = stays->decision;
    if (one.outcome != Outcome::None && other.outcome != Outcome::None && one.outcome != other.outcome) {
        return failure(ErrorKind::Refused,
                       text("“%1” and “%2” are decided differently. Take one decision back first, then merge them.")
                           .arg(goes->title, stays->title));
    }
    Result<ChangeSet> comments = [&]() -> Result<ChangeSet> {
        const auto ids = commentsThat(desk, ofPoint(from));
        return ids ? edited(desk, *ids, [&](Comment &comment) { replace(comment, from, into); }) : passOn(ids);
    }();
    Result<ChangeSet> texts = movedTextChanges(desk, from, into);
    if (!comments)
        return comments;
    if (!texts)
        return texts;
    ChangeSet changes = *std::move(comments);
    append(changes, *std::move(texts));
    Point worded = *stays;
    worded.text = joined(stays->text, joined(goes->title, goes->text));
    changes.push_back(PointChanged{*stays, worded});
    const Decision both = together(other, one);
    if (both != other)
        changes.push_back(DecisionRecorded{into, other, both});
    changes.push_back(PointRemoved{*goes});
    return desk.apply(std::move(changes), text("Merge “%1” into “%2”").arg(goes->title, stays->title));
}

Result<ChangeSet> splitPoint(Desk &desk, PointId point, const std::vector<CommentId> &comments, const QString &title)
{
    Result<ChangeSet> moved = edited(desk, comments, [&](Comment &comment) { replace(comment, point, fresh); });
    if (!moved)
        return moved;
    ChangeSet changes{PointAdded{{fresh, title.simplified(), {}}}};
    append(changes, *std::move(moved));
    return desk.apply(std::move(changes), text("Split off “%1”").arg(title.simplified()));
}

Result<ChangeSet> removePoint(Desk &desk, PointId point)
{
    const Result<Point> goes = pointOf(desk, point);
    if (!goes)
        return passOn(goes);
    const Result<std::vector<CommentId>> ids = commentsThat(desk, ofPoint(point));
    if (!ids)
        return passOn(ids);
    Result<ChangeSet> changes = edited(desk, *ids, [&](Comment &comment) { std::erase(comment.points, point); });
    Result<ChangeSet> texts = movedTextChanges(desk, point, {});
    if (!changes)
        return changes;
    if (!texts)
        return texts;
    append(*changes, *std::move(texts));
    changes->push_back(PointRemoved{*goes});
    return desk.apply(*std::move(changes), text("Remove point “%1”").arg(goes->title));
}

Result<ChangeSet> decide(Desk &desk, PointId point, Outcome outcome, const QString &reply,
                         const std::vector<SectionId> &sections)
{
    const Result<Point> stood = pointOf(desk, point);
    if (!stood)
        return passOn(stood);
    Decision after{outcome, reply.trimmed(), sections};
    std::sort(after.sections.begin(), after.sections.end());
    Decision same = stood->decision;
    same.by.clear();
    same.at = {};
    if (after == same)
        return ChangeSet();
    return desk.apply({DecisionRecorded{point, stood->decision, after}},
                      outcome == Outcome::None ? text("Take back the decision on “%1”").arg(stood->title)
                                               : text("Decide on “%1”").arg(stood->title));
}

} // namespace soundings
