#pragma once

#include "core/consultation/campaignviews.h"
#include "core/consultation/change.h"
#include "core/store/connection.h"

/// Campaigns and their members. All throw StoreFailure; the writers refuse what rests on what somebody else has changed
/// since.
namespace soundings::store {

/// Larger first, those of one size in the order they were found.
[[nodiscard]] std::vector<CampaignRow> campaignRows(Connection &connection);
[[nodiscard]] Campaign campaignOf(Connection &connection, CampaignId id);
enum class Members {
    Counted, ///< submissions of their own
    All,     ///< those set aside as duplicates too
};
/// By number; with their text keys, so that who wrote the same can be told.
[[nodiscard]] std::vector<CampaignMember> campaignMembers(Connection &connection, CampaignId id,
                                                          Members which = Members::Counted);
/// Where a response stands; in no campaign, and unjudged, where nothing is known.
[[nodiscard]] Membership membershipOf(Connection &connection, ResponseId response);
/// Of all responses about which anything is known.
[[nodiscard]] QHash<ResponseId, Membership> memberships(Connection &connection);
/// Responses set aside as duplicates are no submissions of their own.
[[nodiscard]] CampaignFigures campaignFigures(Connection &connection);

void writeCampaign(Connection &connection, CampaignAdded &change);
void writeCampaign(Connection &connection, const CampaignChanged &change);
void writeCampaign(Connection &connection, const CampaignRemoved &change);
/// Fills in the campaign's title.
void joinCampaign(Connection &connection, CampaignJoined &change);

} // namespace soundings::store
