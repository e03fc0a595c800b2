#pragma once

#include "core/consultation/ids.h"
#include "ui/read/passagelanes.h"
#include "ui/read/readertext.h"

#include <QColor>
#include <QPlainTextEdit>
#include <QTextBlock>

#include <functional>
#include <optional>
#include <vector>

namespace soundings {

/// A comment as it is drawn in the text.
struct PassageMark
{
    CommentId comment;
    TextRange shown;
    QList<QColor> colours; ///< of its themes; the first one tints the text
    bool proposed = false; ///< paler, and dashed
    bool quotable = false; ///< with a quotation mark beside it
};

/// Something found in the text that a person may confirm or dismiss: underlined with dots, a link.
struct PassageOffer
{
    TextRange shown;
    bool nowhere = false; ///< it points at nothing: in the colour of a warning
    QString toolTip;
};

/// A response's text, to read and to select in, with mouse or keyboard; never to change. Comments are tinted and
/// underlined in their theme's colour, with a bar each in the margin; the ends of the current one can be dragged; found
/// words are marked; folded stretches open with a click or Enter on their line.
///
/// Only what is visible is drawn and laid out: 300,000 characters open at once, and marks come and go without a new
/// layout.
class PassageText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PassageText(QWidget *parent = nullptr);

    void setReaderText(const ReaderText &text);
    [[nodiscard]] const ReaderText &readerText() const { return m_reader; }
    void setHits(std::vector<TextRange> hits); ///< in order
    void setMarks(std::vector<PassageMark> marks);
    void setOffers(std::vector<PassageOffer> offers); ///< in order
    /// What hovering over a comment says; asked for when it is shown.
    void setToolTips(std::function<QString(CommentId)> toolTip) { m_toolTip = std::move(toolTip); }
    void setCurrent(CommentId comment); ///< drawn stronger, with handles at its ends
    void setZoom(double factor);        ///< 1 is the application's font

    [[nodiscard]] std::optional<Passage> selectedPassage() const;
    [[nodiscard]] QString selectedText() const;
    void select(TextRange shown);
    void reveal(TextRange shown); ///< unfolds what hides it and brings it into view
    [[nodiscard]] CommentId commentAtCaret() const; ///< the shortest one there
    [[nodiscard]] std::vector<CommentId> commentsAtCaret() const; ///< the shortest first
    [[nodiscard]] std::optional<size_t> offerAtCaret() const;     ///< in the order they were set

    bool goToHit(int step);      ///< +1 next, -1 previous; false if there is none further on
    bool goToFirstHit(int step); ///< the first in that direction of all there are
    [[nodiscard]] int hitCount() const { return static_cast<int>(m_hits.size()); }

    [[nodiscard]] bool isFolded(size_t fold) const { return m_folded[fold]; }
    void setFolded(size_t fold, bool folded);
    void setAllFolded(bool folded);

Q_SIGNALS:
    void commentClicked(soundings::CommentId comment);
    void offerClicked(size_t offer);
    void endsDragged(soundings::CommentId comment, const soundings::Passage &passage);
    void selectedPassageChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    class Margin;
    friend class Margin;

    /// A block of text in sight, and where it stands in the viewport.
    struct SeenBlock
    {
        QTextBlock block;
        QRectF place;
    };
    /// What is in sight: gathered once a painting.
    struct Sight
    {
        std::vector<SeenBlock> blocks;
        TextRange range;          ///< from the first line in sight to the last
        std::vector<size_t> marks; ///< that reach into it
    };
    struct Bar
    {
        size_t mark = 0;
        QRectF place; ///< in the margin
    };
    /// Bars that have no room of their own.
    struct BarSummary
    {
        QRectF place;
        std::vector<size_t> marks;
    };
    struct Bars
    {
        std::vector<Bar> own;
        std::vector<BarSummary> summaries;
    };
    struct Handle
    {
        QRectF place;
        double x = 0;
        double top = 0;
        double bottom = 0;
    };
    struct Drag
    {
        CommentId comment;
        bool begin = false; ///< the end that is dragged
        TextRange shown;
    };

    [[nodiscard]] Sight sight() const;
    [[nodiscard]] TextRange rangeOf(const PassageMark &mark) const; ///< as it is being dragged
    [[nodiscard]] std::vector<QRectF> bands(const SeenBlock &seen, TextRange range) const;
    [[nodiscard]] Bars barsOf(const Sight &sight) const;
    [[nodiscard]] std::optional<QRectF> barAlong(const Sight &sight, TextRange range) const;
    [[nodiscard]] std::optional<Handle> handle(bool begin) const; ///< of the current comment, where it is in sight
    [[nodiscard]] std::optional<bool> handleAt(const QPoint &point) const; ///< true: that of its begin
    void paintBehind(QPainter &painter, const Sight &sight, const SeenBlock &seen) const;
    void paintOver(QPainter &painter, const Sight &sight, const SeenBlock &seen) const;
    bool showHit(const TextRange &hit); ///< always true
    void paintHits(QPainter &painter, const SeenBlock &seen) const;
    void paintOffers(QPainter &painter, const SeenBlock &seen) const;
    void paintHandles(QPainter &painter) const;
    void paintMargin(QPainter &painter) const;
    void paintBar(QPainter &painter, const Bar &bar) const;
    void paintFold(QPainter &painter, const SeenBlock &seen) const;
    [[nodiscard]] QWidget *newMargin();
    [[nodiscard]] int marginWidth() const;
    void placeMargin();
    [[nodiscard]] std::vector<CommentId> marksInMargin(const QPoint &point) const;

    [[nodiscard]] int foldAt(int position) const; ///< whose marker stands there; -1 for none
    [[nodiscard]] std::vector<CommentId> marksAt(int position) const; ///< the shortest first
    [[nodiscard]] std::optional<size_t> offerAt(int position) const;
    [[nodiscard]] int positionUnder(const QPoint &point) const; ///< -1 where no text is
    [[nodiscard]] QString toolTipOf(const std::vector<CommentId> &comments) const;
    void click(const std::vector<CommentId> &comments); ///< each click the next one
    void dragTo(const QPoint &point);
    void cancelDrag();
    void refresh();
    void styleOwnLines();
    void openWhatHides(int position);

    ReaderText m_reader;
    std::vector<bool> m_folded;
    std::vector<TextRange> m_hits;
    std::vector<PassageMark> m_marks; ///< by where they begin, the longer first
    std::vector<Lane> m_lanes;        ///< of m_marks, in the margin
    std::vector<PassageOffer> m_offers;
    std::function<QString(CommentId)> m_toolTip;
    CommentId m_current;
    std::optional<Drag> m_drag;
    QWidget *m_margin;
    double m_zoom = 1;
    bool m_styling = false;
};

} // namespace soundings
