#pragma once

#include "core/consultation/respondent.h"

#include <QString>

namespace soundings {

/// A first guess of what a respondent is, from the domain of an e-mail address; a person decides. Knows the labels
/// that mean something: ac, edu, sch (education); gov (a local authority where the name says so, else a public
/// body), nhs, police, mod, parliament (an elected member). Unknown for everything else: a .com tells nothing.
[[nodiscard]] RespondentKind kindFromAddress(const QString &address);

} // namespace soundings
