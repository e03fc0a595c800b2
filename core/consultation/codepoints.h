#pragma once

#include <QStringView>

namespace soundings {

/// Positions are kept in Unicode code points and Qt counts UTF-16 units; these convert at the edge. A lone
/// surrogate counts as one. Past the end gives the end. O(n) in the position.
[[nodiscard]] qsizetype toUtf16(QStringView text, int codePoint);
[[nodiscard]] int toCodePoint(QStringView text, qsizetype utf16);
[[nodiscard]] int codePointCount(QStringView text);
[[nodiscard]] QStringView passageOf(QStringView text, int begin, int end); ///< begin and end in code points

} // namespace soundings
