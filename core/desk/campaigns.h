#pragma once

#include "core/campaigns/grouping.h"
#include "core/consultation/campaignviews.h"
#include "core/desk/bulk.h"

/// Campaigns of the open consultation. What reads blocks; what writes is one step for undo and belongs on the writing
/// thread: submitJob([](Desk &desk) { return renameCampaign(desk, …); }).
namespace soundings {

[[nodiscard]] Result<std::vector<CampaignRow>> campaignRows(const Desk &desk); ///< larger first
[[nodiscard]] Result<std::vector<CampaignMember>> campaignMembers(const Desk &desk, CampaignId campaign); ///< by number
[[nodiscard]] Result<CampaignFigures> campaignFigures(const Desk &desk);
/// Of every response that is in a campaign, which.
[[nodiscard]] Result<QHash<ResponseId, CampaignId>> campaignsByResponse(const Desk &desk);
/// What a response says in its writer's own words, as campaigns are told by it.
[[nodiscard]] Result<QString> letterOf(const Desk &desk, ResponseId response);

/// What a search brought.
struct CampaignSearch
{
    int campaigns = 0;      ///< that were not known before
    int members = 0;        ///< responses put into a campaign
    bool cancelled = false; ///< what was done so far stays, and is undone in one step
};
/// Looks through all responses for letters that several people sent, and keeps what is new. What a person said about a
/// response stays; so does a response in the campaign it is in. Long: through submitLongJob(). `progress` is told of the
/// reading, then of the keeping.
Result<CampaignSearch> findCampaigns(Desk &desk, double threshold = campaigns::usualThreshold,
                                     const BatchProgress &progress = {});

Result<ChangeSet> renameCampaign(Desk &desk, CampaignId campaign, const QString &title);
/// A person says that these are members, whatever they are like.
Result<ChangeSet> putIntoCampaign(Desk &desk, CampaignId campaign, const std::vector<ResponseId> &responses);
/// A person says that these are members of none.
Result<ChangeSet> takeOutOfCampaign(Desk &desk, const std::vector<ResponseId> &responses);
/// `from` goes, its members are members of `into`.
Result<ChangeSet> mergeCampaigns(Desk &desk, CampaignId from, CampaignId into);
/// It goes; a person says of its members that they are of none.
Result<ChangeSet> dissolveCampaign(Desk &desk, CampaignId campaign);

} // namespace soundings
