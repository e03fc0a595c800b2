#pragma once

#include "core/desk/crosstable.h"

#include <QFrame>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

namespace soundings {

class CrossChart;
class CrossTableModel;
class CrossTableView;

/// A figure of the summary under its heading: a chart, or the table behind it at the press of a button; copied as a picture
/// or as data.
class CrossCard : public QFrame
{
    Q_OBJECT

public:
    enum class Shown { Chart, Heat };

    /// What is seen first. A card of heat has no chart.
    CrossCard(const QString &title, const QString &explanation, Shown shown, QWidget *parent = nullptr);

    void setTable(const CrossTable &table, const QHash<QString, QString> &labels = {}); ///< as CrossChart takes them
    void setMarked(const QString &row, const QString &text); ///< before setTable()
    [[nodiscard]] const CrossTable &table() const;
    [[nodiscard]] QString title() const { return m_title->text(); }

Q_SIGNALS:
    void cellChosen(const QString &row, const QString &column);
    void statusMessage(const QString &text);

private:
    void build(const QString &explanation);
    void showTable(bool on);
    void copyPicture();
    void copyData();

    Shown m_shown;
    QLabel *m_title;
    QLabel *m_empty;
    QToolButton *m_asTable;
    QToolButton *m_copy;
    CrossTableModel *m_model;
    CrossTableView *m_view;
    CrossChart *m_chart;
    QStackedWidget *m_stack;
};

} // namespace soundings
