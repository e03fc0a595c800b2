#include "ui/summary/crosschart.h"

#include "core/consultation/words.h"
#include "ui/models/facetlabels.h"
#include "ui/widgets/stackedbar.h"
#include "ui/widgets/themecolours.h"

#include <QEvent>
#include <QGraphicsLayout>
#include <QLocale>
#include <QToolTip>
#include <QWheelEvent>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QHorizontalStackedBarSeries>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <array>
#include <numeric>

namespace soundings {

using namespace Qt::StringLiterals;

/// Columns of the table that are one part of each bar.
struct CrossChart::Part
{
    QString name;
    QString column; ///< empty: several
    std::vector<qsizetype> columns;
    QBrush brush;
    QPen pen;
};

namespace {

/// These have an order of their own, which is kept; others stand by size.
bool isOrdered(const QString &facet)
{
    return facet == u"stance" || facet == u"timeliness" || facet == u"status" || facet == u"confidentiality";
}

std::vector<qsizetype> columnsInOrder(const CrossTable &table)
{
    std::vector<qsizetype> columns(size_t(table.columns.size()));
    std::iota(columns.begin(), columns.end(), 0);
    if (!isOrdered(table.columnFacet))
        std::stable_sort(columns.begin(), columns.end(), [&](qsizetype a, qsizetype b) {
            return table.columnTotals[size_t(a)] > table.columnTotals[size_t(b)];
        });
    return columns;
}

QBrush brushOf(const CrossTable &table, const QString &column, size_t place, const QPalette &palette)
{
    const QColor ground = palette.color(QPalette::Base);
    if (table.columnFacet == u"timeliness") {
        return column == toWord(Timeliness::Late) ? QBrush(warningColour(palette), Qt::BDiagPattern)
                                                  : QBrush(legible(palette.color(QPalette::Highlight), ground, 3));
    }
    if (table.columnFacet == u"stance") {
        const BarPart look = stancePart(fromWord<Stance>(column).value_or(Stance::None));
        return look.colour.isValid()
            ? QBrush(legible(look.colour, ground, 3), look.pattern == Qt::NoBrush ? Qt::SolidPattern : look.pattern)
            : QBrush(Qt::NoBrush);
    }
    static constexpr std::array patterns = {Qt::SolidPattern, Qt::BDiagPattern, Qt::Dense4Pattern, Qt::CrossPattern,
                                            Qt::FDiagPattern, Qt::Dense6Pattern, Qt::HorPattern,   Qt::DiagCrossPattern,
                                            Qt::VerPattern,   Qt::Dense2Pattern, Qt::Dense7Pattern};
    return QBrush(legible(suggestedThemeColour(int(place)), ground, 3), patterns[place % patterns.size()]);
}

} // namespace

CrossChart::CrossChart(QWidget *parent) : QChartView(parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    chart()->setBackgroundRoundness(0);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->setAlignment(Qt::AlignBottom);
    setAccessibleName(tr("Chart"));
}

void CrossChart::setTable(const CrossTable &table, const QHash<QString, QString> &labels)
{
    if (table == m_table && labels == m_labels && !chart()->series().isEmpty())
        return;
    m_table = table;
    m_labels = labels;
    draw();
}

void CrossChart::setMarked(const QString &row, const QString &text)
{
    m_marked = row;
    m_mark = text;
}

/// A year that all days share is left out: the axis has little room.
QString CrossChart::labelOf(const QString &row) const
{
    if (const auto label = m_labels.constFind(row); label != m_labels.constEnd())
        return *label;
    const QString first = m_table.rows.value(0);
    const bool oneYear = first.left(4) == m_table.rows.value(m_table.rows.size() - 1).left(4);
    if (isUpright() && oneYear && QDate::fromString(row, Qt::ISODate).isValid())
        return QLocale().toString(QDate::fromString(row, Qt::ISODate), u"ddd d MMM"_s);
    return facetValueLabel(m_table.rowFacet, row);
}

qsizetype CrossChart::rowAt(int place) const
{
    return isUpright() ? place : m_table.rows.size() - 1 - place;
}

std::vector<CrossChart::Part> CrossChart::parts() const
{
    const std::vector<qsizetype> columns = columnsInOrder(m_table);
    std::vector<Part> parts;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (parts.size() == mostParts) {
            parts.push_back({tr("Others"), {}, {columns.begin() + ptrdiff_t(i), columns.end()},
                             QBrush(quietColour(palette()), Qt::Dense7Pattern), QPen(quietColour(palette()))});
            break;
        }
        const QString column = m_table.columns[columns[i]];
        const QBrush brush = brushOf(m_table, column, i, palette());
        const QColor edge = brush.style() == Qt::NoBrush ? quietColour(palette()) : brush.color();
        parts.push_back({facetValueLabel(m_table.columnFacet, column), column, {columns[i]}, brush, QPen(edge)});
    }
    return parts;
}

QBarSet *CrossChart::barSet(const Part &part)
{
    auto *set = new QBarSet(part.name);
    for (int place = 0; place < int(m_table.rows.size()); ++place) {
        int count = 0;
        for (const qsizetype column : part.columns)
            count += m_table.count(rowAt(place), column);
        set->append(count);
    }
    set->setBrush(part.brush);
    set->setPen(part.pen);
    connect(set, &QBarSet::hovered, this, [this, set](bool on, int place) {
        if (on)
            QToolTip::showText(QCursor::pos(),
                               tr("%1 and %2: %n response(s)", nullptr, int(set->at(place)))
                                   .arg(labelOf(m_table.rows.value(rowAt(place))), set->label()));
        else
            QToolTip::hideText();
    });
    if (!part.column.isEmpty())
        connect(set, &QBarSet::clicked, this,
                [this, column = part.column](int place) { Q_EMIT partClicked(m_table.rows.value(rowAt(place)), column); });
    return set;
}

void CrossChart::draw()
{
    chart()->removeAllSeries();
    for (QAbstractAxis *axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    chart()->setBackgroundBrush(palette().color(QPalette::Base));
    setBackgroundBrush(palette().color(QPalette::Base));
    chart()->legend()->setLabelColor(palette().color(QPalette::Text));
    if (m_table.rows.isEmpty() || m_table.columns.isEmpty())
        return;
    QAbstractBarSeries *series = isUpright() ? static_cast<QAbstractBarSeries *>(new QStackedBarSeries)
                                             : static_cast<QAbstractBarSeries *>(new QHorizontalStackedBarSeries);
    std::vector<double> sums(size_t(m_table.rows.size()));
    for (const Part &part : parts()) {
        QBarSet *set = barSet(part);
        for (size_t place = 0; place < sums.size(); ++place)
            sums[place] += set->at(int(place));
        series->append(set);
    }
    series->setBarWidth(0.7);
    chart()->addSeries(series);
    chart()->legend()->setVisible(series->count() > 1);
    addAxes(series, int(*std::max_element(sums.begin(), sums.end())));
    const int line = fontMetrics().height();
    const int rows = int(m_table.rows.size());
    setMinimumHeight(isUpright() ? line * 20 : line * (rows * 2 + 6));
}

void CrossChart::addAxes(QAbstractBarSeries *series, int longest)
{
    auto *names = new QBarCategoryAxis;
    for (int place = 0; place < int(m_table.rows.size()); ++place)
        names->append(labelOf(m_table.rows[rowAt(place)]));
    auto *numbers = new QValueAxis;
    numbers->setRange(0, std::max(longest, 1));
    numbers->setLabelFormat(u"%d"_s);
    numbers->setTickCount(longest < 5 ? std::max(longest, 1) + 1 : 5);
    numbers->applyNiceNumbers();
    const QColor text = palette().color(QPalette::Text);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(names), static_cast<QAbstractAxis *>(numbers)}) {
        axis->setLabelsColor(text);
        axis->setGridLineColor(palette().color(QPalette::Midlight));
        axis->setLinePenColor(palette().color(QPalette::Mid));
    }
    names->setGridLineVisible(false);
    if (isUpright())
        names->setLabelsAngle(-90);
    chart()->addAxis(names, isUpright() ? Qt::AlignBottom : Qt::AlignLeft);
    chart()->addAxis(numbers, isUpright() ? Qt::AlignLeft : Qt::AlignBottom);
    series->attachAxis(names);
    series->attachAxis(numbers);
    const auto marked = m_table.rows.indexOf(m_marked);
    if (marked < 0 || !isUpright())
        return;
    auto *line = new QLineSeries;
    line->setName(m_mark);
    line->append(double(marked), 0);
    line->append(double(marked), numbers->max());
    line->setPen(QPen(errorColour(palette()), 2, Qt::DashLine));
    connect(line, &QXYSeries::clicked, series, [series, marked](const QPointF &at) { // it lies over the bar
        double height = 0;
        for (QBarSet *set : series->barSets()) {
            height += set->at(int(marked));
            if (at.y() <= height) {
                Q_EMIT set->clicked(int(marked));
                return;
            }
        }
    });
    chart()->addSeries(line);
    line->attachAxis(names);
    line->attachAxis(numbers);
}

void CrossChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

/// What is around it scrolls.
void CrossChart::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace soundings
