#pragma once

#include "core/consultation/campaignviews.h"
#include "core/consultation/consultation.h"
#include "core/consultation/views.h"
#include "core/reports/report.h"

namespace soundings::reports {

/// A member whose words differ from the kernel.
struct CampaignVariant
{
    QString reference; ///< or public identifier
    QString who;       ///< empty: not to be named
    int likeness = 0;  ///< 0…1000
    QString own;       ///< what it says besides; empty: it only leaves out
};

struct CampaignInFigures
{
    Campaign campaign; ///< its kernel empty where it may not leave
    int size = 0;      ///< responses, each copy counted
    int distinct = 0;  ///< different texts
    Instant first;     ///< received
    Instant last;
    std::vector<FacetCount> kinds;  ///< word of the kind, responses
    std::vector<FacetCount> themes; ///< path, responses; without "none"
    std::vector<CampaignVariant> variants; ///< those that say most besides first
    int variantsInAll = 0;
};

struct CampaignsInput
{
    Consultation consultation;
    CampaignFigures figures; ///< of what is counted
    std::vector<CampaignInFigures> campaigns; ///< larger first
    QByteArray journalHead; ///< 32 bytes, or empty
    Instant made;
    QString scope; ///< the query, where only some responses are counted; empty: all
};

/// Letters that many sent: how many, both ways of counting, what they say, and what people added.
[[nodiscard]] Report campaignsReport(const CampaignsInput &input);

/// "1,443 responses were received. Counting each campaign once they are 61." Empty where there are no campaigns.
[[nodiscard]] QString bothNumbers(const CampaignFigures &figures);

} // namespace soundings::reports
