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

/// Who acts, and when.
struct Hand
{
    QString person;
    Instant at;
};

/// The person's own comment on exactly that passage (none: on the whole response); null if there is none.
[[nodiscard]] const Comment *ownComment(const ResponseDetail &detail, const std::optional<Passage> &passage,
                                        const QString &person);

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
[[nodiscard]] Edit removeComment(const Comment &comment);

[[nodiscard]] std::optional<Edit> setStatus(const std::vector<std::pair<ResponseId, Status>> &responses, Status to);
/// Unread → in progress; none for any other status.
[[nodiscard]] std::optional<StatusChanged> begun(const Response &response);
[[nodiscard]] std::optional<Edit> ruleLate(const Response &response, LateRuling ruling, const QString &reason);
/// A time of receipt put right by a person.
[[nodiscard]] std::optional<Edit> correctReceipt(const Response &response, Instant received, const QString &reason);

} // namespace soundings
