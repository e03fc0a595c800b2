#pragma once

#include "core/desk/crosstable.h"
#include "core/consultation/draft.h"

#include <QWidget>

namespace soundings {

/// The draft as a row of its sections, each as wide as its pages and as warm as what was said of it is much. A click, or
/// Enter on the one that the arrow keys have gone to, asks for its responses.
class DraftHeat : public QWidget
{
    Q_OBJECT

public:
    explicit DraftHeat(QWidget *parent = nullptr);

    void setSections(std::vector<Section> sections, int pages);
    void setTable(const CrossTable &sectionsByStance);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

Q_SIGNALS:
    void sectionChosen(const QString &section); ///< as count gives it

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Cell
    {
        QString section; ///< as count gives it
        QString title;   ///< "3.2 Skills"
        int page = 0;    ///< from 0
        int pages = 1;
        int count = 0;   ///< responses
        QString tip;
    };

    void count();
    [[nodiscard]] QRectF roomOf(size_t cell) const;
    [[nodiscard]] int cellAt(const QPointF &place) const; ///< -1 for none

    std::vector<Section> m_sections;
    CrossTable m_table;
    std::vector<Cell> m_cells;
    int m_pages = 1;
    int m_current = 0;
};

} // namespace soundings
