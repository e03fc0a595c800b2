#include "ui/read/draftview.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace soundings {

namespace {
constexpr qsizetype CacheBytes = 192 * 1024 * 1024;
constexpr int MarkMilliseconds = 1600;
constexpr int HeadRoom = 16; ///< logical pixels left above a place that is gone to
constexpr size_t MostHistory = 100;
constexpr double ZoomFigures[] = {0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1,   1.1, 1.25, 1.5,
                                  1.75, 2,   2.5,  3,    4,   5,    6,    8};
} // namespace

DraftView::DraftView(DraftRenderer &renderer, QWidget *parent)
    : QAbstractScrollArea(parent), m_renderer(renderer), m_cache(CacheBytes)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Pages of the draft"));
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(120, 120);
    // Always there: if it came and went with the width of the pages, fitting them would go to and fro.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);

    m_requests.setSingleShot(true);
    m_requests.setInterval(0);
    connect(&m_requests, &QTimer::timeout, this, &DraftView::requestTiles);
    m_markEnds.setSingleShot(true);
    m_markEnds.setInterval(MarkMilliseconds);
    connect(&m_markEnds, &QTimer::timeout, this, [this] {
        m_marked = {};
        m_markedWords.reset();
        viewport()->update();
    });
    m_autoScroll.setInterval(30);
    connect(&m_autoScroll, &QTimer::timeout, this, [this] {
        const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
        const int beyond = at.y() < 0 ? at.y() : std::max(0, at.y() - viewport()->height());
        verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond / 2);
        extendSelection(toContent(at));
    });

    connect(&m_renderer, &DraftRenderer::drawn, this, &DraftView::keepDrawn);
    connect(&m_renderer, &DraftRenderer::pageRead, this, [this](int page, const std::shared_ptr<const DraftPage> &content) {
        if (page >= int(m_pages.size()))
            return;
        m_pages[size_t(page)] = content;
        if (m_wordsAwaited && m_markedWords && m_markedWords->page == page)
            scrollToWords();
    });
}

void DraftView::setDraft(const DraftFacts &facts)
{
    clear();
    m_layout = DraftLayout(facts.sizes);
    m_pages.resize(facts.sizes.size());
    m_sections = DraftSections(m_sections.all(), pageCount());
    rebuildMargin();
    arrange();
    scrollTo({0, 0});
    placeChanged();
}

void DraftView::clear()
{
    m_layout = {};
    m_cache.clear();
    m_undrawable.clear();
    m_pages.clear();
    m_hits.clear();
    m_currentHit.reset();
    m_back.clear();
    m_forward.clear();
    m_pressed.reset();
    m_dragging = false;
    m_lastPage = -1;
    m_lastSection = {};
    m_chosen = {};
    m_markedWords.reset();
    clearSelection();
    arrange();
    Q_EMIT historyChanged();
}

void DraftView::setSections(const std::vector<Section> &sections)
{
    m_sections = DraftSections(sections, pageCount());
    rebuildMargin();
    placeChanged();
    viewport()->update();
}

void DraftView::setHits(const std::vector<draft::Hit> &hits)
{
    m_hits = hits;
    m_currentHit.reset();
    viewport()->update();
}

void DraftView::setCurrentHit(std::optional<size_t> hit)
{
    m_currentHit = hit;
    viewport()->update();
    if (!hit || m_hits[*hit].boxes.empty())
        return;
    const QRect place = m_layout.rectOf(m_hits[*hit].page, m_hits[*hit].boxes.front()).toAlignedRect();
    const QRect seen(origin(), viewport()->size());
    if (!seen.adjusted(0, HeadRoom, 0, -HeadRoom).contains(place.center()))
        scrollTo({double(place.center().x() - seen.width() / 2), double(place.center().y() - seen.height() / 3)});
    choose(sectionAt(place.center()));
}

QPoint DraftView::scrolled() const
{
    return origin();
}

QPoint DraftView::origin() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

double DraftView::screenScale() const
{
    return logicalDpiX() / 72.0;
}

int DraftView::tileScale(int page) const
{
    return int(std::lround(m_layout.scale(page) * viewport()->devicePixelRatioF() * 1000));
}

int DraftView::currentPage() const
{
    const QRect seen(origin(), viewport()->size());
    const auto pages = m_layout.pagesBetween(seen.top(), seen.bottom());
    if (!pages)
        return 0;
    int best = pages->first;
    int most = -1;
    for (int page = pages->first; page <= pages->second; ++page) {
        const int height = m_layout.pageRect(page).intersected(seen).height();
        if (height > most) {
            most = height;
            best = page;
        }
    }
    return best;
}

SectionId DraftView::currentSection() const
{
    if (pageCount() == 0)
        return {};
    if (m_chosen.isValid() && m_chosenAt == origin())
        return m_chosen;
    // Where one reads: what stands above the first heading of a page is mostly its margin, and not of the section before.
    return sectionAt(origin() + QPoint(viewport()->width() / 2, viewport()->height() / 3));
}

SectionId DraftView::sectionAt(QPoint content) const
{
    if (pageCount() == 0)
        return {};
    const PageSpot spot = m_layout.spotAt(content);
    return m_sections.at(spot.page, spot.at.y());
}

void DraftView::arrange()
{
    m_layout.arrange(m_fit, m_wantedZoom, viewport()->size(), screenScale());
    updateScrollBars();
    viewport()->update();
    scheduleRequests();
}

void DraftView::updateScrollBars()
{
    const QSize view = viewport()->size();
    const QSize content = m_layout.contentSize();
    verticalScrollBar()->setRange(0, std::max(0, content.height() - view.height()));
    verticalScrollBar()->setPageStep(view.height());
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, std::max(0, content.width() - view.width()));
    horizontalScrollBar()->setPageStep(view.width());
    horizontalScrollBar()->setSingleStep(40);
}

void DraftView::scrollTo(QPointF content)
{
    horizontalScrollBar()->setValue(int(std::lround(content.x())));
    verticalScrollBar()->setValue(int(std::lround(content.y())));
}

void DraftView::keepSpot(const PageSpot &spot, QPoint viewportPoint)
{
    scrollTo(m_layout.pointOf(spot) - QPointF(viewportPoint));
}

void DraftView::setFit(DraftFit fit)
{
    const draft::Place place = position();
    m_wantedZoom = zoom();
    m_fit = fit;
    arrange();
    setPosition(place);
    Q_EMIT zoomChanged(zoom());
}

void DraftView::setZoom(double zoom)
{
    zoomAt(zoom, viewport()->rect().center());
}

void DraftView::zoomAt(double zoom, QPoint viewportPoint)
{
    const PageSpot spot = m_layout.spotAt(toContent(viewportPoint));
    m_fit = DraftFit::Percent;
    m_wantedZoom = std::clamp(zoom, DraftLayout::LeastZoom, DraftLayout::MostZoom);
    arrange();
    keepSpot(spot, viewportPoint);
    placeChanged();
    Q_EMIT zoomChanged(this->zoom());
}

void DraftView::zoomStep(int steps, QPoint viewportPoint)
{
    double next = zoom();
    for (; steps > 0; --steps) {
        const auto *at = std::upper_bound(std::begin(ZoomFigures), std::end(ZoomFigures), next + 0.005);
        next = at == std::end(ZoomFigures) ? DraftLayout::MostZoom : *at;
    }
    for (; steps < 0; ++steps) {
        const auto *at = std::lower_bound(std::begin(ZoomFigures), std::end(ZoomFigures), next - 0.005);
        next = at == std::begin(ZoomFigures) ? DraftLayout::LeastZoom : *(at - 1);
    }
    zoomAt(next, viewportPoint);
}

draft::Place DraftView::position() const
{
    if (pageCount() == 0)
        return {};
    const PageSpot spot = m_layout.spotAt(origin());
    return {spot.page, spot.at.y()};
}

void DraftView::setPosition(draft::Place place)
{
    if (pageCount() == 0)
        return;
    const double y = m_layout.pointOf({std::min(place.page, pageCount() - 1), {0, place.top}}).y();
    verticalScrollBar()->setValue(int(std::lround(y)));
}

void DraftView::remember()
{
    m_back.push_back({position(), m_beside});
    if (m_back.size() > MostHistory)
        m_back.erase(m_back.begin());
    m_forward.clear();
    Q_EMIT historyChanged();
}

void DraftView::goToPage(int page)
{
    if (page < 0 || page >= pageCount())
        return;
    verticalScrollBar()->setValue(m_layout.pageRect(page).top() - DraftLayout::Gap);
}

void DraftView::goToPlace(draft::Place place)
{
    if (place.page < 0 || place.page >= pageCount())
        return;
    remember();
    verticalScrollBar()->setValue(int(m_layout.pointOf({place.page, {0, place.top}}).y()) - HeadRoom);
}

void DraftView::goToSection(SectionId id)
{
    const Section *section = m_sections.find(id);
    if (!section || section->page >= pageCount())
        return;
    goToPlace({section->page, section->box.top});
    m_marked = id;
    m_markedWords.reset();
    m_markEnds.start();
    choose(id);
}

void DraftView::choose(SectionId section)
{
    m_chosen = section;
    m_chosenAt = origin();
    placeChanged();
    viewport()->update();
}

void DraftView::goToWords(const draft::Span &words, SectionId section)
{
    if (words.page < 0 || words.page >= pageCount())
        return;
    remember();
    goToPage(words.page);
    m_marked = {};
    m_markedWords = words;
    m_chosen = section;
    m_markEnds.start();
    scrollToWords();
}

/// Words in the middle of a page are read with what stands above them: a third of the view.
void DraftView::scrollToWords()
{
    const auto &content = m_pages[size_t(m_markedWords->page)];
    m_wordsAwaited = !content;
    if (content) {
        const std::vector<soundings::Box> boxes =
            draft::boxesBetween(content->text, m_markedWords->begin, m_markedWords->end);
        if (!boxes.empty()) {
            const double y = m_layout.pointOf({m_markedWords->page, {0, boxes.front().top}}).y();
            verticalScrollBar()->setValue(int(y) - viewport()->height() / 3);
        }
        m_markEnds.start();
    }
    choose(m_chosen);
}

void DraftView::step(std::vector<Step> &from, std::vector<Step> &to)
{
    if (from.empty())
        return;
    to.push_back({position(), m_beside});
    const Step step = from.back();
    from.pop_back();
    setPosition(step.place);
    Q_EMIT historyChanged();
    if (step.beside.response.isValid() && step.beside != to.back().beside)
        Q_EMIT besideWanted(step.beside.response, step.beside.comment);
}

void DraftView::back()
{
    step(m_back, m_forward);
}

void DraftView::forward()
{
    step(m_forward, m_back);
}

void DraftView::setDarkPages(bool dark)
{
    m_darkPages = dark;
    viewport()->update();
}

void DraftView::placeChanged()
{
    const int page = currentPage();
    if (page != m_lastPage) {
        m_lastPage = page;
        setAccessibleDescription(tr("Page %1 of %2").arg(page + 1).arg(pageCount()));
        Q_EMIT pageChanged(page);
    }
    if (const SectionId section = currentSection(); section != m_lastSection) {
        m_lastSection = section;
        Q_EMIT sectionChanged(section);
    }
}

std::vector<Tile> DraftView::tilesIn(QRect content) const
{
    std::vector<Tile> tiles;
    const auto pages = m_layout.pagesBetween(content.top(), content.bottom());
    if (!pages)
        return tiles;
    const double ratio = viewport()->devicePixelRatioF();
    for (int page = pages->first; page <= pages->second; ++page) {
        if (m_undrawable.contains(page))
            continue;
        const QRect part = content.intersected(m_layout.pageRect(page)).translated(-m_layout.pageRect(page).topLeft());
        if (part.isEmpty())
            continue;
        const QRect pixels = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
                                 .toAlignedRect();
        const QSize whole = draft::Document::pixelSize(m_layout.points(page), tileScale(page) / 1000.0);
        const std::vector<Tile> more = tilesOf(page, tileScale(page), whole, pixels);
        tiles.insert(tiles.end(), more.begin(), more.end());
    }
    return tiles;
}

void DraftView::requestTiles()
{
    if (pageCount() == 0 || !isVisible())
        return;
    const QRect seen(origin(), viewport()->size());
    std::vector<Tile> now = tilesIn(seen);
    // As much again above and below: the next page, whichever way it is read.
    std::vector<Tile> next = tilesIn(seen.adjusted(-seen.width() / 4, -seen.height(), seen.width() / 4, seen.height()));
    std::erase_if(next, [&](const Tile &tile) {
        return m_cache.contains(tile.key) || std::find(now.begin(), now.end(), tile) != now.end();
    });
    std::erase_if(now, [this](const Tile &tile) { return m_cache.contains(tile.key); });
    m_renderer.want(std::move(now), std::move(next), currentPage());
}

void DraftView::keepDrawn(const Tile &tile, const QImage &image)
{
    if (tile.key.page >= pageCount())
        return;
    if (image.isNull())
        m_undrawable.insert(tile.key.page);
    else
        m_cache.insert(tile, image);
    updatePage(tile.key.page);
}

void DraftView::updatePage(int page)
{
    viewport()->update(m_layout.pageRect(page).translated(-origin()));
}

} // namespace soundings
