#pragma once

#include "core/consultation/comment.h"
#include "core/consultation/point.h"
#include "core/consultation/response.h"

#include <QString>

/// What a person reads for the values of the nouns, translated. words.h has what scripts read.
namespace soundings {

struct ResponseRow;

[[nodiscard]] QString label(RespondentKind kind);
[[nodiscard]] QString label(Confidentiality confidentiality);
[[nodiscard]] QString label(Channel channel);
[[nodiscard]] QString label(Evidence evidence);
/// As far as the channel gives it other words: a survey's date is no sender's.
[[nodiscard]] QString label(Evidence evidence, Channel channel);
[[nodiscard]] QString label(Timeliness timeliness);
[[nodiscard]] QString label(LateRuling ruling);
[[nodiscard]] QString label(TwinRuling ruling);
[[nodiscard]] QString label(Status status);
[[nodiscard]] QString label(Stance stance);
[[nodiscard]] QString label(Origin origin);
[[nodiscard]] QString label(Standing standing);
[[nodiscard]] QString label(Outcome outcome); ///< None: "To decide"
[[nodiscard]] QString label(RedactionReason reason);

/// The name to show for a respondent: the organisation, the name, the address, or "Unknown".
[[nodiscard]] QString displayName(const Respondent &respondent); ///< organisation, else name, else address
[[nodiscard]] QString displayName(const ResponseRow &row);

} // namespace soundings
