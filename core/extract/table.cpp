#include "core/extract/table.h"

#include "core/extract/charset.h"
#include "core/extract/compound.h"
#include "core/extract/failures.h"
#include "core/extract/ods.h"
#include "core/extract/xlsx.h"
#include "core/tables/csv.h"

#include <QCoreApplication>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

Result<Table> separatedValues(const QByteArray &bytes, const ReadLimits &limits)
{
    Result<std::vector<QStringList>> rows = tables::readCsv(detectedText(bytes), limits.cells);
    if (!rows && rows.error().kind == ErrorKind::Refused)
        return tooManyCells(limits.cells);
    if (!rows)
        return failure(ErrorKind::Unreadable, rows.error().message, rows.error().detail);
    Table table;
    table.sheets.push_back({{}, std::move(*rows)});
    return table;
}

bool looksLikeOds(const QByteArray &bytes, const QString &type, const QString &ending)
{
    // An ODF package begins with its type, stored as it is.
    return type.contains(u"opendocument.spreadsheet"_s) || ending == u"ods" ||
           bytes.left(200).contains("mimetypeapplication/vnd.oasis.opendocument");
}

} // namespace

Result<Table> readTable(const QByteArray &bytes, const QString &type, const QString &fileName,
                        const ReadLimits &limits)
{
    const QString ending = fileName.section(u'.', -1).toLower();
    if (bytes.isEmpty())
        return emptyFile();
    if (bytes.startsWith("PK\x03\x04"))
        return looksLikeOds(bytes, type, ending) ? readOds(bytes, limits) : readXlsx(bytes, limits);
    if (isCompound(bytes)) {
        if (holdsEncryptedPackage(bytes))
            return passwordProtected();
        return oldSpreadsheet();
    }
    if (ending == u"xlsx" || ending == u"ods" || bytes.startsWith("%PDF") ||
        bytes.left(5).toLower() == "{\\rtf")
        return ending == u"xlsx" || ending == u"ods" ? damaged(u"no zip"_s) : anotherKind();
    return separatedValues(bytes, limits);
}

QStringList tableLines(const Table &table)
{
    QStringList lines;
    for (const Sheet &sheet : table.sheets) {
        if (table.sheets.size() > 1 && !sheet.name.isEmpty())
            lines << QString() << sheet.name;
        for (QStringList row : sheet.rows) {
            while (!row.isEmpty() && row.last().isEmpty())
                row.removeLast();
            lines << row.replaceInStrings(u"\n"_s, u" "_s).join(u'\t');
        }
    }
    return lines;
}

} // namespace soundings::extract
