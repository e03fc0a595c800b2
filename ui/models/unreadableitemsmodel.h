#pragma once

#include "core/consultation/response.h"

#include <QAbstractTableModel>

#include <vector>

namespace soundings {

/// What arrived and could not be read, with the reasons; of what was settled how, by whom and when.
class UnreadableItemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Source, Reason, TakenIn, Settled, ColumnCount };

    explicit UnreadableItemsModel(QObject *parent = nullptr);

    /// All there are, in order of their ids. Rows that stay are not reset: what is selected stays so.
    void setItems(std::vector<UnreadableItem> items, const QByteArray &zone);
    void setSettledShown(bool shown);  ///< not, at first
    [[nodiscard]] int settled() const; ///< how many there are, shown or not

    [[nodiscard]] const UnreadableItem *at(int row) const; ///< nullptr where there is no such row

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void refresh();
    [[nodiscard]] QString time(Instant at) const;

    std::vector<UnreadableItem> m_all;
    std::vector<UnreadableItem> m_shown;
    bool m_settledShown = false;
    QByteArray m_zone;
};

} // namespace soundings
