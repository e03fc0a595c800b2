#pragma once

#include "core/survey/surveymap.h"

/// The maps that were used on this computer, in the program's settings, by the set of headers: next week's
/// export needs no work. Any thread.
namespace soundings {

[[nodiscard]] std::optional<survey::SurveyMap> rememberedMap(const QStringList &headers);
void rememberMap(const QStringList &headers, const survey::SurveyMap &map);

} // namespace soundings
