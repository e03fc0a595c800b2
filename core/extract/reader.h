#pragma once

#include "core/consultation/result.h"
#include "core/extract/documenttext.h"
#include "core/extract/table.h"

#include <QByteArray>
#include <QString>

namespace soundings::extract {

/// The text of a document of any kind there is a reader for, told by its bytes, else by its type, else by its
/// name's ending. Errors are Unreadable, one sentence that names the file.
///
/// This trusts the libraries that it calls with what anyone may have sent: only soundings-extract calls it.
[[nodiscard]] Result<DocumentText> readDocument(const QByteArray &bytes, const QString &type,
                                                const QString &fileName, const ReadLimits &limits);

/// The same for a survey table.
[[nodiscard]] Result<Table> readTableDocument(const QByteArray &bytes, const QString &type,
                                              const QString &fileName, const ReadLimits &limits);

} // namespace soundings::extract
