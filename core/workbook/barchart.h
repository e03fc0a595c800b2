#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace soundings::workbook {

struct ChartSeries
{
    QString name = {};
    QString colour = {}; ///< "#rrggbb"
    std::vector<double> values = {};
};

/// Bars of what stands on a sheet: labels in its first column, a series in each that follows, from the second row.
/// Several series are stacked.
struct BarChart
{
    QString title = {};
    QString description = {}; ///< what it shows, for those who can't see it
    QStringList labels = {};
    std::vector<ChartSeries> series = {};
    bool upwards = false;
};

/// DrawingML (ECMA-376 part 1, 21.2) with the values as they are now, and where they stand on `sheet`.
[[nodiscard]] QByteArray chartXml(const BarChart &chart, const QString &sheet);
/// Where the chart stands on its sheet: beside `columns` columns. The relationship's id is rId1.
[[nodiscard]] QByteArray drawingXml(const BarChart &chart, size_t columns);

} // namespace soundings::workbook
