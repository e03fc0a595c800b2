#pragma once

#include "core/desk/desk.h"
#include "ui/models/commentsmodel.h"
#include "ui/models/editqueue.h"
#include "ui/models/referenceoffers.h"

#include <QAction>
#include <QObject>

namespace soundings {

class ResponseReader;

/// What the program found in the open response and a person decides on: proposed comments and references to
/// the draft. One key goes to the next, one confirms what stands at the caret, one dismisses it.
class OfferActions : public QObject
{
    Q_OBJECT

public:
    /// `scope` is where going to the next one counts; confirming and dismissing count in the reader.
    OfferActions(ResponseReader *reader, CommentsModel *comments, EditQueue *edits, QWidget *scope);

    void setDesk(Desk *desk);
    void apply(const ChangeSet &changes) { m_references->apply(changes); }

    [[nodiscard]] const ReferenceOffers *references() const { return m_references; }
    [[nodiscard]] QList<QAction *> menu() const { return {m_next, m_previous, m_confirm, m_dismiss, m_guess}; }

Q_SIGNALS:
    void statusMessage(const QString &text);
    void failed(const QString &message, const QString &detail);
    void sectionRequested(soundings::SectionId section); ///< of the draft, to be shown
    void wordsRequested(const soundings::draft::Span &words, soundings::SectionId section); ///< the same
    void pageRequested(int page);                        ///< from 0

private:
    void mark();
    void describe();
    void goTo(int step);
    void follow(const FoundReference &reference);
    void confirm();
    void dismiss();
    void link(const FoundReference &reference);
    [[nodiscard]] const FoundReference *referenceAtCaret() const;
    [[nodiscard]] const Comment *
    proposalInHand() const; ///< in the list that has the focus, or else under the caret
    [[nodiscard]] QString target(const FoundReference &reference) const; ///< "3.2 Skills and 2 more, page 14"
    [[nodiscard]] QString summary() const;
    [[nodiscard]] Hand hand() const;

    ResponseReader *m_reader;
    CommentsModel *m_comments;
    EditQueue *m_edits;
    ReferenceOffers *m_references;
    Desk *m_desk = nullptr;
    std::vector<size_t> m_shown; ///< for each offer in the text, its place among the references
    QAction *m_next;
    QAction *m_previous;
    QAction *m_confirm;
    QAction *m_dismiss;
    QAction *m_guess;
};

} // namespace soundings
