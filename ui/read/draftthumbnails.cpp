#include "ui/read/draftthumbnails.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace soundings {

namespace {

constexpr int Margin = 8;
constexpr int LabelHeight = 22;
constexpr int CacheKilobytes = 24 * 1024;

class ThumbnailDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {DraftThumbnails::PictureWidth + 2 * Margin, DraftThumbnails::PictureHeight + LabelHeight + Margin};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        if (current)
            painter->fillRect(option.rect, option.palette.highlight());
        const QImage image = index.data(Qt::DecorationRole).value<QImage>();
        QSize size = image.isNull() ? QSize(DraftThumbnails::PictureWidth, DraftThumbnails::PictureHeight)
                                    : (QSizeF(image.size()) / option.widget->devicePixelRatioF()).toSize();
        QRect place(QPoint(0, 0), size);
        place.moveCenter({option.rect.center().x(), option.rect.top() + Margin / 2 + DraftThumbnails::PictureHeight / 2});
        painter->fillRect(place, Qt::white);
        if (!image.isNull())
            painter->drawImage(place, image);
        painter->setPen(QColor(150, 150, 150));
        painter->drawRect(place.adjusted(-1, -1, 0, 0));
        painter->setPen(option.palette.color(current ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(option.rect.adjusted(0, DraftThumbnails::PictureHeight + Margin / 2, 0, 0), Qt::AlignCenter,
                          index.data().toString());
    }
};

} // namespace

ThumbnailModel::ThumbnailModel(QObject *parent) : QAbstractListModel(parent), m_images(CacheKilobytes) {}

void ThumbnailModel::setLabels(const QStringList &labels)
{
    beginResetModel();
    m_labels = labels;
    m_images.clear();
    endResetModel();
}

void ThumbnailModel::keep(int page, const QImage &image)
{
    if (page < 0 || page >= m_labels.size())
        return;
    m_images.insert(page, new QImage(image), int(std::max<qsizetype>(1, image.sizeInBytes() / 1024)));
    Q_EMIT dataChanged(index(page), index(page), {Qt::DecorationRole});
}

int ThumbnailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_labels.size());
}

QVariant ThumbnailModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_labels.size())
        return {};
    switch (role) {
    case Qt::DisplayRole: return m_labels[index.row()];
    case Qt::AccessibleTextRole: return tr("Page %1").arg(m_labels[index.row()]);
    case Qt::DecorationRole: {
        const QImage *image = m_images.object(index.row());
        return image ? QVariant(*image) : QVariant();
    }
    default: return {};
    }
}

DraftThumbnails::DraftThumbnails(DraftRenderer &renderer, QWidget *parent) : QListView(parent), m_renderer(renderer)
{
    setAccessibleName(tr("Thumbnails of the draft's pages"));
    setModel(&m_model);
    setItemDelegate(new ThumbnailDelegate(this));
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    verticalScrollBar()->setSingleStep(40);
    m_requests.setSingleShot(true);
    m_requests.setInterval(0);
    connect(&m_requests, &QTimer::timeout, this, &DraftThumbnails::request);
    connect(&m_renderer, &DraftRenderer::thumbnailDrawn, &m_model, &ThumbnailModel::keep);
}

void DraftThumbnails::setDraft(const DraftFacts &facts)
{
    m_following = true;
    m_model.setLabels(facts.labels);
    m_following = false;
    m_requests.start();
}

void DraftThumbnails::clear()
{
    setDraft({});
}

void DraftThumbnails::setCurrentPage(int page)
{
    m_following = true;
    setCurrentIndex(m_model.index(page));
    m_following = false;
}

void DraftThumbnails::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    m_requests.start();
}

void DraftThumbnails::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    m_requests.start();
}

void DraftThumbnails::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    m_requests.start();
}

void DraftThumbnails::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && !m_following)
        Q_EMIT pageChosen(current.row());
}

void DraftThumbnails::request()
{
    if (!isVisible() || m_model.rowCount() == 0)
        return;
    const QModelIndex top = indexAt({Margin, Margin});
    const QModelIndex bottom = indexAt({Margin, viewport()->height() - 1});
    const int first = top.isValid() ? top.row() : 0;
    const int last = std::min(bottom.isValid() ? bottom.row() + 1 : m_model.rowCount() - 1, m_model.rowCount() - 1);
    std::vector<int> pages;
    for (int page = first; page <= last; ++page) {
        if (!m_model.has(page))
            pages.push_back(page);
    }
    m_renderer.wantThumbnails(std::move(pages), QSize(PictureWidth, PictureHeight) * devicePixelRatioF());
}

} // namespace soundings
