#pragma once

#include "core/desk/desk.h"

#include <QObject>
#include <QTimer>

class QAction;

namespace soundings {

class CodebookModel;
class CommentsModel;
class DraftPane;
class ReferenceOffers;
class ResponseReader;

/// Ties the draft to the comments: keeps its margin and its outline counted, opens a response at a comment that is
/// chosen there, goes from a comment to what it speaks of and back: to the paragraph or the words that its text names
/// or quotes, or else to its section.
class DraftLinking : public QObject
{
    Q_OBJECT

public:
    DraftLinking(DraftPane *draft, ResponseReader *reader, CommentsModel *comments, CodebookModel *codebook,
                 const ReferenceOffers *references, QWidget *scope);

    void setDesk(Desk *desk);
    void recount();                   ///< soon, and once for many changes
    void showComment(CommentId comment); ///< one of the open response was chosen: what it speaks of is shown
    [[nodiscard]] QAction *toSection() const { return m_toSection; }

Q_SIGNALS:
    void openRequested(soundings::ResponseId response);
    void searchRequested(const QString &query);
    void statusMessage(const QString &text);
    void failed(const QString &message, const QString &detail);

private:
    void count();
    void open(ResponseId response, CommentId comment);
    void reveal();
    void goToSection();
    void show(const Comment &comment, SectionId section);
    [[nodiscard]] ResponseId opened() const;

    Desk *m_desk = nullptr;
    DraftPane *m_draft;
    ResponseReader *m_reader;
    CommentsModel *m_comments;
    CodebookModel *m_codebook;
    const ReferenceOffers *m_references;
    QAction *m_toSection;
    QTimer m_recount;
    bool m_counting = false;
    ResponseId m_awaited;       ///< asked to be opened
    CommentId m_awaitedComment; ///< to be shown once it is
    CommentId m_went;           ///< the comment whose section was gone to last
    size_t m_wentTo = 0;        ///< which of its sections
};

} // namespace soundings
