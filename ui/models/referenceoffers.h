#pragma once

#include "core/desk/references.h"
#include "ui/models/commentsmodel.h"

#include <QObject>

#include <memory>
#include <vector>

namespace soundings {

/// The references to the draft in the open response that nobody has confirmed or dismissed yet. Found off the
/// GUI thread, one response at a time; the newest is the one that counts.
class ReferenceOffers : public QObject
{
    Q_OBJECT

public:
    explicit ReferenceOffers(CommentsModel *comments, QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    void apply(const ChangeSet &changes);

    /// Whether what is less sure than sureReference is offered too.
    void setGuesses(bool offered);
    [[nodiscard]] int guesses() const { return m_guesses; } ///< how many there are that are not offered

    [[nodiscard]] std::optional<draft::Span> spokenOf(const Comment &comment, SectionId section) const; ///< as core's
    [[nodiscard]] const std::vector<FoundReference> &offered() const
    {
        return m_offered;
    } ///< in the text's order

Q_SIGNALS:
    void changed();
    void failed(const QString &message, const QString &detail);

private:
    struct Found
    {
        std::vector<FoundReference> references;
        std::vector<Passage> dismissed;
    };

    void follow();
    void ask();
    void take(ResponseId response, Result<Found> found);
    void offer();

    CommentsModel *m_comments;
    Desk *m_desk = nullptr;
    std::shared_ptr<DraftReferences> m_draft;
    ResponseId m_about;
    bool m_asking = false;
    bool m_told = false; ///< that the draft can't be read: once is enough
    Found m_found;
    std::vector<FoundReference> m_offered;
    bool m_guessing = false;
    int m_guesses = 0;
};

} // namespace soundings
