#pragma once

#include "core/desk/projects.h"
#include "core/exchange/responsejson.h"

namespace soundings {

/// What was written, for a person.
struct Exported
{
    int responses = 0;
    int comments = 0;
    QStringList leftOut = {}; ///< sentences on what the file has no place for
    QStringList remarks = {}; ///< sentences on what whoever passes it on should know
};

/// Endings of files that a consultation is exported to, with their dots: ".qdpx", ".xlsx", ".csv", ".jsonl".
[[nodiscard]] QStringList exportEndings();

/// Writes all responses, as the file's ending says, in the order of their references: a REFI-QDA project; a workbook with
/// sheets of responses, comments, themes and sections; a line a response as `list` and `show` have it, the text at its
/// end; or a JSON object a line, as `show --json` prints it. Responses given in confidence are among them and marked, as
/// the file is the team's own; a remark says how many. `anonymous`: for readers outside, without what withholding.h says,
/// under public identifiers, and without these responses; a project can't be. Any thread; blocks; a response at a time is in memory. What stood
/// at `file` stays until the new one is whole. Invalid: another ending. Storage: it can't be written. Cancelled.
[[nodiscard]] Result<Exported> exportConsultation(const Desk &desk, const QString &file, const ProjectStep &step = {},
                                                  bool anonymous = false);

[[nodiscard]] Result<exchange::CommentNames> commentNames(const Desk &desk);

} // namespace soundings
