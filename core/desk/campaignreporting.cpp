#include "core/desk/campaignreporting.h"

#include "core/campaigns/kernel.h"
#include "core/consultation/words.h"
#include "core/desk/campaigns.h"
#include "core/desk/orstop.h"
#include "core/desk/withholding.h"
#include "core/duplicates/textkey.h"
#include "core/redaction/clearing.h"
#include "core/reports/text.h"

#include <QSet>

#include <map>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype greeting = 5;     ///< blanks between words: who only greets otherwise changes nothing
constexpr int nearlyWhole = 950;      ///< Membership::likeness, likewise
constexpr size_t mostVariants = 100;   ///< of a campaign, in the report
constexpr qsizetype mostCharacters = 600; ///< of what one says besides

class CampaignsReader
{
public:
    CampaignsReader(const Desk &desk, const ReportRequest &request, const reports::Progress &progress)
        : m_desk(desk)
        , m_query(request.query.trimmed())
        , m_anonymous(request.anonymous)
        , m_progress(progress)
    {}

    reports::CampaignsInput read()
    {
        m_in.consultation = orStop(m_desk.consultation());
        m_in.figures = orStop(campaignFigures(m_desk, m_query));
        m_in.journalHead = orStop(m_desk.journalHead());
        m_in.made = m_desk.now();
        m_in.scope = m_query;
        if (!m_query.isEmpty()) {
            const std::vector<ResponseId> found = orStop(m_desk.find(m_query));
            m_counted = {found.begin(), found.end()};
        }
        if (m_anonymous)
            m_publicIds = orStop(publicIdentifiers(m_desk));
        const std::vector<CampaignRow> rows = orStop(campaignRows(m_desk));
        for (size_t i = 0; i < rows.size(); ++i) {
            add(rows[i]);
            step(int(i + 1), int(rows.size()));
        }
        std::stable_sort(m_in.campaigns.begin(), m_in.campaigns.end(),
                         [](const auto &a, const auto &b) { return a.size > b.size; });
        return std::move(m_in);
    }

private:
    void step(int done, int total) const
    {
        if (m_progress && !m_progress(done, total))
            throw Stop{{ErrorKind::Cancelled, reports::stopped(), {}}};
    }

    void add(const CampaignRow &row)
    {
        const Campaign &campaign = row.campaign;
        std::vector<CampaignMember> members = orStop(campaignMembers(m_desk, campaign.id));
        if (!m_query.isEmpty())
            std::erase_if(members, [&](const CampaignMember &one) { return !m_counted.contains(one.response); });
        if (members.empty())
            return;
        reports::CampaignInFigures figures{campaign, int(members.size()), 0, members.front().received,
                                           members.front().received, {}, {}, {}, 0};
        QSet<QByteArray> texts;
        std::map<RespondentKind, int> kinds;
        for (const CampaignMember &member : members) {
            texts.insert(member.textKey);
            ++kinds[member.kind];
            figures.first = std::min(figures.first, member.received);
            figures.last = std::max(figures.last, member.received);
        }
        figures.distinct = int(texts.size());
        for (const auto &[kind, count] : kinds)
            figures.kinds.push_back({toWord(kind), count});
        std::stable_sort(figures.kinds.begin(), figures.kinds.end(),
                         [](const FacetCount &a, const FacetCount &b) { return a.count > b.count; });
        figures.themes = orStop(m_desk.countBy(queryFor(campaign.id), u"theme"_s));
        std::erase_if(figures.themes, [](const FacetCount &one) { return one.value == u"none"; });
        if (m_anonymous)
            figures.campaign = publicly(row);
        addVariants(members, figures);
        m_in.campaigns.push_back(std::move(figures));
    }

    [[nodiscard]] QString queryFor(CampaignId campaign) const
    {
        const QString members = u"campaign:%1 -is:duplicate"_s.arg(campaign.value);
        return m_query.isEmpty() ? members : u"(%1) %2"_s.arg(m_query, members);
    }

    /// Of each different text the first that has it.
    void addVariants(const std::vector<CampaignMember> &members, reports::CampaignInFigures &figures)
    {
        if (figures.campaign.kernel.isEmpty())
            return;
        QSet<QByteArray> met;
        for (const CampaignMember &member : members) {
            if (met.contains(member.textKey) || (m_anonymous && member.confidentiality == Confidentiality::Confidential))
                continue;
            met.insert(member.textKey);
            const QString own = campaigns::ownWords(figures.campaign.kernel, lettersText(member.response));
            if (own.count(u' ') < greeting && member.membership.likeness >= nearlyWhole)
                continue;
            figures.variants.push_back({m_anonymous ? m_publicIds.value(member.response) : reference(member.number),
                                        m_anonymous ? QString() : member.name, member.membership.likeness, own});
            step(int(met.size()), figures.distinct);
        }
        std::stable_sort(figures.variants.begin(), figures.variants.end(),
                         [](const auto &a, const auto &b) { return a.own.size() > b.own.size(); });
        figures.variantsInAll = int(figures.variants.size());
        figures.variants.resize(std::min(mostVariants, figures.variants.size()));
        for (reports::CampaignVariant &variant : figures.variants) {
            if (variant.own.size() > mostCharacters)
                variant.own = variant.own.left(mostCharacters).trimmed() + u" …"_s;
        }
    }

    /// What the response itself says; for readers outside the team as it may leave: nothing where it may not.
    [[nodiscard]] QString lettersText(ResponseId id) const
    {
        if (!m_anonymous)
            return orStop(letterOf(m_desk, id));
        const auto clean = redaction::cleared(orStop(m_desk.response(id)), orStop(judgedOf(m_desk, id)),
                                              redaction::Edition::Anonymous);
        return clean ? duplicates::ownText(clean->response.parts) : QString();
    }

    const Desk &m_desk;
    const QString m_query;
    const bool m_anonymous;
    const reports::Progress &m_progress;
    reports::CampaignsInput m_in;
    QSet<ResponseId> m_counted; ///< those that match the query, where there is one
    QHash<ResponseId, QString> m_publicIds;
};

} // namespace

Result<reports::CampaignsInput> readCampaigns(const Desk &desk, const ReportRequest &request,
                                              const reports::Progress &progress)
{
    try {
        return CampaignsReader(desk, request, progress).read();
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

Result<QHash<QString, int>> weighedBy(const Desk &desk, const QString &query, const QString &facet)
{
    const Result<std::vector<CrossCount>> cells = desk.countBy(query, facet, u"campaign"_s);
    if (!cells)
        return passOn(cells);
    QHash<QString, int> weighed;
    bool any = false;
    for (const CrossCount &cell : *cells) {
        const bool campaign = cell.second != u"none";
        any |= campaign;
        weighed[cell.first] += campaign ? 1 : cell.count;
    }
    return any ? weighed : QHash<QString, int>();
}

Campaign publicly(const CampaignRow &row)
{
    return row.isOpen() ? row.campaign
                        : Campaign{row.campaign.id, reports::Words::tr("Campaign %1").arg(row.campaign.id.value), {}};
}

Result<CampaignFigures> campaignFigures(const Desk &desk, const QString &query)
{
    if (query.trimmed().isEmpty())
        return campaignFigures(desk);
    const QString counted = u"(%1) -is:duplicate"_s.arg(query);
    const Result<std::vector<FacetCount>> counts = desk.countBy(counted, u"campaign"_s);
    if (!counts)
        return passOn(counts);
    CampaignFigures figures;
    QSet<QByteArray> texts;
    for (const FacetCount &one : *counts) {
        figures.responses += one.count;
        if (one.value == u"none")
            continue;
        ++figures.campaigns;
        figures.members += one.count;
    }
    const Result<std::vector<ResponseId>> found = desk.find(u"(%1) campaign:any"_s.arg(counted));
    if (!found)
        return passOn(found);
    const QSet<ResponseId> members(found->begin(), found->end());
    const Result<std::vector<CampaignRow>> rows = campaignRows(desk);
    if (!rows)
        return passOn(rows);
    for (const CampaignRow &row : *rows) {
        const Result<std::vector<CampaignMember>> all = campaignMembers(desk, row.campaign.id);
        if (!all)
            return passOn(all);
        for (const CampaignMember &member : *all) {
            if (members.contains(member.response))
                texts.insert(member.textKey);
        }
    }
    figures.distinct = int(texts.size());
    return figures;
}

} // namespace soundings
