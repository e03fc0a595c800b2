#pragma once

#include "core/store/holding.h"

#include <QTemporaryDir>

/// A consultation file in a folder that several machines share: one writes, the others read a copy. In a folder in which
/// nothing can be written everybody does.
namespace soundings {

struct SharedPlace
{
    std::unique_ptr<store::Holding> holding; ///< while this machine writes
    std::optional<store::Holder> elsewhere;  ///< who writes instead, on another machine
    bool closed = false;                     ///< nothing can be written where the file stands
    std::unique_ptr<QTemporaryDir> folder;   ///< of the copy that is read in either case
    QString opened;                          ///< the file itself, or its copy
};

/// Two machines can't use one SQLite file together in any mode: what another one writes is read as it stood
/// when it was opened, from a copy that is whole.
Result<SharedPlace> placeOf(const QString &file, const QString &person);

} // namespace soundings
