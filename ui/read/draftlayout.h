#pragma once

#include "core/consultation/draft.h"

#include <QPoint>
#include <QRect>
#include <QSizeF>

#include <optional>
#include <vector>

namespace soundings {

enum class DraftFit { Percent, Width, Page };

/// Where on which page: fractions of the page's width and height, outside 0…1 beside it.
struct PageSpot
{
    int page = 0;
    QPointF at;
};

/// Pages one under the other, in content coordinates: logical pixels from the top left of all pages, before
/// scrolling. Pure geometry; knows nothing of widgets.
class DraftLayout
{
public:
    static constexpr int Gap = 12;        ///< around and between pages
    static constexpr int StripWidth = 64; ///< right of each page, for its margin: where comments fall
    static constexpr double LeastZoom = 0.1;
    static constexpr double MostZoom = 8;

    DraftLayout() = default;
    /// Sizes in points.
    explicit DraftLayout(std::vector<QSizeF> pages);

    /// `zoom` counts where `fit` is Percent and is kept within bounds; `pixelsPerPoint` is the screen's at 100 %.
    /// Fitting goes by the usual page; one that is larger, a spread among portraits, is made smaller to fit too.
    void arrange(DraftFit fit, double zoom, QSize viewport, double pixelsPerPoint);

    [[nodiscard]] int pageCount() const { return int(m_points.size()); }
    [[nodiscard]] QSizeF points(int page) const { return m_points[size_t(page)]; }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] double scale(int page) const { return m_scales[size_t(page)]; } ///< logical pixels per point
    [[nodiscard]] QSize contentSize() const { return m_content; }

    [[nodiscard]] QRect pageRect(int page) const { return m_rects[size_t(page)]; }
    [[nodiscard]] QRect stripRect(int page) const; ///< beside the page
    /// First and last page that have part in top…bottom; none where only a gap does.
    [[nodiscard]] std::optional<std::pair<int, int>> pagesBetween(int top, int bottom) const;
    [[nodiscard]] std::optional<int> pageAt(QPoint content) const;
    [[nodiscard]] PageSpot spotAt(QPoint content) const; ///< on the nearest page
    [[nodiscard]] QPointF pointOf(const PageSpot &spot) const;
    [[nodiscard]] QRectF rectOf(int page, const Box &box) const;

private:
    [[nodiscard]] double fitted(DraftFit fit, QSizeF points, QSize viewport) const;
    [[nodiscard]] QSizeF usualSize() const;

    std::vector<QSizeF> m_points;
    std::vector<double> m_scales;
    std::vector<QRect> m_rects;
    QSize m_content;
    double m_zoom = 1;
};

} // namespace soundings
