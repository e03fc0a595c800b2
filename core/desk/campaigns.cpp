#include "core/desk/campaigns.h"

#include "core/campaigns/kernel.h"
#include "core/campaigns/likeness.h"
#include "core/desk/orstop.h"
#include "core/duplicates/textkey.h"
#include "core/store/campaigns.h"
#include "core/store/store.h"
#include "core/store/twins.h"

#include <QCoreApplication>
#include <QSet>

#include <map>

namespace soundings {

namespace {

constexpr CampaignId fresh{-1}; ///< names a new campaign within its set
constexpr int whole = 1000;     ///< Membership::likeness of the kernel itself

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

int inThousandths(double likeness)
{
    return qRound(likeness * whole);
}

/// All responses that are submissions of their own, and what is known of their campaigns.
struct Known
{
    std::vector<campaigns::Letter> letters;
    QHash<ResponseId, Membership> memberships;
};

Known knownOf(store::Connection &c)
{
    QSet<ResponseId> aside;
    for (const duplicates::Judgement &one : store::twinJudgements(c)) {
        if (one.ruling == TwinRuling::SetAside)
            aside.insert(one.response);
    }
    std::vector<duplicates::Candidate> all = store::twinCandidates(c);
    std::erase_if(all, [&](const duplicates::Candidate &one) { return aside.contains(one.id); });
    const std::vector<size_t> persons = duplicates::personsOf(all, store::joinedResponses(c));
    Known known{{}, store::memberships(c)};
    known.letters.reserve(all.size());
    for (size_t i = 0; i < all.size(); ++i)
        known.letters.push_back({all[i].id, persons[i], all[i].textKey});
    return known;
}

class Search
{
public:
    Search(Desk &desk, double threshold, const BatchProgress &progress)
        : m_desk(desk)
        , m_threshold(threshold)
        , m_progress(progress)
        , m_step(desk.newStep())
    {}

    CampaignSearch run()
    {
        std::vector<campaigns::Group> groups = orStop(m_desk.store().read([&](store::Connection &c) {
            m_known = knownOf(c);
            const auto textOf = [&](ResponseId id) { return duplicates::bareText(store::textsOf(c, id)); };
            return campaigns::groupsOf(m_known.letters, textOf, m_threshold,
                                       [&](int done, int total) { return goOn(done, total); });
        }));
        for (const campaigns::Group &group : groups)
            m_total += int(group.members.size());
        for (size_t i = 0; i < groups.size() && !m_found.cancelled; ++i)
            keep(groups[i]);
        return m_found;
    }

private:
    bool goOn(int done, int total)
    {
        m_found.cancelled = m_found.cancelled || m_desk.isClosing() || (m_progress && !m_progress(done, total));
        return !m_found.cancelled;
    }

    /// The known campaign that most of its members are in.
    [[nodiscard]] CampaignId knownCampaign(const campaigns::Group &group) const
    {
        std::map<CampaignId, int> known;
        for (const campaigns::Member &member : group.members) {
            if (const CampaignId campaign = m_known.memberships.value(member.id).campaign; campaign.isValid())
                ++known[campaign];
        }
        const auto most = std::max_element(known.begin(), known.end(),
                                           [](const auto &a, const auto &b) { return a.second < b.second; });
        return most == known.end() ? CampaignId() : most->first;
    }

    void keep(const campaigns::Group &group)
    {
        ChangeSet joining;
        CampaignId campaign = knownCampaign(group);
        const bool isNew = !campaign.isValid();
        for (const campaigns::Member &member : group.members) {
            const Membership stands = m_known.memberships.value(member.id);
            if (stands.judged || stands.campaign.isValid())
                continue;
            joining.push_back(CampaignJoined{member.id, stands, {fresh, inThousandths(member.likeness), member.own, false}});
        }
        m_done += int(group.members.size() - joining.size());
        if (joining.empty() || (isNew && joining.size() < 2))
            return;
        m_found.campaigns += int(isNew);
        if (isNew)
            joining.insert(joining.begin(), CampaignAdded{described(group)});
        for (size_t from = 0; from < joining.size() && !m_found.cancelled; from += atOnce)
            campaign = apply({joining.begin() + qsizetype(from),
                              joining.begin() + qsizetype(std::min(from + atOnce, joining.size()))},
                             campaign);
    }

    /// Gives the campaign that they were put into.
    CampaignId apply(ChangeSet changes, CampaignId campaign)
    {
        int members = 0;
        for (Change &change : changes) {
            auto *joined = std::get_if<CampaignJoined>(&change);
            members += int(joined != nullptr);
            if (joined && campaign.isValid())
                joined->after.campaign = campaign;
        }
        for (const Change &change : orStop(m_desk.apply(std::move(changes), text("Look for campaigns"), m_step))) {
            if (const auto *added = std::get_if<CampaignAdded>(&change))
                campaign = added->campaign.id;
        }
        m_found.members += members;
        static_cast<void>(goOn(m_done += members, m_total));
        return campaign;
    }

    [[nodiscard]] Campaign described(const campaigns::Group &group) const
    {
        constexpr size_t sample = 25;
        std::vector<ResponseId> some;
        const size_t step = std::max<size_t>(1, group.members.size() / sample);
        for (size_t i = 0; i < group.members.size(); i += step)
            some.push_back(group.members[i].id);
        QStringList others;
        for (const ResponseId id : some) {
            if (id != group.kernel)
                others << orStop(letterOf(m_desk, id));
        }
        const QString kernel = campaigns::kernelText(orStop(letterOf(m_desk, group.kernel)), others);
        const QString subject = subjectOf(some);
        return {fresh, subject.isEmpty() ? campaigns::titleFor(kernel) : subject, kernel};
    }

    /// That most of them have; empty where they have none in common.
    [[nodiscard]] QString subjectOf(const std::vector<ResponseId> &ids) const
    {
        QHash<QString, int> counts;
        QString most;
        for (const ResponseRow &row : orStop(m_desk.rows(ids))) {
            const QString subject = row.subject.simplified();
            if (!subject.isEmpty() && ++counts[subject] > counts.value(most))
                most = subject;
        }
        return 2 * counts.value(most) > int(ids.size()) ? most : QString();
    }

    static constexpr size_t atOnce = 1000; ///< changes: short enough for others to write in between

    Desk &m_desk;
    double m_threshold;
    const BatchProgress &m_progress;
    int m_step;
    Known m_known;
    CampaignSearch m_found;
    int m_done = 0; ///< members looked after, of
    int m_total = 0;
};

Result<ChangeSet> applied(Desk &desk, Result<ChangeSet> changes, const QString &what)
{
    if (!changes || changes->empty())
        return changes;
    return desk.apply(*std::move(changes), what);
}

ChangeSet moved(store::Connection &c, const std::vector<ResponseId> &responses,
                const std::function<Membership(ResponseId)> &to)
{
    ChangeSet changes;
    for (const ResponseId id : responses) {
        const Membership before = store::membershipOf(c, id);
        const Membership after = to(id);
        if (after != before)
            changes.push_back(CampaignJoined{id, before, after});
    }
    return changes;
}

std::vector<ResponseId> idsOf(const std::vector<CampaignMember> &members)
{
    std::vector<ResponseId> ids;
    for (const CampaignMember &member : members)
        ids.push_back(member.response);
    return ids;
}

ChangeSet putInto(store::Connection &c, const Campaign &campaign, const std::vector<ResponseId> &responses)
{
    Part part;
    part.text = campaign.kernel;
    const campaigns::Words kernel = campaigns::wordsOf(duplicates::bareText({part}));
    return moved(c, responses, [&](ResponseId id) {
        const campaigns::Words words = campaigns::wordsOf(duplicates::bareText(store::textsOf(c, id)));
        const campaigns::Likeness much = campaigns::likeness(kernel, words);
        return Membership{campaign.id, inThousandths(much.ofKernel), much.own, true};
    });
}

} // namespace

Result<std::vector<CampaignRow>> campaignRows(const Desk &desk)
{
    return desk.store().read(store::campaignRows);
}

Result<std::vector<CampaignMember>> campaignMembers(const Desk &desk, CampaignId campaign)
{
    return desk.store().read([&](store::Connection &c) { return store::campaignMembers(c, campaign); });
}

Result<CampaignFigures> campaignFigures(const Desk &desk)
{
    return desk.store().read(store::campaignFigures);
}

Result<QHash<ResponseId, CampaignId>> campaignsByResponse(const Desk &desk)
{
    return desk.store().read([](store::Connection &c) {
        const QHash<ResponseId, Membership> all = store::memberships(c);
        QHash<ResponseId, CampaignId> campaigns;
        for (auto one = all.begin(); one != all.end(); ++one) {
            if (one->campaign.isValid())
                campaigns.insert(one.key(), one->campaign);
        }
        return campaigns;
    });
}

Result<QString> letterOf(const Desk &desk, ResponseId response)
{
    return desk.store().read(
        [&](store::Connection &c) { return duplicates::ownText(store::textsOf(c, response)); });
}

Result<CampaignSearch> findCampaigns(Desk &desk, double threshold, const BatchProgress &progress)
{
    try {
        return Search(desk, threshold, progress).run();
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

Result<ChangeSet> renameCampaign(Desk &desk, CampaignId campaign, const QString &title)
{
    const Result<Campaign> before =
        desk.store().read([&](store::Connection &c) { return store::campaignOf(c, campaign); });
    if (!before)
        return passOn(before);
    Campaign after = *before;
    after.title = title.simplified();
    if (after == *before)
        return ChangeSet();
    return desk.apply({CampaignChanged{*before, after}}, text("Rename campaign “%1”").arg(before->title));
}

Result<ChangeSet> putIntoCampaign(Desk &desk, CampaignId campaign, const std::vector<ResponseId> &responses)
{
    return applied(desk, desk.store().read([&](store::Connection &c) {
        return putInto(c, store::campaignOf(c, campaign), responses);
    }), text("Put into a campaign"));
}

Result<ChangeSet> takeOutOfCampaign(Desk &desk, const std::vector<ResponseId> &responses)
{
    return applied(desk, desk.store().read([&](store::Connection &c) {
        return moved(c, responses, [](ResponseId) { return Membership{{}, 0, 0, true}; });
    }), text("Take out of the campaign"));
}

Result<ChangeSet> mergeCampaigns(Desk &desk, CampaignId from, CampaignId into)
{
    if (from == into)
        return ChangeSet();
    return applied(desk, desk.store().read([&](store::Connection &c) {
        const Campaign goes = store::campaignOf(c, from);
        ChangeSet changes = putInto(c, store::campaignOf(c, into), idsOf(store::campaignMembers(c, from, store::Members::All)));
        changes.push_back(CampaignRemoved{goes});
        return changes;
    }), text("Merge campaigns"));
}

Result<ChangeSet> dissolveCampaign(Desk &desk, CampaignId campaign)
{
    return applied(desk, desk.store().read([&](store::Connection &c) {
        const Campaign goes = store::campaignOf(c, campaign);
        ChangeSet changes = moved(c, idsOf(store::campaignMembers(c, campaign, store::Members::All)),
                                  [](ResponseId) { return Membership{{}, 0, 0, true}; });
        changes.push_back(CampaignRemoved{goes});
        return changes;
    }), text("Dissolve campaign"));
}

} // namespace soundings
