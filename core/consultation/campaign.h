#pragma once

#include "core/consultation/ids.h"

#include <QString>

/// Responses that share a text: each copy counts as a submission, its content is weighed once.
namespace soundings {

struct Campaign
{
    CampaignId id;
    QString title;  ///< one line, by which people know it
    QString kernel; ///< what its members have in common, as most of them wrote it

    friend bool operator==(const Campaign &, const Campaign &) = default;
};

/// Where a response stands.
struct Membership
{
    CampaignId campaign; ///< invalid: in none
    int likeness = 0;    ///< how much of the kernel's words stand in it, in order: 0…1000
    int own = 0;         ///< words that it says besides, about
    bool judged = false; ///< a person said so: no later search says otherwise

    friend bool operator==(const Membership &, const Membership &) = default;
};

} // namespace soundings
