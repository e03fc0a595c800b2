#pragma once

#include "core/consultation/result.h"
#include "core/redaction/terms.h"

#include <QDir>

#include <functional>
#include <optional>

namespace soundings {

/// Something that must not leave, in a file that was about to.
struct Leak
{
    QString file;  ///< relative to the folder
    QString words;
    QString why;   ///< the reference of the response that they come from
};

/// Reads every file in a folder again, unpacked, and looks for these words in all that it says, its name too. The first
/// that is found; none: nothing is. An error where a file can't be read whole.
[[nodiscard]] Result<std::optional<Leak>> leakIn(const QDir &folder, const redaction::Terms &words,
                                                 const std::function<bool(int done, int total)> &progress = {});

} // namespace soundings
