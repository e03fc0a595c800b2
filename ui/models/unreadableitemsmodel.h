#pragma once

#include "core/consultation/response.h"

#include <QAbstractTableModel>

#include <vector>

namespace soundings {

/// What arrived and could not be read, with the reasons.
class UnreadableItemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Source, Reason, TakenIn, ColumnCount };

    explicit UnreadableItemsModel(QObject *parent = nullptr);

    void setItems(std::vector<UnreadableItem> items, const QByteArray &zone);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<UnreadableItem> m_items;
    QByteArray m_zone;
};

} // namespace soundings
