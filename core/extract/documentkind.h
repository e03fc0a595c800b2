#pragma once

#include <QByteArray>
#include <QString>

namespace soundings::extract {

/// What a document is, as far as there is a reader for it.
enum class DocumentKind {
    Unknown,
    Pdf,
    Picture,
    Html,
    PlainText,
    Table,
    Docx,
    Odt,
    Rtf,
    Doc,
    Pptx,
    Xlsx,
    Ods,
    Odp,
    Xls,
    Protected, ///< a Word, Excel or PowerPoint document under a password
};

/// By the bytes; where they don't say, by the MIME type; then by the file name's ending.
[[nodiscard]] DocumentKind kindOf(const QByteArray &bytes, const QString &type, const QString &fileName);

/// By what it is called alone.
[[nodiscard]] DocumentKind kindByName(const QString &type, const QString &fileName);

} // namespace soundings::extract
