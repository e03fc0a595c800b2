#pragma once

#include "core/consultation/result.h"

#include <QTableView>
#include <QThreadPool>

namespace soundings {

/// A read-only table of items that can be copied and saved as CSV; the file is written off the GUI thread.
class ItemTable : public QTableView
{
    Q_OBJECT

public:
    explicit ItemTable(QWidget *parent = nullptr);
    ~ItemTable() override;

    void copySelection(); ///< all rows where none is selected
    void saveAs();        ///< asks where

Q_SIGNALS:
    void saved(const QString &file);
    void saveFailed(const soundings::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QThreadPool m_pool;
};

} // namespace soundings
