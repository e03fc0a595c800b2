#pragma once

#include "ui/models/commentsmodel.h"
#include "ui/models/editqueue.h"
#include "ui/read/readertext.h"

#include <QAction>
#include <QObject>

namespace soundings {

class ResponseReader;

/// What is done to the passage of a comment that there is: its ends moved, by key or by dragging them, and
/// whether it may be quoted in reports. It is the current comment's: the one that is drawn with handles.
class PassageActions : public QObject
{
    Q_OBJECT

public:
    PassageActions(ResponseReader *reader, CommentsModel *comments, EditQueue *edits, QWidget *scope);

    [[nodiscard]] QList<QAction *> menu() const;

Q_SIGNALS:
    void statusMessage(const QString &text);

private:
    [[nodiscard]] CommentId inHand(); ///< invalid, and said so, where there is none
    void toggleQuotable();
    void moveEnd(bool begin, int words);
    void setEnds(CommentId comment, const Passage &passage);
    [[nodiscard]] TextRange moved(TextRange shown, bool begin, int words) const;

    ResponseReader *m_reader;
    CommentsModel *m_comments;
    EditQueue *m_edits;
    QAction *m_quotable;
    QList<QAction *> m_ends;
};

} // namespace soundings
