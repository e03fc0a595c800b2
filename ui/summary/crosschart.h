#pragma once

#include "core/desk/crosstable.h"

#include <QtCharts/QChartView>

class QAbstractBarSeries;
class QBarSet;

namespace soundings {

/// A cross-table as bars, one a row, each in parts by column, told apart by pattern as well as by colour: across the page,
/// or upright where the rows are days. As high as its rows ask for. Values stand in the tip of a part; a click on it asks
/// for its responses.
class CrossChart : public QChartView
{
    Q_OBJECT

public:
    /// Columns beyond these are one part, "Others": more colours are not told apart.
    static constexpr int mostParts = 10;

    explicit CrossChart(QWidget *parent = nullptr);

    /// `labels` by rows' values: what stands there instead of the value as a facet shows it.
    void setTable(const CrossTable &table, const QHash<QString, QString> &labels = {});
    /// A row at which a line stands, with words for it: the day on which it closes. Before setTable().
    void setMarked(const QString &row, const QString &text);

Q_SIGNALS:
    void partClicked(const QString &row, const QString &column); ///< as count gives them

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    struct Part;

    void draw();
    [[nodiscard]] std::vector<Part> parts() const;
    [[nodiscard]] QBarSet *barSet(const Part &part);
    void addAxes(QAbstractBarSeries *series, int longest);
    [[nodiscard]] QString labelOf(const QString &row) const;
    [[nodiscard]] bool isUpright() const { return m_table.rowFacet == QLatin1String("day"); }
    [[nodiscard]] qsizetype rowAt(int place) const; ///< of the table, by the place on the axis, which counts from below

    CrossTable m_table;
    QHash<QString, QString> m_labels;
    QString m_marked;
    QString m_mark;
};

} // namespace soundings
