#pragma once

#include "core/consultation/ids.h"

#include <QString>

namespace soundings {

enum class RespondentKind {
    Unknown,
    Business,
    Education, ///< further or higher
    LocalAuthority,
    PublicBody,
    VoluntarySector,
    TradeBody,
    ElectedMember,
    Individual,
    Other,
};

/// What the respondent let us do with the response.
enum class Confidentiality { MayPublish, Anonymous, Confidential };

struct Respondent
{
    RespondentId id;
    QString name;
    QString organisation;
    RespondentKind kind = RespondentKind::Unknown;
    QString place;
    QString address; ///< e-mail, as written

    friend bool operator==(const Respondent &, const Respondent &) = default;
};

} // namespace soundings
