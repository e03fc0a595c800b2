#include "ui/models/campaignsmodel.h"

#include <QLocale>
#include <QTimeZone>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Told
{
    std::vector<CampaignRow> rows;
    CampaignFigures figures;
    QByteArray zone;
};

Result<Told> read(const Desk &desk)
{
    Result<std::vector<CampaignRow>> rows = campaignRows(desk);
    const Result<CampaignFigures> figures = campaignFigures(desk);
    const Result<Consultation> consultation = desk.consultation();
    if (!rows)
        return passOn(rows);
    if (!figures)
        return passOn(figures);
    if (!consultation)
        return passOn(consultation);
    return Told{*std::move(rows), *figures, consultation->zone};
}

} // namespace

bool concernsCampaigns(const Change &change)
{
    return std::holds_alternative<CampaignAdded>(change) || std::holds_alternative<CampaignChanged>(change) ||
           std::holds_alternative<CampaignRemoved>(change) || std::holds_alternative<CampaignJoined>(change) ||
           std::holds_alternative<DuplicateJudged>(change) || std::holds_alternative<PersonErased>(change);
}

CampaignsModel::CampaignsModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void CampaignsModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    beginResetModel();
    m_desk = desk;
    m_rows.clear();
    m_figures = {};
    m_read = m_asking = m_again = false;
    endResetModel();
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &CampaignsModel::react);
    ask();
}

void CampaignsModel::react(const Applied &applied)
{
    if (std::any_of(applied.changes.begin(), applied.changes.end(), concernsCampaigns))
        ask();
}

void CampaignsModel::ask()
{
    m_again = m_asking; // a change after a change needs one more answer, not one each
    if (m_asking || !m_desk)
        return;
    m_asking = true;
    m_desk->ask(read).then(this, [this, desk = m_desk](Result<Told> told) {
        if (desk != m_desk)
            return;
        m_asking = false;
        if (!told) {
            Q_EMIT failed(told.error());
        } else {
            m_figures = told->figures;
            m_zone = told->zone;
            take(std::move(told->rows));
            m_read = true;
            Q_EMIT refreshed();
        }
        if (m_again)
            ask();
    });
}

void CampaignsModel::take(std::vector<CampaignRow> rows)
{
    const auto placeOf = [](const std::vector<CampaignRow> &among, CampaignId id) {
        return int(std::find_if(among.begin(), among.end(),
                                [id](const CampaignRow &row) { return row.campaign.id == id; }) -
                   among.begin());
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (placeOf(rows, m_rows[size_t(row)].campaign.id) < int(rows.size()))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        CampaignRow &told = rows[size_t(row)];
        const int stood = placeOf(m_rows, told.campaign.id);
        if (stood == rowCount()) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, std::move(told));
            endInsertRows();
            continue;
        }
        if (stood != row) { // those before it are in their places, so it stood further down
            beginMoveRows({}, stood, stood, {}, row);
            std::rotate(m_rows.begin() + row, m_rows.begin() + stood, m_rows.begin() + stood + 1);
            endMoveRows();
        }
        if (m_rows[size_t(row)] != told) {
            m_rows[size_t(row)] = std::move(told);
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

const CampaignRow *CampaignsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)] : nullptr;
}

const CampaignRow *CampaignsModel::find(CampaignId id) const
{
    return at(indexOf(id).row());
}

QModelIndex CampaignsModel::indexOf(CampaignId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows[size_t(row)].campaign.id == id)
            return index(row, 0);
    }
    return {};
}

int CampaignsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CampaignsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CampaignsModel::data(const QModelIndex &index, int role) const
{
    const CampaignRow *row = at(index.row());
    if (!index.isValid() || !row)
        return {};
    if (role == IdRole)
        return QVariant::fromValue(row->campaign.id);
    if (role == Qt::TextAlignmentRole && index.column() != Title)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return index.column() == Title ? QVariant(row->campaign.title) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Title: return row->campaign.title;
    case Responses: return tr("%L1").arg(row->size);
    case Texts: return tr("%L1").arg(row->distinct);
    case Last: return row->size > 0 ? QLocale().toString(toUtc(row->last).toTimeZone(QTimeZone(m_zone)).date(), u"d MMM yyyy"_s) : QString();
    default: return {};
    }
}

QVariant CampaignsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section != Title)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        const QString tips[]{tr("The name of the campaign"), tr("Every copy is a response and counted"),
                             tr("Different texts among them: what is to be read once"), tr("When the last copy came")};
        return tips[section];
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[]{tr("Campaign"), tr("Responses"), tr("Texts"), tr("Last")};
    static_assert(std::size(titles) == ColumnCount);
    return titles[section];
}

} // namespace soundings
