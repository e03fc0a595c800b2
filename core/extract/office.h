#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"

#include <QByteArray>

namespace soundings::extract {

enum class OfficeKind { Docx, Odt, Rtf, Doc, Pptx, Xlsx, Ods, Odp, Xls };

/// The text of an office document in reading order. What the bytes are wins over `kind` where the two differ:
/// a .doc is often RTF or .docx inside. Tables: a row a line, its cells apart by tabs. Footnotes: "[1]" in
/// the text, the notes after it. Tracked deletions and comments are not in the text; `notes` counts them.
/// Unreadable where it is empty, damaged, protected with a password or larger than the limits; the message
/// names no file. Opens no file, starts no program; may be called from any thread.
[[nodiscard]] Result<DocumentText> readOffice(const QByteArray &bytes, OfficeKind kind,
                                              const ReadLimits &limits);

} // namespace soundings::extract
