#include "ui/read/draftlayout.h"

#include <algorithm>
#include <cmath>

namespace soundings {

DraftLayout::DraftLayout(std::vector<QSizeF> pages)
    : m_points(std::move(pages)), m_scales(m_points.size(), 1.0), m_rects(m_points.size())
{
}

QSizeF DraftLayout::usualSize() const
{
    std::vector<double> widths;
    std::vector<double> heights;
    for (const QSizeF &size : m_points) {
        widths.push_back(size.width());
        heights.push_back(size.height());
    }
    const auto middle = [](std::vector<double> &lengths) {
        const auto at = lengths.begin() + qsizetype(lengths.size() / 2);
        std::nth_element(lengths.begin(), at, lengths.end());
        return *at;
    };
    return {middle(widths), middle(heights)};
}

/// Logical pixels per point at which a page of that size fits.
double DraftLayout::fitted(DraftFit fit, QSizeF points, QSize viewport) const
{
    const double across = (viewport.width() - 2 * Gap - StripWidth) / points.width();
    const double down = (viewport.height() - 2 * Gap) / points.height();
    return fit == DraftFit::Width ? across : std::min(across, down);
}

void DraftLayout::arrange(DraftFit fit, double zoom, QSize viewport, double pixelsPerPoint)
{
    const bool fits = fit != DraftFit::Percent && !m_points.empty();
    const double wanted = fits ? fitted(fit, usualSize(), viewport) / pixelsPerPoint : zoom;
    m_zoom = std::clamp(wanted, LeastZoom, MostZoom);
    int widest = 0;
    for (size_t i = 0; i < m_points.size(); ++i) {
        m_scales[i] = m_zoom * pixelsPerPoint;
        if (fits)
            m_scales[i] = std::clamp(fitted(fit, m_points[i], viewport), LeastZoom * pixelsPerPoint, m_scales[i]);
        const QSize size(std::max(1, int(std::lround(m_points[i].width() * m_scales[i]))),
                         std::max(1, int(std::lround(m_points[i].height() * m_scales[i]))));
        m_rects[i].setSize(size);
        widest = std::max(widest, size.width());
    }
    const int width = std::max(widest + 2 * Gap + StripWidth, viewport.width());
    int top = Gap;
    for (QRect &rect : m_rects) {
        rect.moveTo((width - StripWidth - rect.width()) / 2, top);
        top += rect.height() + Gap;
    }
    m_content = QSize(widest + 2 * Gap + StripWidth, top);
}

QRect DraftLayout::stripRect(int page) const
{
    const QRect rect = pageRect(page);
    return {rect.right() + 4, rect.top(), StripWidth - 4, rect.height()};
}

std::optional<std::pair<int, int>> DraftLayout::pagesBetween(int top, int bottom) const
{
    const auto first = std::partition_point(m_rects.begin(), m_rects.end(),
                                            [top](const QRect &rect) { return rect.bottom() < top; });
    const auto past = std::partition_point(first, m_rects.end(),
                                           [bottom](const QRect &rect) { return rect.top() <= bottom; });
    if (first == past)
        return std::nullopt;
    return std::pair(int(first - m_rects.begin()), int(past - m_rects.begin()) - 1);
}

std::optional<int> DraftLayout::pageAt(QPoint content) const
{
    const auto pages = pagesBetween(content.y(), content.y());
    if (pages && pageRect(pages->first).contains(content))
        return pages->first;
    return std::nullopt;
}

PageSpot DraftLayout::spotAt(QPoint content) const
{
    if (m_rects.empty())
        return {};
    // A page's reach goes to the middle of the gap below it.
    const auto at = std::partition_point(m_rects.begin(), m_rects.end() - 1, [content](const QRect &rect) {
        return rect.bottom() + Gap / 2 < content.y();
    });
    const QRect &rect = *at;
    return {int(at - m_rects.begin()), QPointF(double(content.x() - rect.left()) / rect.width(),
                                               double(content.y() - rect.top()) / rect.height())};
}

QPointF DraftLayout::pointOf(const PageSpot &spot) const
{
    if (m_rects.empty())
        return {};
    const QRect &rect = m_rects[size_t(std::clamp(spot.page, 0, pageCount() - 1))];
    return {rect.left() + spot.at.x() * rect.width(), rect.top() + spot.at.y() * rect.height()};
}

QRectF DraftLayout::rectOf(int page, const Box &box) const
{
    return QRectF(pointOf({page, {box.left, box.top}}), pointOf({page, {box.right, box.bottom}}));
}

} // namespace soundings
