#include "ui/summary/chartwidget.h"

#include <QPainter>

#include <cmath>

namespace soundings {

using namespace Qt::StringLiterals;

ChartWidget::ChartWidget(reports::BarChart chart, QWidget *parent) : QWidget(parent), m_chart(std::move(chart))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(m_chart.caption);
    QStringList numbers;
    const reports::Table table = reports::asTable(m_chart);
    for (const reports::Row &row : table.rows) {
        QStringList cells;
        for (const reports::Cell &cell : row)
            cells += cell.text;
        numbers += cells.join(u' ');
    }
    setAccessibleDescription(numbers.join(u"; "_s));
}

reports::ChartLook ChartWidget::look() const
{
    const QPalette &colours = palette();
    return {font(), colours.color(QPalette::WindowText), colours.color(QPalette::Mid), accentOf(colours),
            logicalDpiX() / 72.0};
}

int ChartWidget::heightForWidth(int width) const
{
    return int(std::ceil(reports::chartHeight(m_chart, width, look())));
}

QSize ChartWidget::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 90;
    return {width, heightForWidth(width)};
}

QSize ChartWidget::minimumSizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 30;
    return {width, heightForWidth(width)};
}

void ChartWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = std::min(heightForWidth(width()), this->height());
    reports::paintChart(painter, QRectF(0, 0, width(), height), m_chart, look());
}

QColor accentOf(const QPalette &palette)
{
    const bool dark = palette.color(QPalette::Window).lightness() < 128;
    return dark ? QColor(0x8e, 0xc1, 0xee) : QColor(0x1d, 0x4f, 0x7c);
}

} // namespace soundings
