#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"

#include <QByteArray>

#include <optional>

namespace soundings::extract {

/// A rich text document (RTF 1.9.1). Without hidden and deleted text, headers, pictures. Never recursive,
/// linear in the input. Damaged where groups nest without end; one that breaks off is read up to there, with
/// a note.
[[nodiscard]] Result<DocumentText> readRtf(const QByteArray &bytes, const ReadLimits &limits);

/// The text alone, as of an Outlook body; empty where it is no RTF.
[[nodiscard]] QString rtfText(const QByteArray &bytes);

/// The HTML, in UTF-8 whatever its <meta> says, that Outlook wrapped in RTF ([MS-OXRTFEX], \fromhtml1); none
/// where there is none.
[[nodiscard]] std::optional<QByteArray> htmlInRtf(const QByteArray &bytes);

} // namespace soundings::extract
