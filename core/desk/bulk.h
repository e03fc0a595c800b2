#pragma once

#include "core/desk/desk.h"

#include <variant>

/// One thing done to many responses: a batch of up to a thousand changes at a time, all undone as one step. Through
/// submitLongJob(); how many it will be tells Desk::count().
namespace soundings {

/// Told after each batch; gives false to stop. May be empty.
using BatchProgress = std::function<bool(int done, int total)>;

struct Assign
{
    QString to; ///< empty: nobody
};

struct BulkRequest
{
    std::optional<QString> query;                ///< all that match, or
    std::vector<ResponseId> responses;           ///< these
    std::variant<ThemeId, Status, Assign> what;  ///< a theme: a comment on the whole response
};

struct BulkSummary
{
    int changed = 0;   ///< responses; of a rule: comments
    int unchanged = 0; ///< that had it already
    bool cancelled = false; ///< what was done so far stays, and is undone in one step
};

/// An unread response that is given a theme is taken into work. An error keeps the batches before it, as cancelling does.
Result<BulkSummary> applyToAll(Desk &desk, const BulkRequest &request, const BatchProgress &progress = {});

/// For other work on many: `changesFor(i)` for each i below `total`, gathered into batches and applied as `what` in one
/// step for undo. It is read anew where somebody else came first. Gives how many had changes, and how many had none.
Result<BulkSummary> applyInBatches(Desk &desk, int total, const std::function<Result<ChangeSet>(int)> &changesFor,
                                   const QString &what, const BatchProgress &progress);

} // namespace soundings
