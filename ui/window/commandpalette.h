#pragma once

#include <QDialog>

#include <utility>
#include <vector>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace soundings {

/// Every command of the menus, found by typing part of its name; Return runs it.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    /// The actions must outlive it; those that can't be run now are greyed.
    CommandPalette(const std::vector<std::pair<QString, QAction *>> &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &text);
    void run(const QModelIndex &index);

    QLineEdit *m_text;
    QListView *m_list;
    QSortFilterProxyModel *m_found;
};

} // namespace soundings
