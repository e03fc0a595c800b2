#pragma once

#include "core/reports/report.h"

#include <QColor>
#include <QFont>
#include <QRectF>

class QPainter;

namespace soundings::reports {

/// What a chart takes from where it is drawn: paper, or a window in light or dark.
struct ChartLook
{
    QFont font;      ///< of labels and values; sized in the painter's units
    QColor text;
    QColor quiet;    ///< grid and axis
    QColor bar;      ///< of a series without a colour
    double unit = 1; ///< a point, in the painter's units
};

/// The height a chart wants in a width, with its key and without its caption.
[[nodiscard]] double chartHeight(const BarChart &chart, double width, const ChartLook &look);
void paintChart(QPainter &painter, const QRectF &area, const BarChart &chart, const ChartLook &look);

/// The series' colours in order, those without one from a palette that colour-blind readers can tell apart.
[[nodiscard]] std::vector<QColor> seriesColours(const BarChart &chart, const QColor &first);
/// The chart as a table: labels, then a column a series.
[[nodiscard]] Table asTable(const BarChart &chart);
/// What the chart shows, for those who can't see it: "Monday: 4. Tuesday: On time 3, Late 1."
[[nodiscard]] QString inWords(const BarChart &chart);
/// "412", "3.5": as the report's readers write numbers.
[[nodiscard]] QString numberText(double value);

} // namespace soundings::reports
