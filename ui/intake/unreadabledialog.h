#pragma once

#include "core/desk/desk.h"
#include "ui/models/unreadableitemsmodel.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

namespace soundings {

class ItemTable;

/// What arrived and could not be read, with the reasons; kept byte for byte. What a person has dealt with by
/// hand is settled here, and opened again.
class UnreadableDialog : public QDialog
{
    Q_OBJECT

public:
    /// The desk must outlive the dialog.
    explicit UnreadableDialog(Desk *desk, QWidget *parent = nullptr);

    [[nodiscard]] UnreadableItemsModel *model() { return &m_model; }
    [[nodiscard]] ItemTable *table() const { return m_table; }

private:
    void build();
    void read();
    void refresh();
    void askHow();
    void settle(const QString &how); ///< the selected items; empty: they are to be dealt with again
    [[nodiscard]] std::vector<UnreadableItem> selected(bool settled) const;

    Desk *m_desk;
    UnreadableItemsModel m_model;
    QLabel *m_note;
    ItemTable *m_table;
    QCheckBox *m_showSettled;
    QPushButton *m_settle;
    QPushButton *m_open;
};

} // namespace soundings
