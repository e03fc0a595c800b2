#pragma once

#include "core/desk/campaigns.h"

#include <QAbstractTableModel>

namespace soundings {

/// The campaigns, larger first, kept up to date. Rows come, go and move; they never start anew, so that what is chosen
/// stays chosen.
class CampaignsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Responses, Texts, Last, ColumnCount };
    enum Role { IdRole = Qt::UserRole }; ///< CampaignId

    explicit CampaignsModel(QObject *parent = nullptr);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed
    [[nodiscard]] const CampaignRow *at(int row) const; ///< nullptr: there is no such row
    [[nodiscard]] const CampaignRow *find(CampaignId id) const;
    [[nodiscard]] QModelIndex indexOf(CampaignId id) const;
    [[nodiscard]] const std::vector<CampaignRow> &campaigns() const { return m_rows; }
    [[nodiscard]] bool isRead() const { return m_read; } ///< the desk has told once
    [[nodiscard]] const CampaignFigures &figures() const { return m_figures; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void refreshed(); ///< the rows are what the desk last told
    void failed(const soundings::Error &error);

private:
    void ask();
    void react(const Applied &applied);
    void take(std::vector<CampaignRow> rows);

    Desk *m_desk = nullptr;
    QByteArray m_zone;
    std::vector<CampaignRow> m_rows;
    CampaignFigures m_figures;
    bool m_read = false;
    bool m_asking = false;
    bool m_again = false;
};

/// Whether the change can alter which campaigns there are, or who is a member.
[[nodiscard]] bool concernsCampaigns(const Change &change);

} // namespace soundings
