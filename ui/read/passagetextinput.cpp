#include "ui/read/passagetext.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

/// What keys and the mouse do in the text.
namespace soundings {

namespace {

constexpr size_t MostTips = 6; // comments that a tooltip tells of

} // namespace

QString PassageText::toolTipOf(const std::vector<CommentId> &comments) const
{
    QStringList tips;
    for (size_t i = 0; i < std::min(MostTips, comments.size()) && m_toolTip; ++i)
        tips.append(m_toolTip(comments[i]));
    if (comments.size() > MostTips)
        tips.append(tr("and %n more comment(s)", nullptr, static_cast<int>(comments.size() - MostTips)));
    return tips.join(QStringLiteral("\n\n"));
}

bool PassageText::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QPoint point = viewport()->mapFrom(this, help->pos());
        const int position = positionUnder(point);
        QStringList tips;
        if (position >= 0) {
            if (const std::optional<size_t> offer = offerAt(position))
                tips.append(m_offers[*offer].toolTip);
            tips.append(toolTipOf(marksAt(position)));
            if (foldAt(position) >= 0)
                tips.append(tr("Kept, and shown folded. Click or press Enter to open it."));
        }
        tips.removeAll(QString());
        QToolTip::showText(help->globalPos(), tips.join(QStringLiteral("\n\n")), this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if ((enter && foldAt(textCursor().position()) >= 0) || (m_drag && key->key() == Qt::Key_Escape)) {
            event->accept(); // before the workspace's own
            return true;
        }
        // Nothing is typed here: letters and Delete are the workspace's keys, Undo is the window's.
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
    if (m_drag && event->key() == Qt::Key_Escape) {
        cancelDrag();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const int fold = enter && !textCursor().hasSelection() ? foldAt(textCursor().position()) : -1;
    if (fold >= 0) {
        setFolded(static_cast<size_t>(fold), !m_folded[static_cast<size_t>(fold)]);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PassageText::mousePressEvent(QMouseEvent *event)
{
    const std::optional<bool> end = event->button() == Qt::LeftButton ? handleAt(event->pos()) : std::nullopt;
    if (!end) {
        QPlainTextEdit::mousePressEvent(event);
        return;
    }
    const auto mark = std::find_if(m_marks.begin(), m_marks.end(),
                                   [this](const PassageMark &each) { return each.comment == m_current; });
    m_drag = Drag{m_current, *end, mark->shown};
}

void PassageText::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag) {
        dragTo(event->pos());
        return;
    }
    QPlainTextEdit::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton)
        return;
    const int position = positionUnder(event->pos());
    const bool link = position >= 0 && (foldAt(position) >= 0 || offerAt(position));
    viewport()->setCursor(handleAt(event->pos()) ? Qt::SizeHorCursor
                          : link                 ? Qt::PointingHandCursor
                                                 : Qt::IBeamCursor);
}

void PassageText::dragTo(const QPoint &point)
{
    QScrollBar *down = verticalScrollBar();
    if (point.y() < 0 || point.y() > viewport()->height())
        down->setValue(down->value() + (point.y() < 0 ? -1 : 1) * down->singleStep());
    const int position = cursorForPosition(point).position();
    TextRange &shown = m_drag->shown;
    if (m_drag->begin)
        shown.begin = std::min(position, shown.end - 1);
    else
        shown.end = std::max(position, shown.begin + 1);
    refresh();
}

void PassageText::cancelDrag()
{
    m_drag.reset();
    refresh();
}

void PassageText::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag) {
        const Drag drag = *m_drag;
        cancelDrag();
        if (const std::optional<Passage> passage = m_reader.passage(drag.shown))
            Q_EMIT endsDragged(drag.comment, *passage);
        return;
    }
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || textCursor().hasSelection())
        return;
    const int position = positionUnder(event->pos());
    if (position < 0)
        return;
    const int fold = foldAt(position);
    if (fold >= 0)
        setFolded(static_cast<size_t>(fold), !m_folded[static_cast<size_t>(fold)]);
    else if (const std::optional<size_t> offer = offerAt(position))
        Q_EMIT offerClicked(*offer);
    else
        click(marksAt(position));
}

void PassageText::click(const std::vector<CommentId> &comments)
{
    if (comments.empty())
        return;
    const auto current = std::find(comments.begin(), comments.end(), m_current);
    const bool another = current == comments.end() || current + 1 == comments.end();
    Q_EMIT commentClicked(another ? comments.front() : *(current + 1));
}

} // namespace soundings
