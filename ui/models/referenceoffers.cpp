#include "ui/models/referenceoffers.h"

#include <algorithm>
#include <utility>

namespace soundings {

ReferenceOffers::ReferenceOffers(CommentsModel *comments, QObject *parent)
    : QObject(parent)
    , m_comments(comments)
{
    connect(m_comments, &CommentsModel::commentsChanged, this, &ReferenceOffers::follow);
}

void ReferenceOffers::setDesk(Desk *desk)
{
    m_desk = desk;
    m_draft = desk ? std::make_shared<DraftReferences>() : nullptr;
    m_asking = false;
    m_told = false;
    m_about = {};
    m_found = {};
    offer();
}

void ReferenceOffers::apply(const ChangeSet &changes)
{
    for (const Change &change : changes) {
        if (std::holds_alternative<DraftAdded>(change) || std::holds_alternative<SectionChanged>(change))
            ask(); // what it pointed to may stand elsewhere in the new one
        const auto *dismissed = std::get_if<ReferenceDismissed>(&change);
        if (!dismissed || dismissed->response != m_about)
            continue;
        std::erase(m_found.dismissed, dismissed->passage);
        if (dismissed->after)
            m_found.dismissed.push_back(dismissed->passage);
        offer();
    }
}

void ReferenceOffers::follow()
{
    const ResponseId open = m_comments->detail() ? m_comments->detail()->response.id : ResponseId{};
    if (open == m_about) {
        offer();
        return;
    }
    m_about = open;
    m_found = {};
    offer();
    ask();
}

/// One question at a time, as the workspace asks for responses: who leafs through them waits for the last one
/// only.
void ReferenceOffers::ask()
{
    if (!m_desk || m_asking || !m_comments->detail())
        return;
    m_asking = true;
    m_desk
        ->ask(
            [draft = m_draft, response = m_comments->detail()->response](const Desk &desk) -> Result<Found> {
                Result<std::vector<FoundReference>> references = draft->find(desk, response);
                if (!references)
                    return passOn(references);
                Result<std::vector<Passage>> dismissed = desk.dismissedReferences(response.id);
                if (!dismissed)
                    return passOn(dismissed);
                return Found{std::move(*references), std::move(*dismissed)};
            })
        .then(this, [this, desk = m_desk, id = m_about](Result<Found> found) {
            if (desk == m_desk)
                take(id, std::move(found));
        });
}

void ReferenceOffers::take(ResponseId response, Result<Found> found)
{
    m_asking = false;
    if (response != m_about) {
        ask();
    } else if (found) {
        m_found = std::move(*found);
        offer();
    } else if (!std::exchange(m_told, true)) {
        Q_EMIT failed(found.error().message, found.error().detail);
    }
}

void ReferenceOffers::setGuesses(bool offered)
{
    m_guessing = offered;
    offer();
}

std::optional<draft::Span> ReferenceOffers::spokenOf(const Comment &comment, SectionId section) const
{
    return soundings::spokenOf(comment, section, m_found.references);
}

void ReferenceOffers::offer()
{
    std::vector<FoundReference> offered;
    int guesses = 0;
    const std::vector<Comment> &comments = m_comments->comments();
    for (const FoundReference &reference : m_found.references) {
        const bool dismissed = std::find(m_found.dismissed.begin(), m_found.dismissed.end(),
                                         reference.passage) != m_found.dismissed.end();
        if (!dismissed && std::none_of(comments.begin(), comments.end(),
                                       [&](const Comment &comment) { return says(comment, reference); }))
            m_guessing || reference.confidence >= sureReference ? offered.push_back(reference) : void(++guesses);
    }
    if (offered == m_offered && guesses == m_guesses)
        return;
    m_offered = std::move(offered);
    m_guesses = guesses;
    Q_EMIT changed();
}

} // namespace soundings
