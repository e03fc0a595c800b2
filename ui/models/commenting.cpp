#include "ui/models/commenting.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings {

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("soundings::Edit", source);
}

Edit changed(const Comment &before, const Comment &after, const QString &what)
{
    return {{CommentChanged{before, after}}, what};
}

bool saysNothing(const Comment &comment)
{
    return comment.themes.empty() && comment.sections.empty() && comment.stance == Stance::None
        && comment.note.isEmpty();
}

} // namespace

const Comment *ownComment(const ResponseDetail &detail, const std::optional<Passage> &passage, const Hand &hand)
{
    const auto own = std::find_if(detail.comments.begin(), detail.comments.end(), [&](const Comment &each) {
        return each.passage == passage && each.author == hand.person && each.standing == hand.standing;
    });
    return own == detail.comments.end() ? nullptr : &*own;
}

std::optional<Edit> tag(const ResponseDetail &detail, const std::optional<Passage> &passage, const Theme &theme,
                        const Hand &hand)
{
    const QString what = say("Tag with %1").arg(theme.name);
    if (const Comment *own = ownComment(detail, passage, hand)) {
        if (std::find(own->themes.begin(), own->themes.end(), theme.id) != own->themes.end())
            return std::nullopt;
        Comment more = *own;
        more.themes.push_back(theme.id);
        return changed(*own, more, what);
    }
    Comment fresh;
    fresh.passage = passage;
    fresh.themes = {theme.id};
    return comment(detail, std::move(fresh), what, hand);
}

std::optional<Edit> untag(const Comment &comment, const Theme &theme)
{
    Comment less = comment;
    if (std::erase(less.themes, theme.id) == 0)
        return std::nullopt;
    const QString what = say("Take off %1").arg(theme.name);
    if (saysNothing(less))
        return Edit{{CommentRemoved{comment}}, what};
    return changed(comment, less, what);
}

Edit comment(const ResponseDetail &detail, Comment comment, const QString &what, const Hand &hand)
{
    comment.response = detail.response.id;
    comment.author = hand.person;
    comment.at = hand.at;
    comment.origin = Origin::Person;
    comment.standing = hand.standing;
    Edit edit{{CommentAdded{std::move(comment)}}, what};
    if (const std::optional<StatusChanged> status = begun(detail.response))
        edit.changes.emplace_back(*status);
    return edit;
}

std::optional<Edit> setStance(const Comment &comment, Stance stance)
{
    if (comment.stance == stance)
        return std::nullopt;
    Comment after = comment;
    after.stance = stance;
    return changed(comment, after,
                   stance == Stance::None ? say("Clear the stance") : say("Stance: %1").arg(label(stance)));
}

std::optional<Edit> setNote(const Comment &comment, const QString &note)
{
    if (comment.note == note)
        return std::nullopt;
    Comment after = comment;
    after.note = note;
    return changed(comment, after, say("Edit the note"));
}

Edit toggleSection(const Comment &comment, SectionId section, const QString &label)
{
    Comment after = comment;
    if (std::erase(after.sections, section) > 0)
        return changed(comment, after, say("Unlink from %1").arg(label));
    after.sections.push_back(section);
    return changed(comment, after, say("Link to %1").arg(label));
}

std::optional<Edit> addSections(const Comment &comment, const std::vector<SectionId> &sections, const QString &label)
{
    Comment after = comment;
    for (const SectionId section : sections) {
        if (std::find(after.sections.begin(), after.sections.end(), section) == after.sections.end())
            after.sections.push_back(section);
    }
    if (after.sections == comment.sections)
        return std::nullopt;
    return changed(comment, after, say("Link to %1").arg(label));
}

Edit toggleQuotable(const Comment &comment)
{
    Comment after = comment;
    after.quotable = !comment.quotable;
    return changed(comment, after, after.quotable ? say("Choose to be quoted") : say("Not to be quoted"));
}

std::optional<Edit> setPassage(const Comment &comment, const Passage &passage)
{
    if (!comment.passage || comment.passage->part != passage.part || *comment.passage == passage)
        return std::nullopt;
    Comment after = comment;
    after.passage = passage;
    return changed(comment, after, say("Move a comment's ends"));
}

Edit removeComment(const Comment &comment)
{
    return {{CommentRemoved{comment}}, say("Remove comment")};
}

Edit acceptProposal(const ResponseDetail &detail, const Comment &proposed, const Hand &hand)
{
    Comment after = proposed;
    after.standing = Standing::Counts;
    after.author = hand.person;
    Edit edit = changed(proposed, after, say("Accept proposed comment"));
    if (const std::optional<StatusChanged> status = begun(detail.response))
        edit.changes.emplace_back(*status);
    return edit;
}

Edit refuseProposal(const Comment &proposed)
{
    Edit edit{{CommentRemoved{proposed}}, say("Refuse proposed comment")};
    for (const ThemeId theme : proposed.themes)
        edit.changes.emplace_back(ProposalDismissed{proposed.response, proposed.passage, theme});
    return edit;
}

Edit dismissReference(ResponseId response, const Passage &passage)
{
    return {{ReferenceDismissed{response, passage}}, say("Dismiss a reference")};
}

std::optional<Edit> setStatus(const std::vector<std::pair<ResponseId, Status>> &responses, Status to)
{
    Edit edit;
    for (const auto &[id, from] : responses) {
        if (from != to)
            edit.changes.emplace_back(StatusChanged{id, from, to});
    }
    if (edit.changes.empty())
        return std::nullopt;
    edit.what = say("Mark as %1").arg(label(to).toLower());
    return edit;
}

std::optional<StatusChanged> begun(const Response &response)
{
    if (response.status != Status::Unread)
        return std::nullopt;
    return StatusChanged{response.id, Status::Unread, Status::InProgress};
}

std::optional<Edit> ruleLate(const Response &response, LateRuling ruling, const QString &reason)
{
    if (response.lateRuling == ruling && response.lateReason == reason)
        return std::nullopt;
    const QString name = reference(response.number);
    const QString what = ruling == LateRuling::Accepted   ? say("Accept the late %1").arg(name)
                         : ruling == LateRuling::SetAside ? say("Set the late %1 aside").arg(name)
                                                          : say("Take back the ruling on %1").arg(name);
    return Edit{{LateRuled{response.id, response.lateRuling, response.lateReason, ruling, reason}}, what};
}

std::optional<Edit> correctReceipt(const Response &response, Instant received, const QString &reason)
{
    if (response.received == received)
        return std::nullopt;
    return Edit{{ReceiptCorrected{response.id, response.received, response.evidence, received, Evidence::Given, reason}},
                say("Correct the receipt of %1").arg(reference(response.number))};
}

} // namespace soundings
