#include "ui/models/campaignmembersmodel.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/deadline/localtime.h"
#include "ui/models/campaignsmodel.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int whole = 1000; // Membership::likeness

struct Told
{
    std::vector<CampaignMember> members;
    QByteArray zone;
};

Result<Told> read(const Desk &desk, CampaignId campaign)
{
    Result<std::vector<CampaignMember>> members = campaignMembers(desk, campaign);
    const Result<Consultation> consultation = desk.consultation();
    if (!members)
        return passOn(members);
    if (!consultation)
        return passOn(consultation);
    return Told{*std::move(members), consultation->zone};
}

QString likeness(const Membership &membership)
{
    const int percent = qRound(100.0 * membership.likeness / whole);
    return membership.judged ? CampaignMembersModel::tr("%1 %, by hand").arg(percent) : CampaignMembersModel::tr("%1 %").arg(percent);
}

bool isNumber(int column)
{
    return column == CampaignMembersModel::Likeness || column == CampaignMembersModel::OwnWords;
}

} // namespace

CampaignMembersModel::CampaignMembersModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void CampaignMembersModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    setCampaign({});
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, [this](const Applied &applied) {
        if (m_campaign.isValid() && std::any_of(applied.changes.begin(), applied.changes.end(), concernsCampaigns))
            ask();
    });
}

void CampaignMembersModel::setCampaign(CampaignId campaign)
{
    if (campaign == m_campaign && campaign.isValid())
        return;
    beginResetModel();
    m_campaign = campaign;
    m_members.clear();
    ++m_question;
    endResetModel();
    if (campaign.isValid())
        ask();
}

void CampaignMembersModel::ask()
{
    if (!m_desk)
        return;
    m_desk->ask([campaign = m_campaign](const Desk &desk) { return read(desk, campaign); })
        .then(this, [this, question = ++m_question](Result<Told> told) {
            if (question != m_question)
                return;
            if (!told) {
                Q_EMIT failed(told.error());
                return;
            }
            m_zone = told->zone;
            arrange(told->members);
            take(std::move(told->members));
            Q_EMIT refreshed();
        });
}

/// A few rows come and go where a person acts; where many do, the list starts anew.
void CampaignMembersModel::take(std::vector<CampaignMember> members)
{
    constexpr size_t few = 200;
    QSet<ResponseId> told;
    for (const CampaignMember &member : members)
        told.insert(member.response);
    std::vector<int> gone;
    for (int row = 0; row < rowCount(); ++row) {
        if (!told.contains(m_members[size_t(row)].response))
            gone.push_back(row);
    }
    std::vector<CampaignMember> staying = m_members;
    std::erase_if(staying, [&](const CampaignMember &one) { return !told.contains(one.response); });
    const bool inOrder = std::equal(staying.begin(), staying.end(), members.begin(), members.end(),
                                    [](const CampaignMember &a, const CampaignMember &b) { return a.response == b.response; });
    if (gone.size() > few || !inOrder) {
        beginResetModel();
        m_members = std::move(members);
        endResetModel();
        return;
    }
    for (auto row = gone.rbegin(); row != gone.rend(); ++row) {
        beginRemoveRows({}, *row, *row);
        m_members.erase(m_members.begin() + *row);
        endRemoveRows();
    }
    m_members = std::move(members); // the same ones in the same order, but for what stands in their cells
    if (!m_members.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void CampaignMembersModel::arrange(std::vector<CampaignMember> &members) const
{
    const auto by = [&](auto key) {
        std::stable_sort(members.begin(), members.end(), [&](const CampaignMember &a, const CampaignMember &b) {
            return m_order == Qt::AscendingOrder ? key(a) < key(b) : key(b) < key(a);
        });
    };
    switch (m_sortedBy) {
    case Who: by([](const CampaignMember &m) { return m.name.toCaseFolded(); }); break;
    case Kind: by([](const CampaignMember &m) { return m.kind; }); break;
    case Received: by([](const CampaignMember &m) { return m.received; }); break;
    case Likeness: by([](const CampaignMember &m) { return m.membership.likeness; }); break;
    case OwnWords: by([](const CampaignMember &m) { return m.membership.own; }); break;
    default: by([](const CampaignMember &m) { return m.number; });
    }
}

void CampaignMembersModel::sort(int column, Qt::SortOrder order)
{
    m_sortedBy = column;
    m_order = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<ResponseId> kept; // what views hold on to, by response
    const QModelIndexList before = persistentIndexList();
    for (const QModelIndex &index : before)
        kept.push_back(m_members[size_t(index.row())].response);
    arrange(m_members);
    QHash<ResponseId, int> rows;
    for (int row = 0; row < rowCount(); ++row)
        rows.insert(m_members[size_t(row)].response, row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(rows.value(kept[size_t(i)]), before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

const CampaignMember *CampaignMembersModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_members[size_t(row)] : nullptr;
}

int CampaignMembersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_members.size());
}

int CampaignMembersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CampaignMembersModel::data(const QModelIndex &index, int role) const
{
    const CampaignMember *member = at(index.row());
    if (!index.isValid() || !member)
        return {};
    if (role == IdRole)
        return QVariant::fromValue(member->response);
    if (role == Qt::TextAlignmentRole && isNumber(index.column()))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Likeness && member->membership.judged)
        return tr("A person put it into the campaign");
    if (role == Qt::ToolTipRole && index.column() == Who)
        return member->organisation.isEmpty() ? member->name : u"%1\n%2"_s.arg(member->name, member->organisation);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Reference: return reference(member->number);
    case Who: return member->name;
    case Kind: return label(member->kind);
    case Received: return shortLocalTime(member->received, QTimeZone(m_zone));
    case Likeness: return likeness(member->membership);
    case OwnWords: return tr("%L1").arg(member->membership.own);
    default: return {};
    }
}

QVariant CampaignMembersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && isNumber(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && isNumber(section)) {
        return section == Likeness ? tr("How much of what the members have in common stands in it")
                                   : tr("How many words it says besides: sort by it to read first what people added");
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[]{tr("Reference"), tr("From"), tr("Kind"), tr("Received"), tr("Of the letter"), tr("Own words")};
    static_assert(std::size(titles) == ColumnCount);
    return titles[section];
}

} // namespace soundings
