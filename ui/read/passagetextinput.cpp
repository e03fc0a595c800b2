#include "ui/read/passagetext.h"

#include <QHelpEvent>
#include <QToolTip>

/// What keys and the mouse do in the text.
namespace soundings {

bool PassageText::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QPoint point = viewport()->mapFrom(this, help->pos());
        const int position = positionUnder(point);
        const PassageMark *mark = position < 0 ? nullptr : markAt(position);
        if (mark)
            QToolTip::showText(help->globalPos(), mark->toolTip, this);
        else if (position >= 0 && foldAt(position) >= 0)
            QToolTip::showText(help->globalPos(), tr("Kept, and shown folded. Click or press Enter to open it."), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Nothing is typed here: letters and Delete are the workspace's keys, Undo is the window's.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool undo = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (undo || (plain && (!key->text().isEmpty() || key->key() == Qt::Key_Delete))) {
            event->ignore();
            return false;
        }
    }
    return QPlainTextEdit::event(event);
}

void PassageText::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const int fold = enter && !textCursor().hasSelection() ? foldAt(textCursor().position()) : -1;
    if (fold >= 0) {
        setFolded(static_cast<size_t>(fold), !m_folded[static_cast<size_t>(fold)]);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PassageText::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || textCursor().hasSelection())
        return;
    const int position = positionUnder(event->pos());
    if (position < 0)
        return;
    const int fold = foldAt(position);
    if (fold >= 0)
        setFolded(static_cast<size_t>(fold), !m_folded[static_cast<size_t>(fold)]);
    else if (const PassageMark *mark = markAt(position))
        Q_EMIT commentClicked(mark->comment);
}

void PassageText::mouseMoveEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) {
        const int position = positionUnder(event->pos());
        const bool link = position >= 0 && foldAt(position) >= 0;
        viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::IBeamCursor);
    }
}

} // namespace soundings
