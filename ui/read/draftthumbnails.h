#pragma once

#include "ui/read/draftrenderer.h"

#include <QAbstractListModel>
#include <QCache>
#include <QListView>
#include <QTimer>

namespace soundings {

/// The pages of a draft by their labels, with small pictures as they come. A row a page.
class ThumbnailModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ThumbnailModel(QObject *parent = nullptr);

    void setLabels(const QStringList &labels);
    void keep(int page, const QImage &image);
    [[nodiscard]] bool has(int page) const { return m_images.contains(page); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// Display: the label; decoration: a QImage, null until it has come.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList m_labels;
    QCache<int, QImage> m_images; ///< cost in kilobytes
};

/// Small pictures of the pages; asks the renderer for those in sight.
class DraftThumbnails : public QListView
{
    Q_OBJECT

public:
    static constexpr int PictureWidth = 116; ///< logical pixels
    static constexpr int PictureHeight = 164;

    explicit DraftThumbnails(DraftRenderer &renderer, QWidget *parent = nullptr);

    void setDraft(const DraftFacts &facts);
    void clear();
    void setCurrentPage(int page);

Q_SIGNALS:
    void pageChosen(int page);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void request();

    DraftRenderer &m_renderer;
    ThumbnailModel m_model;
    QTimer m_requests;
    bool m_following = false; ///< the page comes from the view, not from a person
};

} // namespace soundings
