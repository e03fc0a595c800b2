#include "ui/read/passageactions.h"

#include "ui/read/passagetext.h"
#include "ui/read/responsereader.h"
#include "ui/widgets/makeaction.h"

#include <QTextCursor>

namespace soundings {

PassageActions::PassageActions(ResponseReader *reader, CommentsModel *comments, EditQueue *edits,
                               QWidget *scope)
    : QObject(scope)
    , m_reader(reader)
    , m_comments(comments)
    , m_edits(edits)
    , m_quotable(makeAction(scope, this, tr("To be &quoted"), {Qt::SHIFT | Qt::Key_Q},
                            tr("Chooses the comment's passage to be quoted in reports, or takes that back")))
{
    struct End
    {
        QString text;
        Qt::Key key;
        bool begin;
        int words;
    };
    const End ends[]{{tr("End a word later"), Qt::Key_Right, false, +1},
                     {tr("End a word earlier"), Qt::Key_Left, false, -1},
                     {tr("Begin a word earlier"), Qt::Key_Up, true, -1},
                     {tr("Begin a word later"), Qt::Key_Down, true, +1}};
    for (const End &end : ends) {
        QAction *action =
            makeAction(scope, this, end.text, {QKeySequence(Qt::ALT | Qt::SHIFT | end.key)},
                       tr("Moves an end of the current comment's passage; its handles can be dragged too"));
        connect(action, &QAction::triggered, this, [this, end] { moveEnd(end.begin, end.words); });
        m_ends.append(action);
    }
    connect(m_quotable, &QAction::triggered, this, &PassageActions::toggleQuotable);
    connect(m_reader->text(), &PassageText::endsDragged, this, &PassageActions::setEnds);
}

QList<QAction *> PassageActions::menu() const
{
    return QList<QAction *>{m_quotable} + m_ends;
}

CommentId PassageActions::inHand()
{
    const CommentId current =
        m_reader->current().isValid() ? m_reader->current() : m_reader->text()->commentAtCaret();
    if (m_comments->comment(current))
        m_reader->setCurrent(current, false); // whose ends move is to be seen
    else
        Q_EMIT statusMessage(tr("Put the caret on a comment first"));
    return current;
}

void PassageActions::toggleQuotable()
{
    m_edits->add([this, id = inHand()]() -> std::optional<Edit> {
        const Comment *comment = m_comments->comment(id);
        if (!comment)
            return std::nullopt;
        Q_EMIT statusMessage(comment->quotable ? tr("It is not to be quoted") : tr("It is to be quoted"));
        return soundings::toggleQuotable(*comment);
    });
}

/// Worked out in its turn, so that each of several strokes moves what the one before it left.
void PassageActions::moveEnd(bool begin, int words)
{
    m_edits->add([this, id = inHand(), begin, words]() -> std::optional<Edit> {
        const Comment *comment = m_comments->comment(id);
        if (!comment || !comment->passage)
            return std::nullopt;
        const ReaderText &text = m_reader->text()->readerText();
        const std::optional<TextRange> shown = text.shown(*comment->passage);
        if (!shown)
            return std::nullopt;
        const std::optional<Passage> passage = text.passage(moved(*shown, begin, words));
        return passage ? setPassage(*comment, *passage) : std::nullopt;
    });
}

TextRange PassageActions::moved(TextRange shown, bool begin, int words) const
{
    QTextCursor cursor(m_reader->text()->document());
    if (begin) {
        cursor.setPosition(shown.begin);
        cursor.movePosition(words > 0 ? QTextCursor::NextWord : QTextCursor::PreviousWord);
        shown.begin = cursor.position();
    } else if (words > 0) {
        // Over what parts it from the next word, and then to that word's end.
        cursor.setPosition(shown.end);
        while (!cursor.atEnd() &&
               !m_reader->text()->document()->characterAt(cursor.position()).isLetterOrNumber())
            cursor.movePosition(QTextCursor::NextCharacter);
        cursor.movePosition(QTextCursor::EndOfWord);
        shown.end = cursor.position();
    } else {
        cursor.setPosition(shown.end);
        cursor.movePosition(QTextCursor::PreviousWord);
        shown.end = cursor.position();
    }
    return shown.begin < shown.end ? shown : TextRange();
}

void PassageActions::setEnds(CommentId id, const Passage &passage)
{
    m_edits->add([this, id, passage]() -> std::optional<Edit> {
        const Comment *comment = m_comments->comment(id);
        return comment ? setPassage(*comment, passage) : std::nullopt;
    });
}

} // namespace soundings
