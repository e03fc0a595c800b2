#pragma once

#include "core/consultation/sectionviews.h"
#include "ui/read/draftlayout.h"
#include "ui/read/draftmargin.h"
#include "ui/read/draftrenderer.h"
#include "ui/read/draftsections.h"
#include "ui/read/drafttiles.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QPoint>
#include <QSet>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace soundings {

/// What is read beside the draft; the history of places goes back to that too.
struct ReadBeside
{
    ResponseId response;
    CommentId comment;

    friend bool operator==(const ReadBeside &, const ReadBeside &) = default;
};

/// The pages of a draft, one under the other. Paints what is seen from pictures that the renderer draws; until they
/// come, from coarser ones. Text, links and sections are known by their places on pages.
class DraftView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// The renderer outlives the view.
    explicit DraftView(DraftRenderer &renderer, QWidget *parent = nullptr);

    void setDraft(const DraftFacts &facts);
    void clear();
    void setSections(const std::vector<Section> &sections);
    void setTallies(const SectionTallies &tallies);
    void setThemeLooks(const ThemeLooks &looks);
    void setMarginBy(MarginBy by);
    [[nodiscard]] MarginBy marginBy() const { return m_marginBy; }
    void setHits(const std::vector<draft::Hit> &hits);
    void setCurrentHit(std::optional<size_t> hit); ///< and scrolls to it

    [[nodiscard]] int pageCount() const { return m_layout.pageCount(); }
    [[nodiscard]] int currentPage() const; ///< the one that fills most of the view, from 0; 0 without a draft
    [[nodiscard]] SectionId currentSection() const; ///< the one gone to, or at the top of the view
    [[nodiscard]] const DraftLayout &layoutOfPages() const { return m_layout; }
    [[nodiscard]] QPoint scrolled() const; ///< what content point is at the viewport's top left
    [[nodiscard]] qsizetype cachedBytes() const { return m_cache.bytes(); }

    [[nodiscard]] DraftFit fit() const { return m_fit; }
    [[nodiscard]] double zoom() const { return m_layout.zoom(); }
    void setFit(DraftFit fit);
    void setZoom(double zoom); ///< around the middle of the view
    void zoomAt(double zoom, QPoint viewportPoint);
    void zoomStep(int steps, QPoint viewportPoint); ///< to the next round figure, several for several steps

    void goToPage(int page);
    void goToPlace(draft::Place place);
    void goToSection(SectionId id); ///< and marks its heading for a moment
    /// And marks them for a moment, as soon as their page is read. `section`, where valid, becomes the current one.
    void goToWords(const draft::Span &words, SectionId section);
    void setBeside(const ReadBeside &beside) { m_beside = beside; }
    void remember(); ///< the place, and what is read beside it, for back()
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }
    [[nodiscard]] draft::Place position() const; ///< the place at the top of the view
    void setPosition(draft::Place place);        ///< exactly there, and not in the history

    [[nodiscard]] QString selectedText() const; ///< lines parted by \n
    struct SelectedHeading
    {
        QString text;
        int page = 0;
        soundings::Box box; ///< around all that is selected on that page
    };
    /// The selection as a heading: what of it stands on its first page.
    [[nodiscard]] std::optional<SelectedHeading> selectedHeading() const;
    [[nodiscard]] bool hasSelection() const { return m_selection.has_value(); }
    void selectPage(int page);
    void clearSelection();

    [[nodiscard]] bool darkPages() const { return m_darkPages; }
    void setDarkPages(bool dark);

Q_SIGNALS:
    void pageChanged(int page);
    void sectionChanged(soundings::SectionId section);
    void zoomChanged(double zoom);
    void historyChanged();
    void besideWanted(soundings::ResponseId response, soundings::CommentId comment); ///< as it was at a place gone back to
    void selectionChanged();
    void sectionActivated(soundings::SectionId section); ///< what stands beside it in the margin was clicked
    void externalLinkActivated(const QString &url);
    void menuRequested(const QPoint &globalPoint, soundings::SectionId section);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    /// A word of a page: what a selection begins and ends with.
    struct WordSpot
    {
        int page = 0;
        int word = 0;
        friend auto operator<=>(const WordSpot &, const WordSpot &) = default;
    };
    struct Selection
    {
        WordSpot anchorFirst; ///< the word, or the line, that the selection began with
        WordSpot anchorLast;
        WordSpot from;
        WordSpot to; ///< included
    };
    enum class Unit { Word, Line };
    struct Step
    {
        draft::Place place;
        ReadBeside beside;
    };

    // geometry
    void arrange();
    void updateScrollBars();
    void scrollTo(QPointF content); ///< to the top left of the view
    void keepSpot(const PageSpot &spot, QPoint viewportPoint); ///< brings it back there
    [[nodiscard]] QPoint toContent(QPoint viewportPoint) const { return viewportPoint + origin(); }
    [[nodiscard]] QPoint origin() const; ///< content point of the viewport's top left, centring counted
    [[nodiscard]] double screenScale() const; ///< logical pixels per point at 100 %
    [[nodiscard]] int tileScale(int page) const; ///< as TileKey::scale
    void placeChanged();
    void choose(SectionId section);
    void scrollToWords();

    // pictures
    void scheduleRequests() { m_requests.start(); }
    void requestTiles();
    void keepDrawn(const Tile &tile, const QImage &image);
    [[nodiscard]] std::vector<Tile> tilesIn(QRect content) const;

    // painting
    [[nodiscard]] QColor surroundings() const; ///< what pages lie on: they stand out from it in light and in dark
    void paintPage(QPainter &painter, int page, QRect exposed);
    void paintPicture(QPainter &painter, int page, QRect exposed);
    void paintMarks(QPainter &painter, int page);
    void paintStrip(QPainter &painter, int page);
    void updatePage(int page);
    void rebuildMargin();
    [[nodiscard]] QRect barOf(const MarginBar &bar) const; ///< content coordinates
    [[nodiscard]] const MarginBar *barAt(QPoint content) const;

    // words, links, sections under the mouse
    [[nodiscard]] std::optional<WordSpot> wordNear(QPoint content) const;
    [[nodiscard]] const draft::Link *linkAt(QPoint content) const;
    [[nodiscard]] SectionId sectionAt(QPoint content) const;
    [[nodiscard]] QString tipAt(QPoint content) const;
    [[nodiscard]] std::pair<WordSpot, WordSpot> unitAt(WordSpot spot, Unit unit) const;
    void startSelection(WordSpot spot, Unit unit);
    void extendSelection(QPoint content);
    void activate(const draft::Link &link);

    DraftRenderer &m_renderer;
    DraftLayout m_layout;
    DraftFit m_fit = DraftFit::Width;
    double m_wantedZoom = 1;
    bool m_darkPages = false;

    TileCache m_cache;
    QSet<int> m_undrawable; ///< pages
    QTimer m_requests;      ///< gathers what one turn of the event loop changes
    std::vector<std::shared_ptr<const DraftPage>> m_pages;

    DraftSections m_sections;
    std::optional<SectionTallies> m_tallies; ///< none: not counted yet
    ThemeLooks m_looks;
    MarginBy m_marginBy = MarginBy::Stance;
    DraftMargin m_margin;
    SectionId m_marked;
    std::optional<draft::Span> m_markedWords;
    bool m_wordsAwaited = false; ///< their page is not read yet
    SectionId m_chosen; ///< gone to, and current until the view is scrolled: the last ones can't come to the top
    QPoint m_chosenAt;
    QTimer m_markEnds;
    int m_lastPage = -1;
    SectionId m_lastSection;

    std::vector<draft::Hit> m_hits;
    std::optional<size_t> m_currentHit;

    ReadBeside m_beside;
    std::vector<Step> m_back;
    std::vector<Step> m_forward;
    void step(std::vector<Step> &from, std::vector<Step> &to);

    std::optional<Selection> m_selection;
    Unit m_unit = Unit::Word;
    std::optional<QPoint> m_pressed; ///< viewport; set while the button is down
    bool m_dragging = false;
    QTimer m_autoScroll;
    qint64 m_doubleClickAt = 0; ///< for the third click of three
    QPoint m_doubleClickPoint;
};

} // namespace soundings
