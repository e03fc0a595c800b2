#include "core/reports/laidchart.h"

#include "core/reports/chart.h"
#include "core/reports/tagmarks.h"
#include "core/reports/textflow.h"

#include <QPainter>

namespace soundings::reports {

namespace {

constexpr double captionGap = 6 * unitsPerPoint;

ChartLook paperLook()
{
    return {face(Style::Cell).font, ink::text, ink::rule, ink::accent, unitsPerPoint};
}

/// The bars [from, from + count) as a chart of their own.
BarChart partOf(const BarChart &chart, size_t from, size_t count)
{
    BarChart part = chart;
    const auto cut = [&](auto &values) {
        const size_t begin = std::min(from, values.size());
        const size_t end = std::min(from + count, values.size());
        values = {values.begin() + qsizetype(begin), values.begin() + qsizetype(end)};
    };
    cut(part.labels);
    for (Series &series : part.series)
        cut(series.values);
    return part;
}

class LaidChart : public LaidBlock
{
public:
    LaidChart(const BarChart &chart, double width, double pageHeight)
        : m_width(width)
        , m_caption(chart.caption, face(Style::Caption), width)
    {
        spaceBefore = 12 * unitsPerPoint;
        spaceAfter = 16 * unitsPerPoint;
        const double room = pageHeight - captionHeight();
        const double whole = chartHeight(chart, width, paperLook());
        size_t bars = chart.labels.size();
        if (whole > room && chart.run == BarsRun::Across)
            bars = std::max<size_t>(1, size_t(double(bars) * room / whole) - 1);
        for (size_t from = 0; from == 0 || from < chart.labels.size(); from += std::max<size_t>(bars, 1)) {
            m_parts.push_back(partOf(chart, from, bars));
            slices.push_back({captionHeight() + chartHeight(m_parts.back(), width, paperLook()), true});
        }
    }

    void paint(QPainter &painter, QPointF at, int from, int to) const override
    {
        double y = at.y();
        for (int i = from; i < to; ++i) {
            if (i == 0)
                mark::piece(painter, mark::caption);
            m_caption.paint(painter, {at.x(), y});
            mark::piece(painter, 0);
            const double height = slices[size_t(i)].height;
            paintChart(painter, QRectF(at.x(), y + captionHeight(), m_width, height - captionHeight()),
                       m_parts[size_t(i)], paperLook());
            mark::adornment(painter);
            y += height;
        }
    }

private:
    [[nodiscard]] double captionHeight() const { return m_caption.height() + captionGap; }

    double m_width;
    TextFlow m_caption;
    std::vector<BarChart> m_parts;
};

} // namespace

std::unique_ptr<LaidBlock> layChart(const BarChart &chart, double width, double pageHeight)
{
    return std::make_unique<LaidChart>(chart, width, pageHeight);
}

} // namespace soundings::reports
