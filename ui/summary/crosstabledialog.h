#pragma once

#include "core/desk/crosstable.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QStackedWidget>

namespace soundings {

class CrossChart;
class CrossTableModel;
class CrossTableView;
class EmptyPage;

/// What a search finds, by two facets: as a table, a table of heat, or a chart. It follows every change; a cell opens its
/// responses in the list, and the table stays as it is meanwhile.
class CrossTableDialog : public QDialog
{
    Q_OBJECT

public:
    CrossTableDialog(Desk *desk, const QString &query, QWidget *parent);

    void setQuery(const QString &query); ///< that is counted from now on
    void setRows(const QString &facet);
    [[nodiscard]] const CrossTableModel *model() const { return m_model; }

Q_SIGNALS:
    void searchRequested(const QString &query);
    void counted();

protected:
    void done(int result) override;

private:
    enum Page { Nothing, Table, Chart };

    void build();
    void fillChoices();
    void count();
    void take(const Result<CrossTable> &table);
    void showPage();
    void swap();
    void copy();
    void open(const QString &row, const QString &column);
    void save(const QString &file);

    Desk *m_desk;
    QString m_query;
    CrossTableModel *m_model;
    QComboBox *m_rows;
    QComboBox *m_columns;
    QComboBox *m_how;     ///< table, heat map, chart
    QComboBox *m_figures; ///< counts or shares
    QLabel *m_about;
    QLabel *m_message;
    QStackedWidget *m_stack;
    EmptyPage *m_empty;
    CrossTableView *m_view;
    CrossChart *m_chart;
    quint64 m_question = 0;
    bool m_counting = false;
    bool m_countAgain = false;
};

} // namespace soundings
