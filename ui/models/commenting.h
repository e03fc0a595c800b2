#pragma once

#include "core/consultation/change.h"
#include "core/consultation/views.h"

#include <optional>

/// What a person's act on a response becomes as changes. Functions over values: the same act always gives the same
/// changes, and nothing here knows a widget or a desk.
namespace soundings {

/// Changes that are one step of undo, and what Undo calls it.
struct Edit
{
    ChangeSet changes;
    QString what;
};

/// Who acts, and when, and whether what they say counts: while they tag a response independently it does not yet.
struct Hand
{
    QString person;
    Instant at;
    Standing standing = Standing::Counts;
};

/// The person's own comment on exactly that passage (none: on the whole response), of the standing that a new one
/// would get; null if there is none.
[[nodiscard]] const Comment *ownComment(const ResponseDetail &detail, const std::optional<Passage> &passage,
                                        const Hand &hand);

/// Gives the passage the theme: on the person's comment there, or on a new one. A response nobody has begun is in
/// progress from then on. None if the passage has the theme already.
[[nodiscard]] std::optional<Edit> tag(const ResponseDetail &detail, const std::optional<Passage> &passage,
                                      const Theme &theme, const Hand &hand);
/// Takes the theme off. A comment that says nothing without it goes.
[[nodiscard]] std::optional<Edit> untag(const Comment &comment, const Theme &theme);
/// A comment that has no theme yet: the ground for a stance, a note or a link.
[[nodiscard]] Edit comment(const ResponseDetail &detail, Comment comment, const QString &what, const Hand &hand);

[[nodiscard]] std::optional<Edit> setStance(const Comment &comment, Stance stance);
[[nodiscard]] std::optional<Edit> setNote(const Comment &comment, const QString &note);
/// Links, or takes the link off if it is there. `label` is what a person calls the section.
[[nodiscard]] Edit toggleSection(const Comment &comment, SectionId section, const QString &label);
/// Links to all of them. None if it is.
[[nodiscard]] std::optional<Edit> addSections(const Comment &comment, const std::vector<SectionId> &sections,
                                              const QString &label);
[[nodiscard]] Edit toggleQuotable(const Comment &comment);
/// Other ends. None if they are the same, or another part's.
[[nodiscard]] std::optional<Edit> setPassage(const Comment &comment, const Passage &passage);
[[nodiscard]] Edit removeComment(const Comment &comment);

/// A proposed comment becomes the person's and counts; an unread response is taken into work.
[[nodiscard]] Edit acceptProposal(const ResponseDetail &detail, const Comment &proposed, const Hand &hand);
/// A proposed comment goes, and is not proposed again.
[[nodiscard]] Edit refuseProposal(const Comment &proposed);

/// What looked like a reference to the draft is none.
[[nodiscard]] Edit dismissReference(ResponseId response, const Passage &passage);

[[nodiscard]] std::optional<Edit> setStatus(const std::vector<std::pair<ResponseId, Status>> &responses, Status to);
/// Unread → in progress; none for any other status.
[[nodiscard]] std::optional<StatusChanged> begun(const Response &response);
[[nodiscard]] std::optional<Edit> ruleLate(const Response &response, LateRuling ruling, const QString &reason);
/// A time of receipt put right by a person.
[[nodiscard]] std::optional<Edit> correctReceipt(const Response &response, Instant received, const QString &reason);

} // namespace soundings
