#pragma once

#include "core/desk/redacting.h"

#include <QAbstractTableModel>

namespace soundings {

/// Responses that may be published, with how many suggestions wait and what was decided; only those that wait, on request.
class RedactionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reference, From, ToDecide, Hidden, LeftIn, Consent, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<RedactionRow> rows);
    void setWaitingOnly(bool only);
    void update(const RedactionRow &row); ///< of a response that is among them; else nothing

    [[nodiscard]] const RedactionRow *at(int row) const; ///< nullptr for none
    [[nodiscard]] int rowOf(ResponseId response) const;  ///< -1: not shown
    [[nodiscard]] bool contains(ResponseId response) const;
    [[nodiscard]] int all() const { return int(m_all.size()); }
    [[nodiscard]] int waiting() const { return withUndecided(m_all); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] bool isShown(size_t place) const { return !m_waitingOnly || m_all[place].offers > 0; }
    void gather();

    std::vector<RedactionRow> m_all;
    std::vector<size_t> m_shown; ///< places in m_all
    bool m_waitingOnly = false;
};

} // namespace soundings
