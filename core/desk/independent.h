#pragma once

#include "core/categorisation/comparing.h"
#include "core/desk/bulk.h"

/// Two or more people who tag a response without seeing what the others make of it, so that agreement can be measured.
namespace soundings {

/// Who is to tag the response independently; two at least, or none to end it. Who is named already keeps being done.
Result<ChangeSet> setCoders(Desk &desk, ResponseId response, const QStringList &names);
/// The same for many, as one step for undo.
Result<BulkSummary> setCoders(Desk &desk, const std::vector<ResponseId> &responses, const QStringList &names,
                              const BatchProgress &progress = {});
/// The person at the desk has finished; refused for one who does not tag the response independently. Taking it back is
/// refused where they could see others' comments since.
Result<ChangeSet> finishCoding(Desk &desk, ResponseId response, bool done = true);

/// The standing that a comment by the person gets on this response: Independent while they tag it independently and
/// are not done.
[[nodiscard]] Standing standingFor(const std::vector<Coder> &coders, const QString &person);
/// Whether a comment on a response with these coders is for the person's eyes; visibleComments() says which are.
[[nodiscard]] bool isVisibleTo(const QString &person, const std::vector<Coder> &coders, const Comment &comment);
/// What the person may see: all that counts or is proposed, and what they made independently themselves; what
/// the others made too once all are done. Nothing but their own while they are not done themselves.
[[nodiscard]] Result<std::vector<Comment>> visibleComments(const Desk &desk, ResponseId response, const QString &person);

/// Two people's comments, place by place. Refused until all who tag the response are done.
[[nodiscard]] Result<std::vector<categorisation::Place>> comparison(const Desk &desk, ResponseId response,
                                                                    const QString &left, const QString &right);
/// Makes comments that count of independent ones, signed by the person at the desk. What was made stays as it is.
Result<ChangeSet> agree(Desk &desk, const std::vector<Comment> &independent);

/// Nothing of these counts, as people decided: no rule proposes it again, and the comparison knows it.
Result<ChangeSet> leaveOut(Desk &desk, const std::vector<Comment> &independent);
/// Whether leaveOut() was said of all that the place has.
[[nodiscard]] Result<bool> isLeftOut(const Desk &desk, const categorisation::Place &place);

} // namespace soundings
