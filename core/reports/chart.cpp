#include "core/reports/chart.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

double valueOf(const Series &series, size_t i)
{
    return i < series.values.size() ? std::max(series.values[i], 0.0) : 0;
}

double totalOf(const BarChart &chart, size_t i)
{
    double sum = 0;
    for (const Series &series : chart.series)
        sum += valueOf(series, i);
    return sum;
}

double largest(const BarChart &chart)
{
    double most = 0;
    for (size_t i = 0; i < chart.labels.size(); ++i)
        most = std::max(most, totalOf(chart, i));
    return most > 0 ? most : 1;
}

bool hasKey(const BarChart &chart)
{
    return chart.series.size() > 1;
}

/// Lines of the key and where each entry stands in it.
std::vector<QPointF> keyPlaces(const BarChart &chart, double width, const ChartLook &look, double *height)
{
    const QFontMetricsF metrics(look.font);
    const double line = metrics.height() * 1.3;
    std::vector<QPointF> places;
    double x = 0;
    double y = 0;
    for (const Series &series : chart.series) {
        const double entry = metrics.height() * 1.4 + metrics.horizontalAdvance(series.name) + 14 * look.unit;
        if (x > 0 && x + entry > width) {
            x = 0;
            y += line;
        }
        places.emplace_back(x, y);
        x += entry;
    }
    *height = hasKey(chart) ? y + line + 3 * look.unit : 0;
    return places;
}

double paintKey(QPainter &painter, const QRectF &area, const BarChart &chart, const ChartLook &look)
{
    double height = 0;
    const std::vector<QPointF> places = keyPlaces(chart, area.width(), look, &height);
    if (!hasKey(chart))
        return 0;
    const QFontMetricsF metrics(look.font);
    const std::vector<QColor> colours = seriesColours(chart, look.bar);
    const double side = metrics.ascent() * 0.8;
    for (size_t i = 0; i < places.size(); ++i) {
        const QPointF at = area.topLeft() + places[i];
        painter.fillRect(QRectF(at.x(), at.y() + metrics.ascent() - side, side, side), colours[i]);
        painter.setPen(look.text);
        painter.drawText(QPointF(at.x() + side * 1.5, at.y() + metrics.ascent()), chart.series[i].name);
    }
    return height;
}

double rowHeight(const ChartLook &look)
{
    return QFontMetricsF(look.font).height() * 1.45;
}

void paintAcross(QPainter &painter, const QRectF &area, const BarChart &chart, const ChartLook &look)
{
    const QFontMetricsF metrics(look.font);
    const double row = rowHeight(look);
    double widest = 0;
    for (const QString &label : chart.labels)
        widest = std::max(widest, metrics.horizontalAdvance(label));
    const double labels = std::min(widest, area.width() * 0.42);
    const double gap = 6 * look.unit;
    const double most = largest(chart);
    const double value = metrics.horizontalAdvance(numberText(most)) + gap;
    const double left = area.left() + labels + gap;
    const double full = std::max(area.right() - value - left, 1.0);
    const std::vector<QColor> colours = seriesColours(chart, look.bar);
    for (size_t i = 0; i < chart.labels.size(); ++i) {
        const double top = area.top() + double(i) * row;
        const double base = top + (row + metrics.ascent() - metrics.descent()) / 2;
        const QString label = metrics.elidedText(chart.labels[i], Qt::ElideRight, labels + 0.5);
        painter.setPen(look.text);
        painter.drawText(QPointF(area.left() + labels - metrics.horizontalAdvance(label), base), label);
        double x = left;
        for (size_t s = 0; s < chart.series.size(); ++s) {
            const double length = valueOf(chart.series[s], i) / most * full;
            painter.fillRect(QRectF(x, top + row * 0.16, length, row * 0.68), colours[s]);
            x += length;
        }
        painter.setPen(look.text);
        painter.drawText(QPointF(x + gap * 0.6, base), numberText(totalOf(chart, i)));
    }
    painter.fillRect(QRectF(left - look.unit * 0.5, area.top(), look.unit * 0.5, double(chart.labels.size()) * row),
                     look.quiet);
}

/// Every how many labels one is written, so that they do not run into each other.
size_t labelStep(const BarChart &chart, double slot, const QFontMetricsF &metrics)
{
    double widest = 1;
    for (const QString &label : chart.labels)
        widest = std::max(widest, metrics.horizontalAdvance(label));
    return std::max<size_t>(1, size_t(std::ceil((widest + metrics.averageCharWidth()) / slot)));
}

void paintUpwards(QPainter &painter, const QRectF &area, const BarChart &chart, const ChartLook &look)
{
    const QFontMetricsF metrics(look.font);
    const double most = largest(chart);
    const double ground = area.bottom() - metrics.height() * 1.4;
    const double ceiling = area.top() + metrics.height() * 1.2;
    const double slot = area.width() / double(std::max<size_t>(chart.labels.size(), 1));
    const double bar = std::min(slot * 0.72, 40 * look.unit);
    const size_t every = labelStep(chart, slot, metrics);
    const std::vector<QColor> colours = seriesColours(chart, look.bar);
    for (size_t i = 0; i < chart.labels.size(); ++i) {
        const double middle = area.left() + (double(i) + 0.5) * slot;
        double y = ground;
        for (size_t s = 0; s < chart.series.size(); ++s) {
            const double height = valueOf(chart.series[s], i) / most * (ground - ceiling);
            painter.fillRect(QRectF(middle - bar / 2, y - height, bar, height), colours[s]);
            y -= height;
        }
        painter.setPen(look.text);
        const QString value = numberText(totalOf(chart, i));
        const double width = metrics.horizontalAdvance(value);
        if (totalOf(chart, i) > 0 && width <= slot * 0.98)
            painter.drawText(QPointF(middle - width / 2, y - metrics.descent()), value);
        if (i % every == 0) {
            const double half = metrics.horizontalAdvance(chart.labels[i]) / 2;
            const double x = std::clamp(middle - half, area.left(), std::max(area.left(), area.right() - 2 * half));
            painter.drawText(QPointF(x, ground + metrics.height() * 1.15), chart.labels[i]);
        }
    }
    painter.fillRect(QRectF(area.left(), ground, area.width(), look.unit * 0.6), look.quiet);
}

} // namespace

std::vector<QColor> seriesColours(const BarChart &chart, const QColor &first)
{
    // Okabe and Ito's set without black and yellow, which paper loses.
    static constexpr std::array<QRgb, 6> others{0xffe69f00, 0xff56b4e9, 0xff009e73, 0xffd55e00, 0xffcc79a7, 0xff0072b2};
    std::vector<QColor> colours;
    for (size_t i = 0; i < chart.series.size(); ++i) {
        const QString &own = chart.series[i].colour;
        if (!own.isEmpty() && QColor::isValidColor(own))
            colours.emplace_back(own);
        else
            colours.push_back(i == 0 ? first : QColor(others[(i - 1) % others.size()]));
    }
    return colours;
}

double chartHeight(const BarChart &chart, double width, const ChartLook &look)
{
    double key = 0;
    (void)keyPlaces(chart, width, look, &key);
    if (chart.run == BarsRun::Upwards)
        return key + std::min(width * 0.32, 170 * look.unit);
    return key + rowHeight(look) * double(chart.labels.size());
}

void paintChart(QPainter &painter, const QRectF &area, const BarChart &chart, const ChartLook &look)
{
    painter.save();
    painter.setFont(look.font);
    const double key = paintKey(painter, area, chart, look);
    const QRectF rest = area.adjusted(0, key, 0, 0);
    if (chart.run == BarsRun::Upwards)
        paintUpwards(painter, rest, chart, look);
    else
        paintAcross(painter, rest, chart, look);
    painter.restore();
}

Table asTable(const BarChart &chart)
{
    Table table;
    table.caption = chart.caption;
    table.columns.push_back({chart.labelTitle, Alignment::Start, 2});
    for (const Series &series : chart.series)
        table.columns.push_back({series.name, Alignment::End, 1});
    for (size_t i = 0; i < chart.labels.size(); ++i) {
        Row row{chart.labels[i]};
        for (const Series &series : chart.series)
            row.emplace_back(numberText(valueOf(series, i)), tables::Value(valueOf(series, i)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

QString inWords(const BarChart &chart)
{
    QString words;
    for (size_t i = 0; i < chart.labels.size(); ++i) {
        QStringList values;
        for (const Series &series : chart.series) {
            const QString value = numberText(valueOf(series, i));
            values += hasKey(chart) ? series.name + u' ' + value : value;
        }
        words += u"%1%2: %3."_s.arg(i > 0 ? u" "_s : QString(), chart.labels[i], values.join(u", "_s));
    }
    return words;
}

QString numberText(double value)
{
    return QString::number(value, 'f', value == std::floor(value) ? 0 : 1);
}

} // namespace soundings::reports
