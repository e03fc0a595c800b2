#include "ui/read/draftview.h"
#include "ui/widgets/palette.h"

#include <QPainter>

#include <algorithm>

/// The margin of the draft's pages: where comments fall.
namespace soundings {

namespace {

constexpr int WidestBar = 28;
constexpr int NarrowestBar = 5;
constexpr int RingSize = 7; ///< of the mark beside a section that nobody commented on
constexpr double GoesOn = 0.55; ///< opacity of a bar whose section began on a page before

} // namespace

QColor DraftView::surroundings() const
{
    return isDark(palette()) ? QColor(30, 31, 34) : QColor(214, 216, 219);
}

void DraftView::setTallies(const SectionTallies &tallies)
{
    if (m_tallies == tallies)
        return;
    m_tallies = tallies;
    rebuildMargin();
}

void DraftView::setThemeLooks(const ThemeLooks &looks)
{
    m_looks = looks;
    rebuildMargin();
}

void DraftView::setMarginBy(MarginBy by)
{
    m_marginBy = by;
    rebuildMargin();
}

void DraftView::rebuildMargin()
{
    m_margin = m_tallies ? DraftMargin(m_sections, *m_tallies, m_marginBy, m_looks) : DraftMargin();
    viewport()->update();
}

QRect DraftView::barOf(const MarginBar &bar) const
{
    const QRect strip = m_layout.stripRect(bar.stretch.page);
    const int top = strip.top() + int(bar.stretch.top * strip.height()) + 1;
    const int bottom = strip.top() + int(bar.stretch.bottom * strip.height()) - 2;
    const int width = bar.count == 0 ? RingSize : std::max(NarrowestBar, int(bar.width * WidestBar + 0.5));
    return {strip.left() + 2, top, width, bar.count == 0 ? RingSize : std::max(4, bottom - top)};
}

/// Beside the whole of the stretch, not the narrow bar alone: it is to be hit easily.
const MarginBar *DraftView::barAt(QPoint content) const
{
    const auto pages = m_layout.pagesBetween(content.y(), content.y());
    if (!pages || !m_layout.stripRect(pages->first).contains(content))
        return nullptr;
    for (const MarginBar &bar : m_margin.onPage(pages->first)) {
        const QRect rect = barOf(bar);
        if (content.y() >= rect.top() - 1 && content.y() <= rect.bottom() + 1)
            return &bar;
    }
    return nullptr;
}

void DraftView::paintStrip(QPainter &painter, int page)
{
    const std::span<const MarginBar> bars = m_margin.onPage(page);
    if (bars.empty())
        return;
    painter.save();
    const QColor ink = isDark(palette()) ? QColor(235, 235, 235) : QColor(40, 40, 40);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() * 0.85));
    painter.setFont(small);
    const int high = QFontMetrics(small).height();
    int written = 0; // down to where numbers stand already: sections close together leave no room for each
    for (const MarginBar &bar : bars) {
        const QRect rect = barOf(bar);
        if (bar.count == 0) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(isDark(palette()) ? QColor(150, 152, 156) : QColor(100, 103, 108), 1.2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(rect);
            painter.setRenderHint(QPainter::Antialiasing, false);
            continue;
        }
        painter.setOpacity(bar.begins ? 1 : GoesOn);
        paintStackedBar(painter, rect, bar.parts, surroundings());
        painter.setOpacity(1);
        if (!bar.begins || rect.top() < written)
            continue;
        const QString text = bar.count > 9999 ? tr("10k+", "more than 9999 comments") : locale().toString(bar.count);
        painter.setPen(ink);
        painter.drawText(QRect(rect.right() + 4, rect.top() - 1, DraftLayout::StripWidth, high),
                         Qt::AlignLeft | Qt::AlignTop, text);
        written = rect.top() + high - 2;
    }
    painter.restore();
}

} // namespace soundings
