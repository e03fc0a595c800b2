#include "core/desk/bulk.h"

#include "core/consultation/labels.h"

#include <QCoreApplication>

namespace soundings {

namespace {

constexpr size_t batchSize = 1000; ///< changes: short enough for others to write in between
constexpr int rowsAtOnce = 200;    ///< responses looked at before the next batch is written
constexpr int tries = 3;           ///< where somebody else keeps coming first

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString titleOf(const Desk &desk, const BulkRequest &request)
{
    if (const auto *status = std::get_if<Status>(&request.what))
        return text("Mark many as %1").arg(label(*status));
    if (const auto *assign = std::get_if<Assign>(&request.what))
        return assign->to.isEmpty() ? text("Assign many to nobody") : text("Assign many to %1").arg(assign->to);
    for (const Theme &theme : desk.themes().value_or(std::vector<Theme>())) {
        if (theme.id == std::get<ThemeId>(request.what))
            return text("Tag many with %1").arg(theme.name);
    }
    return text("Tag many");
}

Result<ChangeSet> tagged(const Desk &desk, const ResponseRow &row, ThemeId theme)
{
    const Result<std::vector<Comment>> there = desk.comments(row.id, Standing::Counts);
    if (!there)
        return passOn(there);
    for (const Comment &one : *there) {
        if (!one.passage && std::find(one.themes.begin(), one.themes.end(), theme) != one.themes.end())
            return ChangeSet();
    }
    Comment comment;
    comment.response = row.id;
    comment.themes = {theme};
    ChangeSet changes{CommentAdded{comment}};
    if (row.status == Status::Unread)
        changes.emplace_back(StatusChanged{row.id, Status::Unread, Status::InProgress});
    return changes;
}

Result<ChangeSet> changesFor(const Desk &desk, ResponseId id, const BulkRequest &request)
{
    const Result<std::vector<ResponseRow>> rows = desk.rows({id});
    if (!rows)
        return passOn(rows);
    if (rows->empty())
        return ChangeSet();
    const ResponseRow &row = rows->front();
    if (const auto *theme = std::get_if<ThemeId>(&request.what))
        return tagged(desk, row, *theme);
    if (const auto *status = std::get_if<Status>(&request.what))
        return *status == row.status ? ChangeSet() : ChangeSet{StatusChanged{id, row.status, *status}};
    const QString &to = std::get<Assign>(request.what).to;
    return to == row.assignee ? ChangeSet() : ChangeSet{AssigneeChanged{id, row.assignee, to}};
}

Result<> checkTheme(const Desk &desk, const BulkRequest &request)
{
    const auto *id = std::get_if<ThemeId>(&request.what);
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!id || !themes)
        return themes ? Result<>() : passOn(themes);
    const auto found = std::find_if(themes->begin(), themes->end(), [&](const Theme &theme) { return theme.id == *id; });
    if (found == themes->end())
        return failure(ErrorKind::NotFound, text("This theme is no longer in the codebook."));
    if (found->retired)
        return failure(ErrorKind::Refused, text("“%1” is retired: nothing is tagged with it any more.").arg(found->name));
    return {};
}

/// What is written at once: the changes of `responses` of them, from the one numbered `begin`.
struct Batch
{
    ChangeSet changes;
    int end = 0;
    int changed = 0;
};

Result<Batch> gathered(int begin, int total, const std::function<Result<ChangeSet>(int)> &changesFor)
{
    Batch batch;
    for (batch.end = begin; batch.end < total && batch.end - begin < rowsAtOnce; ++batch.end) {
        Result<ChangeSet> more = changesFor(batch.end);
        if (!more)
            return passOn(more);
        if (!batch.changes.empty() && batch.changes.size() + more->size() > batchSize)
            break;
        batch.changed += more->empty() ? 0 : 1;
        batch.changes.insert(batch.changes.end(), more->begin(), more->end());
    }
    return batch;
}

} // namespace

Result<BulkSummary> applyInBatches(Desk &desk, int total, const std::function<Result<ChangeSet>(int)> &changesFor,
                                   const QString &what, const BatchProgress &progress)
{
    BulkSummary summary;
    const int step = desk.newStep();
    for (int done = 0; done < total;) {
        Result<Batch> batch;
        for (int trial = 1;; ++trial) {
            batch = gathered(done, total, changesFor);
            if (!batch)
                return passOn(batch);
            const Result<ChangeSet> applied = desk.apply(std::move(batch->changes), what, step);
            if (applied)
                break;
            if (applied.error().kind != ErrorKind::Refused || trial == tries)
                return passOn(applied);
        }
        summary.changed += batch->changed;
        summary.unchanged += batch->end - done - batch->changed;
        done = batch->end;
        if (desk.isClosing() || (progress && !progress(done, total))) {
            summary.cancelled = done < total;
            break;
        }
    }
    return summary;
}

Result<BulkSummary> applyToAll(Desk &desk, const BulkRequest &request, const BatchProgress &progress)
{
    if (const Result<> usable = checkTheme(desk, request); !usable)
        return passOn(usable);
    std::vector<ResponseId> ids = request.responses;
    if (request.query) {
        Result<std::vector<ResponseId>> found = desk.find(*request.query, {SortKey::Reference, false});
        if (!found)
            return passOn(found);
        ids = *std::move(found);
    }
    return applyInBatches(
        desk, int(ids.size()), [&](int i) { return changesFor(desk, ids[size_t(i)], request); }, titleOf(desk, request),
        progress);
}

} // namespace soundings
