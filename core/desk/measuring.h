#pragma once

#include "core/categorisation/agreement.h"
#include "core/desk/desk.h"

/// How far the people who tag the same responses independently agree.
namespace soundings {

struct MeasuredAgreement
{
    QStringList people;        ///< who have finished at least one response that another one finished too
    std::vector<Theme> themes; ///< that any of them gave there, in the codebook's order
    categorisation::AgreementReport byResponse;   ///< its themes in the order of `themes`
    categorisation::AgreementReport byCharacters; ///< the same
};

/// What was made independently, as it was made; a person has coded a response once they said that they
/// finished it. Themes that nobody gave are left out: agreeing that they are absent would flatter the
/// figures. Long: through ask().
[[nodiscard]] Result<MeasuredAgreement> agreementOf(const Desk &desk);

} // namespace soundings
