#include "ui/reports/reportpreview.h"

#include "core/desk/answer.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <QtConcurrent>

#include <cmath>

namespace soundings {

namespace {

constexpr int gap = 14;               // between pages, logical pixels
constexpr int cacheKilobytes = 96'000; // a dozen pages at 200 %
constexpr double smallest = 0.25;
constexpr double largest = 4;

QImage painted(const reports::Pages &pages, int page, int width)
{
    const double scale = width / pages.pageSize().width();
    QImage image(width, int(std::ceil(pages.pageSize().height() * scale)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    pages.paint(painter, page);
    return image;
}

} // namespace

ReportPreview::ReportPreview(QWidget *parent) : QAbstractScrollArea(parent), m_images(cacheKilobytes)
{
    m_painters.setMaxThreadCount(1);
    setAccessibleName(tr("Preview of the report's pages"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Mid);
    viewport()->setAutoFillBackground(true);
    m_look.setInterval(100);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_watch)
            Q_EMIT preparing(m_watch->done, m_watch->total);
    });
}

ReportPreview::~ReportPreview()
{
    if (m_watch)
        m_watch->stop = true;
    m_painters.clear();
    m_painters.waitForDone();
}

void ReportPreview::setReport(std::shared_ptr<const reports::Report> report)
{
    if (m_watch)
        m_watch->stop = true;
    const int generation = ++m_generation;
    if (!report) {
        m_watch.reset();
        m_look.stop();
        take(nullptr, generation);
        return;
    }
    m_watch = std::make_shared<Watch>();
    m_look.start();
    Answer(QtConcurrent::run(&m_painters, [report = std::move(report), watch = m_watch]() -> SharedPages {
        auto pages = std::make_shared<reports::Pages>(report);
        return pages->prepare(progressOf(watch)) ? pages : nullptr;
    })).then(this, [this, generation](const SharedPages &pages) { take(pages, generation); });
}

void ReportPreview::take(const SharedPages &pages, int generation)
{
    if (generation != m_generation)
        return;
    m_look.stop();
    m_pages = pages;
    m_images.clear();
    m_asked.clear();
    m_toldPage = -2;
    layOut();
    Q_EMIT prepared(pageCount());
    tellPage();
}

int ReportPreview::pageCount() const
{
    return m_pages ? m_pages->count() : 0;
}

double ReportPreview::scale() const
{
    if (m_fitWidth && m_pages)
        return std::max((viewport()->width() - 2.0 * gap) / m_pages->pageSize().width(), 0.1);
    return m_zoom * logicalDpiX() / 72.0;
}

QRect ReportPreview::pageRect(int page) const
{
    const QSizeF points = m_pages->pageSize() * scale();
    const int width = qRound(points.width());
    const int height = qRound(points.height());
    const int left = std::max((viewport()->width() - width) / 2, gap) - horizontalScrollBar()->value();
    return {left, gap + page * (height + gap) - verticalScrollBar()->value(), width, height};
}

int ReportPreview::pageAt(int y) const
{
    const int step = pageRect(0).height() + gap;
    return std::clamp((y + verticalScrollBar()->value() - gap) / step, 0, pageCount() - 1);
}

int ReportPreview::currentPage() const
{
    return pageCount() > 0 ? pageAt(viewport()->height() / 2) : -1;
}

void ReportPreview::layOut()
{
    if (pageCount() > 0) {
        const QSize page = pageRect(0).size();
        verticalScrollBar()->setRange(0, std::max(pageCount() * (page.height() + gap) + gap - viewport()->height(), 0));
        horizontalScrollBar()->setRange(0, std::max(page.width() + 2 * gap - viewport()->width(), 0));
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setSingleStep(fontMetrics().height() * 2);
        horizontalScrollBar()->setPageStep(viewport()->width());
    } else {
        verticalScrollBar()->setRange(0, 0);
        horizontalScrollBar()->setRange(0, 0);
    }
    viewport()->update();
}

void ReportPreview::paintEvent(QPaintEvent *event)
{
    if (pageCount() == 0)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int width = qRound(pageRect(0).width() * devicePixelRatioF());
    const int last = pageAt(event->rect().bottom());
    for (int page = pageAt(event->rect().top()); page <= last; ++page) {
        const QRect rect = pageRect(page);
        const Key key{page, width};
        if (const QImage *image = m_images.object(key)) {
            painter.drawImage(rect, *image);
        } else {
            painter.fillRect(rect, Qt::white);
            request(key);
        }
        painter.setPen(palette().color(QPalette::Dark));
        painter.drawRect(rect.adjusted(-1, -1, 0, 0));
    }
    if (last + 1 < pageCount())
        request({last + 1, width}); // the next to be seen
}

void ReportPreview::request(Key key)
{
    if (m_images.contains(key) || !m_asked.insert(key).second)
        return;
    Answer(QtConcurrent::run(&m_painters, [pages = m_pages, key] {
        return painted(*pages, key.page, key.width);
    })).then(this, [this, key, generation = m_generation](const QImage &image) { receive(key, image, generation); });
}

void ReportPreview::receive(Key key, const QImage &image, int generation)
{
    if (generation != m_generation)
        return;
    m_asked.erase(key);
    m_images.insert(key, new QImage(image), std::max<qsizetype>(image.sizeInBytes() / 1024, 1));
    viewport()->update();
}

void ReportPreview::tellPage()
{
    const int page = currentPage();
    if (page == m_toldPage)
        return;
    m_toldPage = page;
    setAccessibleDescription(page < 0 ? tr("No page") : tr("Page %1 of %2").arg(page + 1).arg(pageCount()));
    Q_EMIT pageChanged(page, pageCount());
}

void ReportPreview::goTo(int page)
{
    if (page < 0 || page >= pageCount())
        return;
    verticalScrollBar()->setValue(page * (pageRect(0).height() + gap));
}

void ReportPreview::changeScale(double zoom, bool fitWidth)
{
    // What stands in the middle stays there.
    const int page = currentPage();
    double within = 0;
    if (page >= 0)
        within = (viewport()->height() / 2.0 - pageRect(page).top()) / pageRect(page).height();
    m_zoom = std::clamp(zoom, smallest, largest);
    m_fitWidth = fitWidth;
    layOut();
    if (page >= 0) {
        const QRect rect = pageRect(page);
        const double middle = rect.top() + within * rect.height() + verticalScrollBar()->value();
        verticalScrollBar()->setValue(qRound(middle - viewport()->height() / 2.0));
    }
    Q_EMIT zoomChanged(m_zoom);
    tellPage();
}

void ReportPreview::setZoom(double zoom)
{
    changeScale(zoom, false);
}

void ReportPreview::setFitWidth(bool fit)
{
    if (m_fitWidth == fit)
        return;
    changeScale(fit ? m_zoom : scale() * 72 / logicalDpiX(), fit);
}

void ReportPreview::zoomIn()
{
    setZoom(scale() * 72 / logicalDpiX() * 1.25);
}

void ReportPreview::zoomOut()
{
    setZoom(scale() * 72 / logicalDpiX() / 1.25);
}

void ReportPreview::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_fitWidth)
        changeScale(m_zoom, true);
    else
        layOut();
}

void ReportPreview::scrollContentsBy(int, int)
{
    viewport()->update();
    tellPage();
}

void ReportPreview::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() > 0)
        zoomIn();
    else if (event->angleDelta().y() < 0)
        zoomOut();
    event->accept();
}

void ReportPreview::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Home: goTo(0); break;
    case Qt::Key_End: goTo(pageCount() - 1); break;
    case Qt::Key_Space:
    case Qt::Key_PageDown: verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd); break;
    case Qt::Key_PageUp: verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_Minus: zoomOut(); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace soundings
