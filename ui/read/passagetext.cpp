#include "ui/read/passagetext.h"

#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QMouseEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostLanes = 4;   // of bars in the margin; more comments on one place share the last
constexpr int LaneWidth = 6;
constexpr int FoldWidth = 16;  // the margin's place for the folds' triangles

bool touch(const TextRange &a, const TextRange &b)
{
    return a.begin < b.end && b.begin < a.end;
}

} // namespace

/// Left of the text: the comments' bars and the folds' triangles.
class PassageText::Margin : public QWidget
{
public:
    explicit Margin(PassageText *text) : QWidget(text), m_text(text) { setCursor(Qt::PointingHandCursor); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_text->palette().color(QPalette::Base));
        m_text->paintMargin(painter);
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        const int position = m_text->cursorForPosition(QPoint(0, event->pos().y())).position();
        const int fold = m_text->foldAt(position);
        if (fold >= 0) {
            m_text->setFolded(static_cast<size_t>(fold), !m_text->isFolded(static_cast<size_t>(fold)));
            return;
        }
        const QTextBlock block = m_text->document()->findBlock(position);
        const TextRange line{block.position(), block.position() + block.length()};
        const int lane = std::clamp((event->pos().x() - FoldWidth) / LaneWidth, 0, MostLanes - 1);
        for (size_t i = 0; i < m_text->m_marks.size(); ++i) {
            if (m_text->m_lanes[i] == lane && touch(m_text->m_marks[i].shown, line)) {
                Q_EMIT m_text->commentClicked(m_text->m_marks[i].comment);
                return;
            }
        }
    }

private:
    PassageText *m_text;
};

PassageText::PassageText(QWidget *parent) : QPlainTextEdit(parent), m_margin(new Margin(this))
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
    setViewportMargins(FoldWidth + MostLanes * LaneWidth, 0, 0, 0);
    connect(this, &QPlainTextEdit::updateRequest, m_margin, [this] { m_margin->update(); });
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
    assignLanes();
    viewport()->update();
    m_margin->update();
}

void PassageText::assignLanes()
{
    m_lanes.assign(m_marks.size(), 0);
    std::array<int, MostLanes> busyUntil{};
    for (size_t i = 0; i < m_marks.size(); ++i) {
        const auto free = std::find_if(busyUntil.begin(), busyUntil.end(),
                                       [&](int until) { return until <= m_marks[i].shown.begin; });
        const auto lane = free == busyUntil.end() ? MostLanes - 1 : static_cast<int>(free - busyUntil.begin());
        m_lanes[i] = lane;
        // Bars are drawn by lines, so the line's rest is taken as well.
        const QTextBlock block = document()->findBlock(m_marks[i].shown.end);
        busyUntil[static_cast<size_t>(lane)] = block.position() + block.length();
    }
}

void PassageText::setCurrent(CommentId comment)
{
    if (m_current == comment)
        return;
    m_current = comment;
    viewport()->update();
    m_margin->update();
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
    viewport()->update();
    m_margin->update();
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
    if (m_hits.empty())
        return false;
    const QTextCursor cursor = textCursor();
    size_t next = 0;
    if (step > 0) {
        const auto after = std::find_if(m_hits.begin(), m_hits.end(), [&](const TextRange &hit) {
            return hit.begin >= cursor.selectionEnd() && hit.begin > cursor.selectionStart();
        });
        next = after == m_hits.end() ? 0 : static_cast<size_t>(after - m_hits.begin());
    } else {
        const auto after = std::find_if(m_hits.begin(), m_hits.end(),
                                        [&](const TextRange &hit) { return hit.end >= cursor.selectionStart(); });
        next = (static_cast<size_t>(after - m_hits.begin()) + m_hits.size() - 1) % m_hits.size();
    }
    reveal(m_hits[next]);
    select(m_hits[next]);
    return true;
}

const PassageMark *PassageText::markAt(int position) const
{
    const PassageMark *best = nullptr;
    for (const PassageMark &mark : m_marks) {
        if (position >= mark.shown.begin && position < mark.shown.end
            && (!best || mark.shown.end - mark.shown.begin <= best->shown.end - best->shown.begin))
            best = &mark;
    }
    return best;
}

CommentId PassageText::commentAtCaret() const
{
    const QTextCursor cursor = textCursor();
    const PassageMark *mark = markAt(cursor.hasSelection() ? cursor.selectionStart() : cursor.position());
    if (!mark && cursor.position() > 0)
        mark = markAt(cursor.position() - 1);
    return mark ? mark->comment : CommentId{};
}

int PassageText::positionUnder(const QPoint &point) const
{
    const QTextCursor cursor = cursorForPosition(point);
    const QRect near = cursorRect(cursor);
    return near.adjusted(-20, -2, 20, 2).contains(point) ? cursor.position() : -1;
}

// --- Drawing -----------------------------------------------------------------------------------------------------

template<class F>
void PassageText::forVisibleBlocks(F f) const
{
    QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        if (!block.isVisible())
            continue;
        const QRectF place = blockBoundingRect(block).translated(offset);
        if (place.top() > viewport()->height())
            return;
        f(block, place);
        offset.ry() += place.height();
    }
}

std::vector<QRectF> PassageText::bands(const QTextBlock &block, const QRectF &place, TextRange range) const
{
    std::vector<QRectF> found;
    const int first = range.begin - block.position();
    const int last = range.end - block.position();
    const QTextLayout *layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int begin = std::max(first, line.textStart());
        const int end = std::min(last, line.textStart() + line.textLength());
        if (begin >= end)
            continue;
        const double one = line.cursorToX(begin);
        const double two = line.cursorToX(end);
        found.emplace_back(place.x() + std::min(one, two), place.y() + line.y(), std::abs(two - one), line.height());
    }
    return found;
}

void PassageText::paintBehind(QPainter &painter, const QTextBlock &block, const QRectF &place) const
{
    const TextRange here{block.position(), block.position() + block.length()};
    for (const PassageMark &mark : m_marks) {
        if (!touch(mark.shown, here) || mark.colours.isEmpty())
            continue;
        const QColor shade = tint(mark.colours.first(), palette(), mark.comment == m_current ? 0.45 : 0.2);
        for (const QRectF &band : bands(block, place, mark.shown))
            painter.fillRect(band, shade);
    }
    auto hit = std::lower_bound(m_hits.begin(), m_hits.end(), here.begin,
                                [](const TextRange &range, int begin) { return range.end <= begin; });
    painter.setPen(QPen(legible(hitColour(palette()), palette().color(QPalette::Base), 2.0), 1));
    painter.setBrush(hitColour(palette()));
    for (; hit != m_hits.end() && hit->begin < here.end; ++hit) {
        for (const QRectF &band : bands(block, place, *hit))
            painter.drawRoundedRect(band.adjusted(-1, 0, 1, -1), 2, 2);
    }
}

void PassageText::paintOver(QPainter &painter, const QTextBlock &block, const QRectF &place) const
{
    const TextRange here{block.position(), block.position() + block.length()};
    const QColor base = palette().color(QPalette::Base);
    for (size_t i = 0; i < m_marks.size(); ++i) {
        const PassageMark &mark = m_marks[i];
        if (!touch(mark.shown, here))
            continue;
        const QColor colour =
            legible(mark.colours.isEmpty() ? quietColour(palette()) : mark.colours.first(), base, 3.0);
        const double thick = mark.comment == m_current ? 2.5 : 1.5;
        for (const QRectF &band : bands(block, place, mark.shown)) {
            const double y = band.bottom() - 1 - 2.0 * std::min(m_lanes[i], 1);
            painter.fillRect(QRectF(band.x(), y - thick + 1, band.width(), thick), colour);
        }
    }
}

void PassageText::paintEvent(QPaintEvent *event)
{
    {
        QPainter behind(viewport());
        behind.setClipRect(event->rect());
        forVisibleBlocks([&](const QTextBlock &block, const QRectF &place) { paintBehind(behind, block, place); });
    }
    QPlainTextEdit::paintEvent(event);
    QPainter over(viewport());
    over.setClipRect(event->rect());
    forVisibleBlocks([&](const QTextBlock &block, const QRectF &place) { paintOver(over, block, place); });
}

void PassageText::paintMargin(QPainter &painter) const
{
    const QColor base = palette().color(QPalette::Base);
    painter.setRenderHint(QPainter::Antialiasing);
    forVisibleBlocks([&](const QTextBlock &block, const QRectF &place) {
        const TextRange here{block.position(), block.position() + std::max(1, block.length() - 1)};
        for (size_t i = 0; i < m_marks.size(); ++i) {
            if (!touch(m_marks[i].shown, here))
                continue;
            const std::vector<QRectF> lines = bands(block, place, m_marks[i].shown);
            if (lines.empty())
                continue;
            const QList<QColor> &colours = m_marks[i].colours;
            const bool current = m_marks[i].comment == m_current;
            const double x = FoldWidth + m_lanes[i] * LaneWidth + (current ? 0 : 1);
            const double width = current ? LaneWidth - 1 : LaneWidth - 3;
            const double step = (lines.back().bottom() - lines.front().top()) / double(std::max<qsizetype>(1, colours.size()));
            for (qsizetype c = 0; c < std::max<qsizetype>(1, colours.size()); ++c) {
                const QColor colour = colours.isEmpty() ? quietColour(palette()) : colours[c];
                painter.fillRect(QRectF(x, lines.front().top() + double(c) * step, width, step), legible(colour, base, 3.0));
            }
        }
        const int fold = foldAt(block.position());
        if (fold < 0)
            return;
        const QPointF middle(FoldWidth / 2.0, place.y() + fontMetrics().height() / 2.0);
        const bool shut = m_folded[static_cast<size_t>(fold)];
        const QPolygonF triangle = shut
            ? QPolygonF{middle + QPointF(-3, -5), middle + QPointF(4, 0), middle + QPointF(-3, 5)}
            : QPolygonF{middle + QPointF(-5, -3), middle + QPointF(5, -3), middle + QPointF(0, 4)};
        painter.setPen(Qt::NoPen);
        painter.setBrush(quietColour(palette()));
        painter.drawPolygon(triangle);
    });
}

void PassageText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inner = contentsRect();
    m_margin->setGeometry(inner.x(), inner.y(), FoldWidth + MostLanes * LaneWidth, inner.height());
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
