#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"

#include <QByteArray>
#include <QString>

namespace soundings::extract {

/// The text of a PDF in reading order, a blank line between pages. Pages that are pictures are recognised, in
/// as many pages and as much time as recognition allows; then a note says how far it got. Errors name the
/// file.
[[nodiscard]] Result<DocumentText> readPdf(const QByteArray &bytes, const QString &fileName,
                                           const ReadLimits &limits);

} // namespace soundings::extract
