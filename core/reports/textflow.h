#pragma once

#include "core/reports/report.h"
#include "core/reports/typography.h"

#include <QPointF>
#include <QTextLayout>

class QPainter;

namespace soundings::reports {

/// Runs of text broken into lines of one width. Words too long for a line are broken; a text that begins from the
/// right is set from the right. Lengths in layout units.
class TextFlow
{
public:
    TextFlow(const Runs &runs, const Face &face, double width, Alignment alignment = Alignment::Start);
    TextFlow(const QString &text, const Face &face, double width, Alignment alignment = Alignment::Start);

    [[nodiscard]] int lines() const { return int(m_tops.size()) - 1; }
    [[nodiscard]] double top(int line) const { return m_tops[size_t(line)]; } ///< of `lines()`: the height
    [[nodiscard]] double height() const { return m_tops.back(); }
    [[nodiscard]] double naturalWidth() const { return m_naturalWidth; }
    /// Lines [from, to), the first with its top at `at`.
    void paint(QPainter &painter, QPointF at, int from, int to) const;
    void paint(QPainter &painter, QPointF at) const { paint(painter, at, 0, lines()); }

private:
    void breakLines(double width);

    std::unique_ptr<QTextLayout> m_layout;
    QColor m_colour;
    double m_leading;
    double m_naturalWidth = 0;
    std::vector<double> m_tops; ///< of each line, and the end of the last
};

} // namespace soundings::reports
