#pragma once

#include "core/desk/campaigns.h"

#include <QAbstractTableModel>

namespace soundings {

/// The members of one campaign, kept up to date. Sorted here: there may be hundreds of thousands.
class CampaignMembersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reference, Who, Kind, Received, Likeness, OwnWords, ColumnCount };
    enum Role { IdRole = Qt::UserRole }; ///< ResponseId

    explicit CampaignMembersModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    void setCampaign(CampaignId campaign); ///< invalid: none
    [[nodiscard]] CampaignId campaign() const { return m_campaign; }
    [[nodiscard]] const CampaignMember *at(int row) const; ///< nullptr: there is no such row

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void refreshed();
    void failed(const soundings::Error &error);

private:
    void ask();
    void take(std::vector<CampaignMember> members);
    void arrange(std::vector<CampaignMember> &members) const;

    Desk *m_desk = nullptr;
    CampaignId m_campaign;
    std::vector<CampaignMember> m_members;
    QByteArray m_zone;
    int m_sortedBy = Reference;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    quint64 m_question = 0; ///< the newest wins
};

} // namespace soundings
