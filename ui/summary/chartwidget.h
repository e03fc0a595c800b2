#pragma once

#include "core/reports/chart.h"

#include <QWidget>

namespace soundings {

/// A bar chart in the window's own colours, as high as its width asks for. Screen readers hear its numbers.
class ChartWidget : public QWidget
{
    Q_OBJECT

public:
    explicit ChartWidget(reports::BarChart chart, QWidget *parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] reports::ChartLook look() const;

    reports::BarChart m_chart;
};

/// The colour of bars and headings that stands out from a palette's window, light or dark.
[[nodiscard]] QColor accentOf(const QPalette &palette);

} // namespace soundings
