#pragma once

#include "core/desk/desk.h"
#include "ui/models/unreadableitemsmodel.h"

#include <QDialog>

class QLabel;

namespace soundings {

class ItemTable;

/// What arrived and could not be read, with the reasons; kept byte for byte.
class UnreadableDialog : public QDialog
{
    Q_OBJECT

public:
    /// The desk must outlive the dialog.
    explicit UnreadableDialog(Desk *desk, QWidget *parent = nullptr);

private:
    UnreadableItemsModel m_model;
    QLabel *m_note;
    ItemTable *m_table;
};

} // namespace soundings
