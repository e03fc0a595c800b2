#include "ui/read/passagetext.h"

#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QMimeData>
#include <QScrollBar>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

PassageText::PassageText(QWidget *parent) : QPlainTextEdit(parent), m_margin(newMargin())
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setCursorWidth(2);
    setMouseTracking(true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Text of the response"));
    document()->setDocumentMargin(10);
    setViewportMargins(marginWidth(), 0, 0, 0);
    connect(this, &QPlainTextEdit::updateRequest, m_margin, [this](const QRect &part, int down) {
        if (down != 0)
            m_margin->update();
        else
            m_margin->update(0, part.y(), m_margin->width(), part.height());
    });
    connect(this, &QPlainTextEdit::selectionChanged, this, &PassageText::selectedPassageChanged);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!textCursor().hasSelection())
            openWhatHides(textCursor().position()); // the caret is never out of sight
        Q_EMIT selectedPassageChanged();
    });
}

// --- What is shown -----------------------------------------------------------------------------------------------

void PassageText::setReaderText(const ReaderText &text)
{
    m_hits.clear();
    m_marks.clear();
    m_lanes.clear();
    m_offers.clear();
    m_drag.reset();
    m_current = {};
    m_reader = ReaderText();
    m_folded.clear();
    setPlainText(text.text());
    m_reader = text;
    m_folded.assign(m_reader.folds().size(), false);
    styleOwnLines();
    setAllFolded(true);
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(0);
}

void PassageText::setHits(std::vector<TextRange> hits)
{
    m_hits = std::move(hits);
    viewport()->update();
}

void PassageText::setMarks(std::vector<PassageMark> marks)
{
    m_marks = std::move(marks);
    std::stable_sort(m_marks.begin(), m_marks.end(), [](const PassageMark &a, const PassageMark &b) {
        return std::pair(a.shown.begin, -a.shown.end) < std::pair(b.shown.begin, -b.shown.end);
    });
    std::vector<TextRange> ranges;
    for (const PassageMark &mark : m_marks)
        ranges.push_back(mark.shown);
    m_lanes = lanesOf(ranges);
    refresh();
}

void PassageText::setOffers(std::vector<PassageOffer> offers)
{
    m_offers = std::move(offers);
    viewport()->update();
}

void PassageText::refresh()
{
    viewport()->update();
    m_margin->update();
}

void PassageText::setCurrent(CommentId comment)
{
    if (m_current == comment)
        return;
    m_current = comment;
    cancelDrag();
    refresh();
}

void PassageText::setZoom(double factor)
{
    m_zoom = std::clamp(factor, 0.5, 4.0);
    QFont scaled = QApplication::font();
    scaled.setPointSizeF(scaled.pointSizeF() * 1.05 * m_zoom);
    setFont(scaled);
}

void PassageText::styleOwnLines()
{
    m_styling = true;
    QTextCharFormat heading;
    heading.setFontWeight(QFont::Bold);
    QTextCharFormat marker;
    marker.setFontItalic(true);
    marker.setForeground(quietColour(palette()));
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document); // a new text has taken on what the caret stood in: a heading, perhaps
    cursor.setCharFormat({});
    const auto style = [&cursor](TextRange range, const QTextCharFormat &format) {
        cursor.setPosition(range.begin);
        cursor.setPosition(range.end, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(format);
    };
    for (const ReaderText::Heading &each : m_reader.headings())
        style(each.shown, heading);
    for (const ReaderText::Fold &each : m_reader.folds())
        style(each.marker, marker);
    m_styling = false;
}

// --- Folds -------------------------------------------------------------------------------------------------------

void PassageText::setFolded(size_t fold, bool folded)
{
    if (m_folded[fold] == folded)
        return;
    m_folded[fold] = folded;
    const ReaderText::Fold &stretch = m_reader.folds()[fold];
    for (QTextBlock block = document()->findBlock(stretch.shown.begin);
         block.isValid() && block.position() < stretch.shown.end; block = block.next())
        block.setVisible(!folded);
    // The marker's own block is in the range, so that it is always more than one: the layout then recounts lines.
    document()->markContentsDirty(stretch.marker.begin, stretch.shown.end - stretch.marker.begin);
    if (folded && textCursor().position() >= stretch.shown.begin && textCursor().position() <= stretch.shown.end) {
        QTextCursor cursor = textCursor();
        cursor.setPosition(stretch.marker.begin);
        setTextCursor(cursor);
    }
    refresh();
}

void PassageText::setAllFolded(bool folded)
{
    for (size_t fold = 0; fold < m_folded.size(); ++fold)
        setFolded(fold, folded);
}

void PassageText::openWhatHides(int position)
{
    for (size_t fold = 0; fold < m_folded.size(); ++fold) {
        const TextRange &hidden = m_reader.folds()[fold].shown;
        if (m_folded[fold] && position >= hidden.begin && position <= hidden.end
            && !document()->findBlock(position).isVisible())
            setFolded(fold, false);
    }
}

int PassageText::foldAt(int position) const
{
    for (size_t fold = 0; fold < m_folded.size(); ++fold) {
        const TextRange &marker = m_reader.folds()[fold].marker;
        if (position >= marker.begin && position <= marker.end)
            return static_cast<int>(fold);
    }
    return -1;
}

// --- Selecting ---------------------------------------------------------------------------------------------------

std::optional<Passage> PassageText::selectedPassage() const
{
    const QTextCursor cursor = textCursor();
    if (!cursor.hasSelection())
        return std::nullopt;
    return m_reader.passage({cursor.selectionStart(), cursor.selectionEnd()});
}

QString PassageText::selectedText() const
{
    const QTextCursor cursor = textCursor();
    return m_reader.plain({cursor.selectionStart(), cursor.selectionEnd()});
}

void PassageText::select(TextRange shown)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(shown.begin);
    cursor.setPosition(shown.end, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void PassageText::reveal(TextRange shown)
{
    openWhatHides(shown.begin);
    openWhatHides(std::max(shown.begin, shown.end - 1));
    QTextCursor cursor = textCursor();
    cursor.setPosition(shown.begin);
    setTextCursor(cursor);
    const QRect place = cursorRect();
    if (place.top() < 0 || place.bottom() > viewport()->height() * 4 / 5)
        centerCursor();
}

bool PassageText::goToHit(int step)
{
    const QTextCursor cursor = textCursor();
    const int begin = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    if (step > 0) {
        // A caret before a hit goes to it; a hit that is selected already was gone to.
        const auto next = std::find_if(m_hits.begin(), m_hits.end(), [&](const TextRange &hit) {
            return hit.begin >= end && (hit.begin > begin || begin == end);
        });
        return next != m_hits.end() && showHit(*next);
    }
    const auto before = std::find_if(m_hits.rbegin(), m_hits.rend(), [&](const TextRange &hit) { return hit.end <= begin; });
    return before != m_hits.rend() && showHit(*before);
}

bool PassageText::goToFirstHit(int step)
{
    return !m_hits.empty() && showHit(step > 0 ? m_hits.front() : m_hits.back());
}

bool PassageText::showHit(const TextRange &hit)
{
    reveal(hit);
    select(hit);
    return true;
}

std::vector<CommentId> PassageText::marksAt(int position) const
{
    std::vector<const PassageMark *> there;
    for (const PassageMark &mark : m_marks) {
        if (mark.shown.begin > position)
            break;
        if (position < mark.shown.end)
            there.push_back(&mark);
    }
    // Of two as long, the one that begins later lies on top.
    std::sort(there.begin(), there.end(), [](const PassageMark *a, const PassageMark *b) {
        const auto rank = [](const PassageMark *mark) {
            return std::pair(mark->shown.end - mark->shown.begin, -mark->shown.begin);
        };
        return rank(a) < rank(b);
    });
    std::vector<CommentId> comments;
    for (const PassageMark *mark : there)
        comments.push_back(mark->comment);
    return comments;
}

std::vector<CommentId> PassageText::commentsAtCaret() const
{
    const QTextCursor cursor = textCursor();
    std::vector<CommentId> there = marksAt(cursor.hasSelection() ? cursor.selectionStart() : cursor.position());
    if (there.empty() && cursor.position() > 0)
        there = marksAt(cursor.position() - 1);
    return there;
}

CommentId PassageText::commentAtCaret() const
{
    const std::vector<CommentId> there = commentsAtCaret();
    return there.empty() ? CommentId{} : there.front();
}

std::optional<size_t> PassageText::offerAt(int position) const
{
    const auto found = std::lower_bound(m_offers.begin(), m_offers.end(), position,
                                        [](const PassageOffer &offer, int at) { return offer.shown.end <= at; });
    if (found == m_offers.end() || found->shown.begin > position)
        return std::nullopt;
    return static_cast<size_t>(found - m_offers.begin());
}

std::optional<size_t> PassageText::offerAtCaret() const
{
    const QTextCursor cursor = textCursor();
    const int at = cursor.selectionStart();
    const std::optional<size_t> here = offerAt(at);
    return here || at == 0 || cursor.hasSelection() ? here : offerAt(at - 1);
}

int PassageText::positionUnder(const QPoint &point) const
{
    const QTextCursor cursor = cursorForPosition(point);
    const QRect near = cursorRect(cursor);
    return near.adjusted(-20, -2, 20, 2).contains(point) ? cursor.position() : -1;
}

void PassageText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_styling)
        styleOwnLines();
}

QMimeData *PassageText::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    copied->setText(selectedText());
    return copied;
}

} // namespace soundings
