#pragma once

#include "core/consultation/respondent.h"

#include <QString>

#include <optional>

/// What respondents tick about themselves, in the many words that survey tools offer them.
namespace soundings::survey {

/// The answer to "may we publish your response?": "Yes, but not my name", "Publish anonymously", "No". None
/// where it can't be understood or says nothing.
[[nodiscard]] std::optional<Confidentiality> consentFrom(QStringView answer);

/// The answer to "do you want it kept confidential?": "Yes", "No", "Please withhold my name". None where it
/// can't be understood; MayPublish where it is blank, for nobody asked.
[[nodiscard]] std::optional<Confidentiality> confidentialityFrom(QStringView answer);

/// The stricter of two.
[[nodiscard]] Confidentiality stricter(Confidentiality one, Confidentiality other);

/// "Voluntary or community", "A local council", "I'm responding as an individual", "On behalf of a business".
/// Other where the words say "other", Unknown where they say nothing we know.
[[nodiscard]] RespondentKind kindFrom(QStringView answer);

} // namespace soundings::survey
