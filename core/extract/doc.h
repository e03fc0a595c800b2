#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"

#include <QByteArray>

namespace soundings::extract {

/// A binary Word document ([MS-DOC], Word 97 to 2003), and the plain text of Word 6 and 95. Text boxes come
/// after the text, headers only where there is no other; lists are without their numbers, which the file does
/// not hold.
[[nodiscard]] Result<DocumentText> readDoc(const QByteArray &bytes, const ReadLimits &limits);

} // namespace soundings::extract
