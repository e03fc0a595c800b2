#pragma once

#include "core/categorisation/agreement.h"
#include "core/desk/desk.h"

/// How far the people who tag the same responses agree.
namespace soundings {

enum class CodedHow {
    Independent, ///< blind, and finished
    InSight      ///< each could see the other's comments, as in a project from elsewhere
};

struct MeasuredAgreement
{
    CodedHow how = CodedHow::Independent;
    QStringList people;        ///< who have done at least one response that another one has done too
    std::vector<Theme> themes; ///< that any of them gave there, in the codebook's order
    categorisation::AgreementReport byResponse;   ///< its themes in the order of `themes`
    categorisation::AgreementReport byCharacters; ///< the same
};

/// What was made independently, as it was made; a person has coded a response once they said that they
/// finished it; in sight, once they made a comment there that counts. Themes that nobody gave are left out:
/// agreeing that they are absent would flatter the figures. Long: through ask().
[[nodiscard]] Result<MeasuredAgreement> agreementOf(const Desk &desk, CodedHow how = CodedHow::Independent);

} // namespace soundings
