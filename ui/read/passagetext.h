#pragma once

#include "core/consultation/ids.h"
#include "ui/read/readertext.h"

#include <QColor>
#include <QPlainTextEdit>

#include <vector>

namespace soundings {

/// A comment as it is drawn in the text.
struct PassageMark
{
    CommentId comment;
    TextRange shown;
    QList<QColor> colours; ///< of its themes; the first one tints the text
    QString toolTip;
};

/// A response's text, to read and to select in, with mouse or keyboard; never to change. Comments are tinted and
/// underlined in their theme's colour, with a bar each in the margin where they overlap; found words are marked;
/// folded stretches open with a click or Enter on their line.
///
/// Only what is visible is drawn and laid out: 300,000 characters open at once.
class PassageText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PassageText(QWidget *parent = nullptr);

    void setReaderText(const ReaderText &text);
    [[nodiscard]] const ReaderText &readerText() const { return m_reader; }
    void setHits(std::vector<TextRange> hits); ///< in order
    void setMarks(std::vector<PassageMark> marks);
    void setCurrent(CommentId comment); ///< drawn stronger
    void setZoom(double factor);        ///< 1 is the application's font

    [[nodiscard]] std::optional<Passage> selectedPassage() const;
    [[nodiscard]] QString selectedText() const;
    void select(TextRange shown);
    void reveal(TextRange shown); ///< unfolds what hides it and brings it into view
    [[nodiscard]] CommentId commentAtCaret() const; ///< the shortest one there

    bool goToHit(int step); ///< +1 next, -1 previous, round at the ends; false if there is none
    [[nodiscard]] int hitCount() const { return static_cast<int>(m_hits.size()); }

    [[nodiscard]] bool isFolded(size_t fold) const { return m_folded[fold]; }
    void setFolded(size_t fold, bool folded);
    void setAllFolded(bool folded);

Q_SIGNALS:
    void commentClicked(soundings::CommentId comment);
    void selectedPassageChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    class Margin;
    friend class Margin;


    [[nodiscard]] std::vector<QRectF> bands(const QTextBlock &block, const QRectF &place, TextRange range) const;
    template<class F>
    void forVisibleBlocks(F f) const;
    void paintBehind(QPainter &painter, const QTextBlock &block, const QRectF &place) const;
    void paintOver(QPainter &painter, const QTextBlock &block, const QRectF &place) const;
    void paintMargin(QPainter &painter) const;
    [[nodiscard]] int foldAt(int position) const; ///< whose marker stands there; -1 for none
    [[nodiscard]] const PassageMark *markAt(int position) const;
    [[nodiscard]] int positionUnder(const QPoint &point) const; ///< -1 where no text is
    void assignLanes();
    void styleOwnLines();
    void openWhatHides(int position);

    ReaderText m_reader;
    std::vector<bool> m_folded;
    std::vector<TextRange> m_hits;
    std::vector<PassageMark> m_marks;
    std::vector<int> m_lanes; ///< of m_marks, in the margin
    CommentId m_current;
    Margin *m_margin;
    double m_zoom = 1;
    bool m_styling = false;
};

} // namespace soundings
