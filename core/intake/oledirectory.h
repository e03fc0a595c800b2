#pragma once

#include <QByteArray>

namespace soundings::intake {

/// Whether libgsf can follow a compound file's directory ([MS-CFB] 2.6). It goes down each chain of entries
/// by recursion and falls off the stack of a file made to be 100,000 deep; 10,000 is more than a message of
/// many parts has.
[[nodiscard]] bool isShallow(const QByteArray &compoundFile);

} // namespace soundings::intake
