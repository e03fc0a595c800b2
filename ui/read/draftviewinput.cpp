#include "ui/read/draftview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {
constexpr int Overlap = 40; ///< logical pixels of the last screenful that a page down keeps in sight
} // namespace

QSize DraftView::sizeHint() const
{
    return {480, 640};
}

void DraftView::resizeEvent(QResizeEvent *)
{
    const draft::Place place = position();
    const double before = zoom();
    arrange();
    if (!qFuzzyCompare(before, zoom())) {
        setPosition(place);
        Q_EMIT zoomChanged(zoom());
    }
    placeChanged();
}

void DraftView::scrollContentsBy(int, int)
{
    viewport()->update();
    scheduleRequests();
    placeChanged();
}

void DraftView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
}

bool DraftView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipAt(toContent(help->pos()));
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void DraftView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *down = verticalScrollBar();
    QScrollBar *across = horizontalScrollBar();
    const int screenful = std::max(viewport()->height() - Overlap, Overlap);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_PageDown: down->setValue(down->value() + screenful); return;
    case Qt::Key_PageUp: down->setValue(down->value() - screenful); return;
    case Qt::Key_Space: down->setValue(down->value() + (shift ? -screenful : screenful)); return;
    case Qt::Key_Down: down->setValue(down->value() + down->singleStep()); return;
    case Qt::Key_Up: down->setValue(down->value() - down->singleStep()); return;
    case Qt::Key_Left: across->setValue(across->value() - across->singleStep()); return;
    case Qt::Key_Right: across->setValue(across->value() + across->singleStep()); return;
    case Qt::Key_Home: control ? down->setValue(0) : goToPage(currentPage()); return;
    case Qt::Key_End:
        if (control || pageCount() == 0)
            down->setValue(down->maximum());
        else
            down->setValue(m_layout.pageRect(currentPage()).bottom() + DraftLayout::Gap - viewport()->height());
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomStep(1, viewport()->rect().center()); return;
    case Qt::Key_Minus: zoomStep(-1, viewport()->rect().center()); return;
    case Qt::Key_0: setZoom(1); return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void DraftView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    const int turned = event->angleDelta().y();
    if (turned != 0) // an eighth of a degree each; a notch has 120 and gives a quarter more
        zoomAt(zoom() * std::pow(1.25, turned / 120.0), event->position().toPoint());
    event->accept();
}

std::optional<DraftView::WordSpot> DraftView::wordNear(QPoint content) const
{
    if (pageCount() == 0)
        return std::nullopt;
    const PageSpot spot = m_layout.spotAt(content);
    const auto &page = m_pages[size_t(spot.page)];
    if (!page)
        return std::nullopt;
    const QSizeF size = m_layout.points(spot.page);
    const auto word = draft::nearestWord(page->text, spot.at.x(), spot.at.y(), size.height() / size.width());
    return word ? std::optional(WordSpot{spot.page, *word}) : std::nullopt;
}

const draft::Link *DraftView::linkAt(QPoint content) const
{
    const auto at = m_layout.pageAt(content);
    if (!at || !m_pages[size_t(*at)])
        return nullptr;
    const QPointF spot = m_layout.spotAt(content).at;
    for (const draft::Link &link : m_pages[size_t(*at)]->links) {
        if (spot.x() >= link.box.left && spot.x() <= link.box.right && spot.y() >= link.box.top && spot.y() <= link.box.bottom)
            return &link;
    }
    return nullptr;
}

QString DraftView::tipAt(QPoint content) const
{
    if (const draft::Link *link = linkAt(content))
        return link->place ? tr("Go to page %1").arg(link->place->page + 1) : link->url.toHtmlEscaped();
    const MarginBar *bar = barAt(content);
    const Section *section = bar ? m_sections.find(bar->stretch.section) : nullptr;
    return section ? m_margin.tip(*section).toHtmlEscaped().replace(u'\n', u"<br>"_s) : QString();
}

std::pair<DraftView::WordSpot, DraftView::WordSpot> DraftView::unitAt(WordSpot spot, Unit unit) const
{
    if (unit == Unit::Word)
        return {spot, spot};
    const draft::PageText &text = m_pages[size_t(spot.page)]->text;
    const draft::Line &line = text.lines[size_t(text.words[size_t(spot.word)].line)];
    return {{spot.page, line.firstWord}, {spot.page, line.firstWord + line.wordCount - 1}};
}

void DraftView::startSelection(WordSpot spot, Unit unit)
{
    m_unit = unit;
    const auto [first, last] = unitAt(spot, unit);
    m_selection = Selection{first, last, first, last};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void DraftView::extendSelection(QPoint content)
{
    const auto spot = wordNear(content);
    if (!spot || !m_selection)
        return;
    const auto [first, last] = unitAt(*spot, m_unit);
    m_selection->from = std::min(m_selection->anchorFirst, first);
    m_selection->to = std::max(m_selection->anchorLast, last);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void DraftView::selectPage(int page)
{
    if (page < 0 || page >= pageCount() || !m_pages[size_t(page)] || m_pages[size_t(page)]->text.words.empty())
        return;
    const WordSpot first{page, 0};
    const WordSpot last{page, int(m_pages[size_t(page)]->text.words.size()) - 1};
    m_selection = Selection{first, last, first, last};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void DraftView::clearSelection()
{
    if (!m_selection)
        return;
    m_selection.reset();
    viewport()->update();
    Q_EMIT selectionChanged();
}

QString DraftView::selectedText() const
{
    if (!m_selection)
        return {};
    QStringList pages;
    for (int page = m_selection->from.page; page <= m_selection->to.page; ++page) {
        if (!m_pages[size_t(page)])
            continue;
        const draft::PageText &text = m_pages[size_t(page)]->text;
        const int begin = page == m_selection->from.page ? text.words[size_t(m_selection->from.word)].begin : 0;
        const int end = page == m_selection->to.page ? text.words[size_t(m_selection->to.word)].end() : int(text.text.size());
        pages += text.text.mid(begin, end - begin);
    }
    return pages.join(u'\n');
}

std::optional<DraftView::SelectedHeading> DraftView::selectedHeading() const
{
    if (!m_selection || !m_pages[size_t(m_selection->from.page)])
        return std::nullopt;
    const int page = m_selection->from.page;
    const draft::PageText &text = m_pages[size_t(page)]->text;
    const int begin = text.words[size_t(m_selection->from.word)].begin;
    const int end = m_selection->to.page == page ? text.words[size_t(m_selection->to.word)].end() : int(text.text.size());
    SelectedHeading heading{text.text.mid(begin, end - begin), page, {1, 1, 0, 0}};
    for (const soundings::Box &box : draft::boxesBetween(text, begin, end)) {
        heading.box = {std::min(heading.box.left, box.left), std::min(heading.box.top, box.top),
                       std::max(heading.box.right, box.right), std::max(heading.box.bottom, box.bottom)};
    }
    return heading;
}

void DraftView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    const QPoint content = toContent(at);
    m_pressed = at;
    m_dragging = false;
    const bool third = QDateTime::currentMSecsSinceEpoch() - m_doubleClickAt < QApplication::doubleClickInterval()
                       && (at - m_doubleClickPoint).manhattanLength() < QApplication::startDragDistance();
    const auto word = wordNear(content);
    if (third && word) {
        startSelection(*word, Unit::Line);
        m_dragging = true;
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) && m_selection) {
        extendSelection(content);
        m_dragging = true;
    } else {
        clearSelection();
    }
}

void DraftView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position().toPoint();
    m_dragging = true;
    m_doubleClickAt = QDateTime::currentMSecsSinceEpoch();
    m_doubleClickPoint = *m_pressed;
    if (const auto word = wordNear(toContent(*m_pressed)))
        startSelection(*word, Unit::Word);
}

void DraftView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QPoint content = toContent(at);
    if (!m_pressed) {
        const bool active = linkAt(content) || barAt(content);
        const bool onPage = m_layout.pageAt(content).has_value();
        viewport()->setCursor(active ? Qt::PointingHandCursor : onPage ? Qt::IBeamCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_dragging && (at - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragging = true;
        if (const auto word = wordNear(toContent(*m_pressed)))
            startSelection(*word, Unit::Word);
    }
    if (!m_dragging)
        return;
    extendSelection(content);
    const bool outside = at.y() < 0 || at.y() > viewport()->height();
    if (outside && !m_autoScroll.isActive())
        m_autoScroll.start();
    else if (!outside)
        m_autoScroll.stop();
}

void DraftView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_autoScroll.stop();
    const bool clicked = m_pressed && !m_dragging;
    m_pressed.reset();
    m_dragging = false;
    if (!clicked)
        return;
    const QPoint content = toContent(event->position().toPoint());
    if (const draft::Link *link = linkAt(content))
        activate(*link);
    else if (const MarginBar *bar = barAt(content))
        Q_EMIT sectionActivated(bar->stretch.section);
}

void DraftView::activate(const draft::Link &link)
{
    if (link.place)
        goToPlace(*link.place);
    else
        Q_EMIT externalLinkActivated(link.url);
}

void DraftView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const SectionId section = byKey ? currentSection() : sectionAt(toContent(viewport()->mapFromGlobal(event->globalPos())));
    const QPoint where = byKey ? viewport()->mapToGlobal(QPoint(40, 40)) : event->globalPos();
    Q_EMIT menuRequested(where, section);
    event->accept();
}

} // namespace soundings
