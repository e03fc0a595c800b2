#pragma once

#include "core/reports/report.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace soundings {

/// A report's table as a model: its columns are the titles, a patch of colour is the decoration.
class ReportTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ReportTableModel(reports::Table table, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    reports::Table m_table;
};

/// A table as high as its rows: what is around it scrolls, not the table. Ctrl+C copies the selected cells, tabs
/// between them.
class TableWidget : public QTableView
{
    Q_OBJECT

public:
    explicit TableWidget(const reports::Table &table, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void shareWidth();

    std::vector<double> m_shares;
};

} // namespace soundings
