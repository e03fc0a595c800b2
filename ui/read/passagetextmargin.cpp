#include "ui/read/passagetext.h"

#include "ui/widgets/themecolours.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <map>

/// Left of the text: the comments' bars and the folds' triangles.
namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int FoldWidth = 16; // for the folds' triangles and quotation marks
constexpr int BarsWidth = 44; // whatever overlaps, so that tagging never lays the text out anew
constexpr int WidestBar = 8;
constexpr int MostBars = 10; // side by side; of more the first few stand, and the others' number
constexpr int BarsBesideSummary = 7;
constexpr int SummaryWidth = 16;
constexpr double ShortestBar = 3;

bool isSummed(const Lane &lane)
{
    return lane.lanes > MostBars && lane.lane >= BarsBesideSummary;
}

double barWidth(const Lane &lane)
{
    if (lane.lanes > MostBars)
        return double(BarsWidth - SummaryWidth) / BarsBesideSummary;
    return std::min(double(WidestBar), double(BarsWidth) / lane.lanes);
}

/// How far down a line a position of it stands: a bar ends within the line where its comment does, so that
/// two in one line that don't overlap never cover each other.
double heightAt(const QTextBlock &block, const QRectF &place, int position, bool end)
{
    const int at = position - block.position();
    const QTextLine line = block.layout()->lineForTextPosition(end ? std::max(0, at - 1) : at);
    if (!line.isValid())
        return place.top();
    const double along = double(at - line.textStart()) / std::max(1, line.textLength());
    return place.y() + line.y() + line.height() * std::clamp(along, 0.0, 1.0);
}

} // namespace

class PassageText::Margin : public QWidget
{
public:
    explicit Margin(PassageText *text)
        : QWidget(text)
        , m_text(text)
    {
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_text->palette().color(QPalette::Base));
        m_text->paintMargin(painter);
    }
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), m_text->toolTipOf(m_text->marksInMargin(help->pos())), this);
        return true;
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        const int position = m_text->cursorForPosition(QPoint(0, event->pos().y())).position();
        const int fold = event->pos().x() < FoldWidth ? m_text->foldAt(position) : -1;
        if (fold >= 0)
            m_text->setFolded(static_cast<size_t>(fold), !m_text->isFolded(static_cast<size_t>(fold)));
        else
            m_text->click(m_text->marksInMargin(event->pos()));
    }

private:
    PassageText *m_text;
};

QWidget *PassageText::newMargin()
{
    return new Margin(this);
}

int PassageText::marginWidth() const
{
    return FoldWidth + BarsWidth + 2;
}

void PassageText::placeMargin()
{
    const QRect inner = contentsRect();
    m_margin->setGeometry(inner.x(), inner.y(), marginWidth(), inner.height());
}

std::optional<QRectF> PassageText::barAlong(const Sight &sight, TextRange range) const
{
    const auto first = std::find_if(sight.blocks.begin(), sight.blocks.end(), [&](const SeenBlock &seen) {
        return seen.block.position() + seen.block.length() > range.begin;
    });
    const auto last = std::find_if(sight.blocks.rbegin(), sight.blocks.rend(),
                                   [&](const SeenBlock &seen) { return seen.block.position() < range.end; });
    if (first == sight.blocks.end() || last == sight.blocks.rend() ||
        first->block.position() > last->block.position())
        return std::nullopt;
    const double top = range.begin <= sight.range.begin || range.begin < first->block.position()
                           ? first->place.top()
                           : heightAt(first->block, first->place, range.begin, false);
    const double bottom =
        range.end >= sight.range.end || range.end > last->block.position() + last->block.length()
            ? last->place.bottom()
            : heightAt(last->block, last->place, range.end, true);
    return QRectF(0, top, 0, std::max(ShortestBar, bottom - top));
}

PassageText::Bars PassageText::barsOf(const Sight &sight) const
{
    Bars bars;
    std::map<int, BarSummary> summaries; // by cluster; one is not in sight twice
    for (const size_t i : sight.marks) {
        const std::optional<QRectF> along = barAlong(sight, rangeOf(m_marks[i]));
        if (!along)
            continue;
        const Lane &lane = m_lanes[i];
        if (isSummed(lane)) {
            BarSummary &summary = summaries[lane.cluster];
            const QRectF place(FoldWidth + BarsWidth - SummaryWidth, along->top(), SummaryWidth,
                               along->height());
            summary.place = summary.place.united(place);
            summary.marks.push_back(i);
        } else {
            const double width = barWidth(lane);
            bars.own.push_back(
                {i, QRectF(FoldWidth + lane.lane * width, along->top(), width - 1, along->height())});
        }
    }
    for (auto &[cluster, summary] : summaries)
        bars.summaries.push_back(std::move(summary));
    return bars;
}

std::vector<CommentId> PassageText::marksInMargin(const QPoint &point) const
{
    const Bars bars = barsOf(sight());
    std::vector<CommentId> there;
    for (const Bar &bar : bars.own) {
        if (bar.place.adjusted(-0.5, 0, 1, 0).contains(point))
            there.push_back(m_marks[bar.mark].comment);
    }
    for (const BarSummary &summary : bars.summaries) {
        if (!summary.place.contains(point))
            continue;
        for (const size_t mark : summary.marks)
            there.push_back(m_marks[mark].comment);
    }
    return there;
}

void PassageText::paintMargin(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const Sight seen = sight();
    const Bars bars = barsOf(seen);
    for (const Bar &bar : bars.own)
        paintBar(painter, bar);
    const QColor quiet = quietColour(palette());
    for (const BarSummary &summary : bars.summaries) {
        painter.setPen(QPen(quiet, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(summary.place.adjusted(0.5, 0.5, -1, -0.5), 3, 3);
        QFont small = font();
        small.setPointSizeF(std::max(6.0, QFontInfo(small).pointSizeF() * 0.65 / m_zoom));
        painter.setFont(small);
        const QRectF visible = summary.place.intersected(QRectF(m_margin->rect()));
        painter.drawText(visible.adjusted(-2, 2, 1, 0), Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip,
                         u"+%1"_s.arg(summary.marks.size()));
    }
    for (const SeenBlock &block : seen.blocks)
        paintFold(painter, block);
}

void PassageText::paintBar(QPainter &painter, const Bar &bar) const
{
    const PassageMark &mark = m_marks[bar.mark];
    const bool current = mark.comment == m_current;
    const QColor base = palette().color(QPalette::Base);
    const qsizetype parts = std::max<qsizetype>(1, mark.colours.size());
    const double step = bar.place.height() / double(parts);
    for (qsizetype part = 0; part < parts; ++part) {
        const QColor colour =
            legible(mark.colours.isEmpty() ? quietColour(palette()) : mark.colours[part], base, 3.0);
        const QRectF place(bar.place.x(), bar.place.y() + double(part) * step, bar.place.width(), step);
        if (mark.proposed) {
            painter.setPen(QPen(colour, 1, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
        } else {
            painter.fillRect(place, colour);
        }
    }
    if (current) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.place.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    if (mark.quotable && bar.place.top() >= -font().pointSizeF()) {
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(0, bar.place.top(), FoldWidth, 2.0 * fontMetrics().height()),
                         Qt::AlignHCenter | Qt::AlignTop, u"❝"_s);
    }
}

void PassageText::paintFold(QPainter &painter, const SeenBlock &seen) const
{
    const int fold = foldAt(seen.block.position());
    if (fold < 0)
        return;
    const QPointF middle(FoldWidth / 2.0, seen.place.y() + fontMetrics().height() / 2.0);
    const bool shut = m_folded[static_cast<size_t>(fold)];
    const QPolygonF triangle =
        shut ? QPolygonF{middle + QPointF(-3, -5), middle + QPointF(4, 0), middle + QPointF(-3, 5)}
             : QPolygonF{middle + QPointF(-5, -3), middle + QPointF(5, -3), middle + QPointF(0, 4)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(quietColour(palette()));
    painter.drawPolygon(triangle);
}

void PassageText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

} // namespace soundings
