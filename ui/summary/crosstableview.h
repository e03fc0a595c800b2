#pragma once

#include <QTableView>

namespace soundings {

class CrossTableModel;

/// A cross-table to look at: plain or as a map of heat. A click or Enter chooses a cell.
class CrossTableView : public QTableView
{
    Q_OBJECT

public:
    explicit CrossTableView(CrossTableModel *model, QWidget *parent = nullptr);

    void setHeat(bool on);
    [[nodiscard]] QString selectedAsText() const; ///< or the whole where less than two cells are selected; between tabs
    /// As high as its rows, up to `most` of them: what is around it scrolls.
    void fitRows(int most);

Q_SIGNALS:
    /// Values as count gives them; empty for the row or the column for all.
    void cellChosen(const QString &row, const QString &column);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QModelIndex &cell);
    void fitTitles(); ///< the head is as high as the longest of its titles, broken into lines

    CrossTableModel *m_model;
};

} // namespace soundings
