#pragma once

#include "core/consultation/campaign.h"
#include "core/consultation/response.h"

/// What lists and pages show of campaigns: values read from the store, complete in themselves.
namespace soundings {

struct CampaignRow
{
    Campaign campaign;
    int size = 0;     ///< responses, each copy counted
    int distinct = 0; ///< different texts among them
    int confidential = 0; ///< of them given in confidence
    Instant first;    ///< received
    Instant last;

    /// Whether what it says may be told outside: somebody sent it who did not ask for confidence.
    [[nodiscard]] bool isOpen() const { return confidential < size; }
    friend bool operator==(const CampaignRow &, const CampaignRow &) = default;
};

struct CampaignMember
{
    ResponseId response;
    int number = 0;
    QString name; ///< as displayName() gives it
    QString organisation;
    RespondentKind kind = RespondentKind::Unknown;
    Instant received;
    Confidentiality confidentiality = Confidentiality::MayPublish;
    Membership membership;
    QByteArray textKey; ///< equal: the same words

    friend bool operator==(const CampaignMember &, const CampaignMember &) = default;
};

/// Both numbers: each copy counts as a submission, its content is weighed once.
struct CampaignFigures
{
    int responses = 0; ///< all
    int members = 0;   ///< of them in a campaign
    int campaigns = 0; ///< that have members
    int distinct = 0;  ///< different texts among the members

    /// Responses, each campaign counted once.
    [[nodiscard]] int weighed() const { return responses - members + campaigns; }
    friend bool operator==(const CampaignFigures &, const CampaignFigures &) = default;
};

} // namespace soundings
