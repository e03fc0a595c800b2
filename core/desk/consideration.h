#pragma once

#include "core/consultation/consideration.h"
#include "core/desk/desk.h"

/// The record of consideration: when each response came, who had it in view and for how long, what was said and done
/// about it. All may be called on any thread.
namespace soundings {

/// Those that match the query, in that order; equal ones by number.
[[nodiscard]] Result<std::vector<ResponseId>> considered(const Desk &desk, const QString &query, ConsiderationSort sort);
/// In the order of `ids`; those that no longer exist are left out.
[[nodiscard]] Result<std::vector<ConsiderationRow>> considerationRows(const Desk &desk,
                                                                      const std::vector<ResponseId> &ids);

/// All that the record says of some responses.
struct Consideration
{
    std::vector<ConsiderationRow> rows; ///< in the order asked for
    std::vector<Viewing> viewings;      ///< oldest first
    std::vector<Comment> comments;      ///< response by response; those that the person at the desk may see
    std::vector<ConsiderationStep> steps; ///< oldest first
    std::vector<Point> points; ///< that these comments raise
};
[[nodiscard]] Result<Consideration> considerationOf(const Desk &desk, const std::vector<ResponseId> &ids);

/// Writes that the person at the desk had the response in view: a line of the journal that undo passes by.
Result<ChangeSet> recordViewing(Desk &desk, ResponseId response, Instant opened, int seconds);

/// What the list of responses is asked for those that nobody has opened.
inline const QString unopenedQuery = QStringLiteral("is:unopened");

} // namespace soundings
