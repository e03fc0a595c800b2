#pragma once

#include "core/desk/importing.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace soundings {

/// What an import brought, a row an item in the order they were met, or those of one outcome only. The items are
/// shared between models and never copied; a row is made into words only when it is asked for.
class ImportItemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reference, Source, Who, Subject, Received, EvidenceUsed, TimelinessShown, Parts, Reason, ColumnCount };

    using Items = std::shared_ptr<const std::vector<ImportItem>>;

    explicit ImportItemsModel(QObject *parent = nullptr);

    /// `zone` (IANA) is the one times are shown in. None as `outcome` shows all.
    void setItems(Items items, const QByteArray &zone, std::optional<ImportOutcome> outcome = {});

    /// nullptr where there is no such row.
    [[nodiscard]] const ImportItem *item(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const ImportItem &item, Column column) const;

    Items m_items;
    std::vector<int> m_rows; ///< places in m_items
    QByteArray m_zone;
};

} // namespace soundings
