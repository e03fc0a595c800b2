#pragma once

#include "core/exchange/project.h"

#include <QStringList>

namespace soundings::exchange {

/// A file that belongs beside the project.qde.
struct QdeFile
{
    QString path; ///< in the zip
    QUuid of;     ///< the source or draft
    enum Kind { Text, Original } kind = Text;
};

struct Qde
{
    QByteArray xml;
    std::vector<QdeFile> files; ///< in the order of the sources
    QStringList leftOut;        ///< sentences for a person
};

/// The project.qde of a project, and which files it names.
[[nodiscard]] Qde writeQde(const Project &project);

} // namespace soundings::exchange
