#pragma once

#include "core/desk/reporting.h"
#include "core/reports/campaignsreport.h"

#include <QHash>

namespace soundings {

/// What the report on campaigns tells, read from the open consultation. Blocks; stopped by `progress`, Cancelled.
[[nodiscard]] Result<reports::CampaignsInput> readCampaigns(const Desk &desk, const ReportRequest &request,
                                                            const reports::Progress &progress);

/// The campaign as readers outside may know it: of one whose every copy was given in confidence no words.
[[nodiscard]] Campaign publicly(const CampaignRow &row);

/// Of each value of the facet the responses that match, each campaign counted once. Empty where there are no campaigns
/// among them: both numbers are the same then.
[[nodiscard]] Result<QHash<QString, int>> weighedBy(const Desk &desk, const QString &query, const QString &facet);

/// Both numbers of the responses that match, those set aside as duplicates left out.
[[nodiscard]] Result<CampaignFigures> campaignFigures(const Desk &desk, const QString &query);

} // namespace soundings
