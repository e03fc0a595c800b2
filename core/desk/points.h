#pragma once

#include "core/categorisation/grouping.h"
#include "core/consultation/pointviews.h"
#include "core/desk/desk.h"

/// Points and decisions of the open consultation. What reads blocks; what writes is one step for undo and belongs on the
/// writing thread: submitJob([](Desk &desk) { return mergePoints(desk, …); }).
namespace soundings {

struct PointRow
{
    Point point;
    PointTally tally;

    friend bool operator==(const PointRow &, const PointRow &) = default;
};

[[nodiscard]] Result<std::vector<PointRow>> pointRows(const Desk &desk); ///< in the order they were made
[[nodiscard]] Result<std::vector<PointStance>> stancesOn(const Desk &desk, PointId point);
/// By the response's number, and the place in it.
[[nodiscard]] Result<std::vector<CommentId>> commentsThat(const Desk &desk, const CommentFilter &filter);
/// In the order of `ids`; those that no longer exist are left out.
[[nodiscard]] Result<std::vector<CommentRow>> commentRows(const Desk &desk, const std::vector<CommentId> &ids);
/// Comments among these that seem to say the same. Long where there are many: only the first 20,000 are looked at.
[[nodiscard]] Result<std::vector<categorisation::CommentGroup>> similarComments(const Desk &desk,
                                                                               const CommentFilter &filter);
[[nodiscard]] Result<PointProgress> pointProgress(const Desk &desk);

/// A new point that these comments raise. The change of its kind has its id.
Result<ChangeSet> addPoint(Desk &desk, const QString &title, const QString &text,
                           const std::vector<CommentId> &comments);
/// The point's id in what addPoint() or splitPoint() gave back.
[[nodiscard]] PointId addedPoint(const ChangeSet &changes);
Result<ChangeSet> rewordPoint(Desk &desk, PointId point, const QString &title, const QString &text);
/// These comments raise the point too; what is marked as needing none is so no more.
Result<ChangeSet> gather(Desk &desk, PointId point, const std::vector<CommentId> &comments);
/// These comments raise the point no more.
Result<ChangeSet> release(Desk &desk, PointId point, const std::vector<CommentId> &comments);
/// These comments raise no point, and whether that is meant.
Result<ChangeSet> markNeedingNone(Desk &desk, const std::vector<CommentId> &comments, bool needsNone);
/// `from` goes; its comments and its changes of the final text belong to `into`, and its wording is added there. Refused
/// where both are decided, and differently.
Result<ChangeSet> mergePoints(Desk &desk, PointId from, PointId into);
/// These comments leave the point for a new one.
Result<ChangeSet> splitPoint(Desk &desk, PointId point, const std::vector<CommentId> &comments, const QString &title);
/// Its comments are left over again, as far as they raise no other point.
Result<ChangeSet> removePoint(Desk &desk, PointId point);
/// Who decides and when is written down by the store.
Result<ChangeSet> decide(Desk &desk, PointId point, Outcome outcome, const QString &reply,
                         const std::vector<SectionId> &sections);

} // namespace soundings
