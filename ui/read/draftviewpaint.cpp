#include "ui/read/draftview.h"

#include "ui/widgets/palette.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace soundings {

namespace {

const QColor HitColour(255, 214, 0, 96);
const QColor CurrentHitColour(255, 128, 0, 130);
const QColor CurrentHitEdge(200, 80, 0);
const QColor MarkColour(0, 122, 204, 60);
const QColor MarkEdge(0, 122, 204);
const QColor DarkestInk(28, 28, 30); ///< white paper on dark pages

} // namespace

void DraftView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), surroundings());
    if (pageCount() == 0)
        return;
    const QRect exposed = event->rect().translated(origin());
    const auto pages = m_layout.pagesBetween(exposed.top() - 2, exposed.bottom() + 2);
    if (!pages)
        return;
    painter.translate(-origin());
    for (int page = pages->first; page <= pages->second; ++page)
        paintPage(painter, page, exposed);
}

void DraftView::paintPage(QPainter &painter, int page, QRect exposed)
{
    const QRect rect = m_layout.pageRect(page);
    painter.setPen(isDark(palette()) ? QColor(70, 72, 76) : QColor(160, 163, 168));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(-1, -1, 0, 0));
    painter.save();
    painter.setClipRect(rect.intersected(exposed));
    painter.fillRect(rect, Qt::white);
    paintPicture(painter, page, exposed);
    if (m_darkPages) {
        painter.setCompositionMode(QPainter::CompositionMode_Difference);
        painter.fillRect(rect, Qt::white);
        painter.setCompositionMode(QPainter::CompositionMode_Lighten);
        painter.fillRect(rect, DarkestInk);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    }
    paintMarks(painter, page);
    painter.restore();
    paintStrip(painter, page);
}

void DraftView::paintPicture(QPainter &painter, int page, QRect exposed)
{
    const QRect rect = m_layout.pageRect(page);
    if (m_undrawable.contains(page)) {
        painter.setPen(Qt::darkGray);
        painter.drawText(rect.adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Page %1 can't be drawn: it is damaged in the file.").arg(page + 1));
        return;
    }
    const double ratio = viewport()->devicePixelRatioF();
    // Where the page begins on whole device pixels, so that pictures are not smeared over two of them.
    const QPointF corner = QPointF(std::round((rect.x() - origin().x()) * ratio) / ratio + origin().x(),
                                   std::round((rect.y() - origin().y()) * ratio) / ratio + origin().y());
    const int scale = tileScale(page);
    const std::vector<Tile> tiles = tilesIn(rect.intersected(exposed));
    const bool complete = std::all_of(tiles.begin(), tiles.end(),
                                      [this](const Tile &tile) { return m_cache.contains(tile.key); });
    if (!complete) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        for (const TileCache::Picture &picture : m_cache.standIns(page, scale)) {
            const double stretch = double(scale) / picture.tile.key.scale / ratio;
            const QRect &part = picture.tile.rect;
            painter.drawImage(QRectF(corner.x() + part.x() * stretch, corner.y() + part.y() * stretch,
                                     part.width() * stretch, part.height() * stretch),
                              picture.image);
        }
        scheduleRequests();
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    for (const Tile &tile : tiles) {
        QImage image = m_cache.find(tile.key);
        if (image.isNull())
            continue;
        image.setDevicePixelRatio(ratio);
        painter.drawImage(corner + QPointF(tile.rect.topLeft()) / ratio, image);
    }
}

void DraftView::paintMarks(QPainter &painter, int page)
{
    painter.setPen(Qt::NoPen);
    if (const Section *section = m_sections.find(m_marked); section && section->page == page && !section->box.isEmpty()) {
        painter.setPen(QPen(MarkEdge, 2));
        painter.setBrush(MarkColour);
        painter.drawRoundedRect(m_layout.rectOf(page, section->box).adjusted(-5, -3, 5, 3), 3, 3);
    }
    const auto &content = m_pages[size_t(page)];
    if (m_markedWords && m_markedWords->page == page && content) {
        painter.setPen(QPen(MarkEdge, 1.5));
        painter.setBrush(MarkColour);
        for (const soundings::Box &box : draft::boxesBetween(content->text, m_markedWords->begin, m_markedWords->end))
            painter.drawRect(m_layout.rectOf(page, box).adjusted(-2, -1, 2, 1));
    }
    // Hits come in the order of pages.
    const auto first = std::partition_point(m_hits.begin(), m_hits.end(),
                                            [page](const draft::Hit &hit) { return hit.page < page; });
    for (auto hit = first; hit != m_hits.end() && hit->page == page; ++hit) {
        const bool current = m_currentHit && *m_currentHit == size_t(hit - m_hits.begin());
        painter.setPen(current ? QPen(CurrentHitEdge, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(current ? CurrentHitColour : HitColour);
        for (const soundings::Box &box : hit->boxes)
            painter.drawRect(m_layout.rectOf(page, box).adjusted(-1, -1, 1, 1));
    }
    if (!m_selection || !content || page < m_selection->from.page || page > m_selection->to.page
        || content->text.words.empty())
        return;
    const auto &words = content->text.words;
    const int begin = page == m_selection->from.page ? words[size_t(m_selection->from.word)].begin : 0;
    const int end = page == m_selection->to.page ? words[size_t(m_selection->to.word)].end() : int(content->text.text.size());
    QColor colour = palette().color(hasFocus() ? QPalette::Active : QPalette::Inactive, QPalette::Highlight);
    colour.setAlpha(90);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const soundings::Box &box : draft::boxesBetween(content->text, begin, end))
        painter.drawRect(m_layout.rectOf(page, box));
}

} // namespace soundings
