#pragma once

#include <QString>

namespace soundings {

/// Whether a consultation is at home in a team database ("postgresql://…"), and not in a file.
[[nodiscard]] bool isTeamDatabase(const QString &place);
/// For a person: a file's name without its ending, or the database's.
[[nodiscard]] QString placeName(const QString &place);

} // namespace soundings
