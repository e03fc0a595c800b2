#pragma once

#include "core/consultation/result.h"

#include <QString>

#include <optional>

namespace soundings {

/// The password of a mail account, from where no other user or program sees it: the file descriptor if one is
/// named, else the desktop's keyring, else typed at the terminal without being shown. Never from the command
/// line or the environment, which others can read. Refused where none of these is there.
[[nodiscard]] Result<QString> passwordFor(const QString &account, std::optional<int> descriptor);

/// The password of a sealed backup, which is kept nowhere: from the file descriptor if one is named, else typed at the
/// terminal without being shown; Twice where it is a new one. Refused where there is no terminal.
enum class Typed { Once, Twice };
[[nodiscard]] Result<QString> typedPassword(const QString &file, std::optional<int> descriptor, Typed typed);

} // namespace soundings
