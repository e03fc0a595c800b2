#pragma once

#include "core/consultation/result.h"

#include <QByteArray>
#include <QStringList>

namespace soundings::reports {

/// What a written file says, in every way in which words can stand in it: its bytes as text, what its archives and
/// streams unpack to, markup without its tags, strings of a PDF and the words on its pages. By what the bytes are, whatever
/// the file is called. Pictures are not read. Unreadable where something in it can't be unpacked: then nobody knows what it
/// says.
[[nodiscard]] Result<QStringList> textsOf(const QByteArray &bytes, const QString &name);

} // namespace soundings::reports
