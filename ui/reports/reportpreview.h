#pragma once

#include "core/reports/pages.h"
#include "ui/reports/watch.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QImage>
#include <QThreadPool>
#include <QTimer>

#include <set>

namespace soundings {

/// The pages of a report one below the other, as they will be printed. Laid out and painted on a thread of its own;
/// a page not there yet is white. Ctrl with the wheel, + and − zoom.
class ReportPreview : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ReportPreview(QWidget *parent = nullptr);
    ~ReportPreview() override;

    void setReport(std::shared_ptr<const reports::Report> report); ///< nullptr: none
    [[nodiscard]] int pageCount() const;
    [[nodiscard]] int currentPage() const; ///< from 0: the page in the middle of the view; -1 of none
    [[nodiscard]] double zoom() const { return m_zoom; } ///< 1: a point of paper is 1/72 inch on the screen
    [[nodiscard]] bool fitsWidth() const { return m_fitWidth; }

public Q_SLOTS:
    void goTo(int page);
    void setZoom(double zoom); ///< 0.25…4
    void setFitWidth(bool fit);
    void zoomIn();
    void zoomOut();

Q_SIGNALS:
    void preparing(int done, int total); ///< at most ten times a second
    void prepared(int pages);
    void pageChanged(int page, int pages);
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    using SharedPages = std::shared_ptr<reports::Pages>;
    struct Key
    {
        int page;
        int width; ///< device pixels
        friend auto operator<=>(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.page, key.width); }
    };

    void take(const SharedPages &pages, int generation);
    void layOut();
    void request(Key key);
    void receive(Key key, const QImage &image, int generation);
    void tellPage();
    [[nodiscard]] double scale() const; ///< logical pixels a point
    [[nodiscard]] QRect pageRect(int page) const; ///< in the viewport
    [[nodiscard]] int pageAt(int y) const;        ///< y in the viewport
    void changeScale(double zoom, bool fitWidth);

    SharedPages m_pages;
    SharedWatch m_watch;
    int m_generation = 0;
    double m_zoom = 1;
    bool m_fitWidth = true;
    int m_toldPage = -2;
    QTimer m_look;
    QCache<Key, QImage> m_images; ///< cost in KB
    std::set<Key> m_asked;
    QThreadPool m_painters; ///< one thread: Pages takes one at a time
};

} // namespace soundings
