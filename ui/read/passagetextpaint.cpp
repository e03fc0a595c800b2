#include "ui/read/passagetext.h"

#include "ui/widgets/themecolours.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

/// What is drawn behind and over the text. Only lines in sight are looked at, however long their paragraph
/// is.
namespace soundings {

namespace {

constexpr int MostUnderlines = 2; // one beneath the other, below the letters; the margin tells of more
constexpr double HandleRadius = 4;

bool touch(const TextRange &a, const TextRange &b)
{
    return a.begin < b.end && b.begin < a.end;
}

/// The first line of a layout for which `isBefore` is not true.
template<class F>
int firstLine(const QTextLayout &layout, F isBefore)
{
    int low = 0;
    int high = layout.lineCount();
    while (low < high) {
        const int middle = (low + high) / 2;
        if (isBefore(layout.lineAt(middle)))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double bottomOf(const QTextLine &line)
{
    return line.y() + line.height();
}

} // namespace

TextRange PassageText::rangeOf(const PassageMark &mark) const
{
    return m_drag && m_drag->comment == mark.comment ? m_drag->shown : mark.shown;
}

PassageText::Sight PassageText::sight() const
{
    Sight sight;
    QPointF offset = contentOffset();
    const double height = viewport()->height();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        if (!block.isVisible())
            continue;
        const QRectF place = blockBoundingRect(block).translated(offset);
        if (place.top() > height)
            break;
        sight.blocks.push_back({block, place});
        offset.ry() += place.height();
    }
    if (sight.blocks.empty())
        return sight;
    const SeenBlock &top = sight.blocks.front();
    const SeenBlock &bottom = sight.blocks.back();
    const QTextLayout &first = *top.block.layout();
    const QTextLayout &last = *bottom.block.layout();
    const int from =
        firstLine(first, [&](const QTextLine &line) { return top.place.y() + bottomOf(line) < 0; });
    const int to =
        firstLine(last, [&](const QTextLine &line) { return bottom.place.y() + line.y() <= height; });
    sight.range.begin =
        top.block.position() + (from < first.lineCount() ? first.lineAt(from).textStart() : 0);
    sight.range.end = bottom.block.position() + (to < last.lineCount() ? last.lineAt(to).textStart()
                                                                       : std::max(1, bottom.block.length()));
    for (size_t i = 0; i < m_marks.size(); ++i) {
        if (touch(rangeOf(m_marks[i]), sight.range))
            sight.marks.push_back(i);
    }
    return sight;
}

std::vector<QRectF> PassageText::bands(const SeenBlock &seen, TextRange range) const
{
    std::vector<QRectF> found;
    const int first = range.begin - seen.block.position();
    const int last = range.end - seen.block.position();
    const QTextLayout &layout = *seen.block.layout();
    const int from = std::max(
        firstLine(layout,
                  [&](const QTextLine &line) { return line.textStart() + line.textLength() <= first; }),
        firstLine(layout, [&](const QTextLine &line) { return seen.place.y() + bottomOf(line) < 0; }));
    for (int i = from; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const int begin = std::max(first, line.textStart());
        const int end = std::min(last, line.textStart() + line.textLength());
        if (begin >= end || seen.place.y() + line.y() > viewport()->height())
            break;
        const double one = line.cursorToX(begin);
        const double two = line.cursorToX(end);
        found.emplace_back(seen.place.x() + std::min(one, two), seen.place.y() + line.y(),
                           std::abs(two - one), line.height());
    }
    return found;
}

void PassageText::paintBehind(QPainter &painter, const Sight &sight, const SeenBlock &seen) const
{
    const TextRange here{seen.block.position(), seen.block.position() + seen.block.length()};
    for (const size_t i : sight.marks) {
        const PassageMark &mark = m_marks[i];
        if (!touch(rangeOf(mark), here) || mark.colours.isEmpty())
            continue;
        const double strength = mark.comment == m_current ? 0.45 : mark.proposed ? 0.08 : 0.2;
        const QColor shade = tint(mark.colours.first(), palette(), strength);
        for (const QRectF &band : bands(seen, rangeOf(mark)))
            painter.fillRect(band, shade);
    }
    paintHits(painter, seen);
}

void PassageText::paintHits(QPainter &painter, const SeenBlock &seen) const
{
    const int begin = seen.block.position();
    auto hit = std::lower_bound(m_hits.begin(), m_hits.end(), begin,
                                [](const TextRange &range, int at) { return range.end <= at; });
    painter.setPen(QPen(legible(hitColour(palette()), palette().color(QPalette::Base), 2.0), 1));
    painter.setBrush(hitColour(palette()));
    for (; hit != m_hits.end() && hit->begin < begin + seen.block.length(); ++hit) {
        for (const QRectF &band : bands(seen, *hit))
            painter.drawRoundedRect(band.adjusted(-1, 0, 1, -1), 2, 2);
    }
}

void PassageText::paintOver(QPainter &painter, const Sight &sight, const SeenBlock &seen) const
{
    const TextRange here{seen.block.position(), seen.block.position() + seen.block.length()};
    const QColor base = palette().color(QPalette::Base);
    for (const size_t i : sight.marks) {
        const PassageMark &mark = m_marks[i];
        const bool current = mark.comment == m_current;
        if (!touch(rangeOf(mark), here) || (m_lanes[i].lane >= MostUnderlines && !current))
            continue;
        const QColor colour =
            legible(mark.colours.isEmpty() ? quietColour(palette()) : mark.colours.first(), base, 3.0);
        QPen pen(colour, current ? 2.0 : 1.2, Qt::SolidLine, Qt::FlatCap);
        if (mark.proposed)
            pen.setDashPattern({3, 2});
        painter.setPen(pen);
        for (const QRectF &band : bands(seen, rangeOf(mark))) {
            const double y = band.bottom() - 0.6 - (current ? 0 : 1.6 * m_lanes[i].lane);
            painter.drawLine(QPointF(band.left(), y), QPointF(band.right(), y));
        }
    }
    paintOffers(painter, seen);
}

void PassageText::paintOffers(QPainter &painter, const SeenBlock &seen) const
{
    const int begin = seen.block.position();
    const QColor base = palette().color(QPalette::Base);
    auto offer = std::lower_bound(m_offers.begin(), m_offers.end(), begin,
                                  [](const PassageOffer &each, int at) { return each.shown.end <= at; });
    for (; offer != m_offers.end() && offer->shown.begin < begin + seen.block.length(); ++offer) {
        const QColor colour = offer->nowhere ? warningColour(palette()) : palette().color(QPalette::Link);
        QPen pen(legible(colour, base, 4.5), 1.5);
        pen.setCapStyle(Qt::RoundCap);
        pen.setDashPattern({0.1, 2});
        painter.setPen(pen);
        for (const QRectF &band : bands(seen, offer->shown)) {
            const double y = band.bottom() - 2.5;
            painter.drawLine(QPointF(band.left(), y), QPointF(band.right(), y));
        }
    }
}

void PassageText::paintEvent(QPaintEvent *event)
{
    const Sight seen = sight();
    {
        QPainter behind(viewport());
        behind.setClipRect(event->rect());
        for (const SeenBlock &block : seen.blocks)
            paintBehind(behind, seen, block);
    }
    QPlainTextEdit::paintEvent(event);
    QPainter over(viewport());
    over.setClipRect(event->rect());
    for (const SeenBlock &block : seen.blocks)
        paintOver(over, seen, block);
    paintHandles(over);
}

// --- The ends of the current comment
// -----------------------------------------------------------------------------

std::optional<PassageText::Handle> PassageText::handle(bool begin) const
{
    const auto mark = std::find_if(m_marks.begin(), m_marks.end(),
                                   [this](const PassageMark &each) { return each.comment == m_current; });
    if (mark == m_marks.end())
        return std::nullopt;
    const TextRange range = rangeOf(*mark);
    const TextRange last =
        begin ? TextRange{range.begin, range.begin + 1} : TextRange{range.end - 1, range.end};
    const QTextBlock block = document()->findBlock(last.begin);
    if (!block.isVisible())
        return std::nullopt;
    const std::vector<QRectF> found =
        bands({block, blockBoundingGeometry(block).translated(contentOffset())}, last);
    if (found.empty())
        return std::nullopt;
    const QRectF &letter = found.front();
    const double x = begin ? letter.left() : letter.right();
    const double y = begin ? letter.top() : letter.bottom();
    return Handle{QRectF(x - HandleRadius, y - HandleRadius, 2 * HandleRadius, 2 * HandleRadius), x,
                  letter.top(), letter.bottom()};
}

std::optional<bool> PassageText::handleAt(const QPoint &point) const
{
    for (const bool begin : {false, true}) {
        const std::optional<Handle> there = handle(begin);
        if (there && there->place.adjusted(-3, -3, 3, 3).contains(point))
            return begin;
    }
    return std::nullopt;
}

void PassageText::paintHandles(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto mark = std::find_if(m_marks.begin(), m_marks.end(),
                                   [this](const PassageMark &each) { return each.comment == m_current; });
    if (mark == m_marks.end())
        return;
    const QColor base = palette().color(QPalette::Base);
    const QColor colour =
        legible(mark->colours.isEmpty() ? quietColour(palette()) : mark->colours.first(), base, 4.5);
    for (const bool begin : {true, false}) {
        const std::optional<Handle> end = handle(begin);
        if (!end)
            continue;
        painter.setPen(QPen(colour, 1.5));
        painter.drawLine(QPointF(end->x, end->top), QPointF(end->x, end->bottom));
        painter.setPen(QPen(base, 1));
        painter.setBrush(colour);
        painter.drawEllipse(end->place);
    }
}

} // namespace soundings
