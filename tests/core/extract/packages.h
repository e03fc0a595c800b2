#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace soundings::test {

/// A zip of these parts, made in memory.
QByteArray zipped(const QMap<QString, QByteArray> &parts);
/// A .docx of this body (what stands in <w:body>) and more parts by their names ("word/footnotes.xml"), which
/// the document's relations name by type.
QByteArray docx(const QByteArray &body, const QMap<QString, QByteArray> &more = {});
/// A .xlsx of one sheet with this <sheetData>, and more parts under xl/.
QByteArray xlsx(const QByteArray &rows, const QMap<QString, QByteArray> &more = {},
                const QByteArray &properties = {});
/// A part's root element in WordprocessingML.
QByteArray wordPart(const char *root, const QByteArray &content);

} // namespace soundings::test
