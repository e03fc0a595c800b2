#include "core/extract/office.h"

#include "core/extract/compound.h"
#include "core/extract/doc.h"
#include "core/extract/docx.h"
#include "core/extract/failures.h"
#include "core/extract/odf.h"
#include "core/extract/ods.h"
#include "core/extract/passage.h"
#include "core/extract/pptx.h"
#include "core/extract/table.h"
#include "core/extract/xlsx.h"
#include "core/rtf/rtf.h"

namespace soundings::extract {

namespace {

Result<DocumentText> tableText(const Result<Table> &table, const ReadLimits &limits)
{
    if (!table)
        return passOn(table);
    DocumentText out;
    out.text = joined(tableLines(*table), limits.characters, out.notes);
    return out;
}

DocumentText richText(const QByteArray &bytes, const ReadLimits &limits)
{
    DocumentText out;
    out.text = joined(rtf::text(bytes).split(u'\n'), limits.characters, out.notes);
    return out;
}

// A package says by its parts what it is.
Result<DocumentText> readPackage(const QByteArray &bytes, const ReadLimits &limits)
{
    const Result<Archive> archive = Archive::open(bytes, {limits.unpackedBytes});
    if (!archive)
        return passOn(archive);
    if (archive->contains(QStringLiteral("content.xml"))) {
        const bool sheets = bytes.left(200).contains("opendocument.spreadsheet");
        return sheets ? tableText(readOds(bytes, limits), limits) : readOdf(bytes, limits);
    }
    const QStringList names = archive->names();
    const auto holds = [&](QLatin1StringView folder) {
        return std::any_of(names.begin(), names.end(),
                           [&](const QString &name) { return name.startsWith(folder, Qt::CaseInsensitive); });
    };
    if (holds(QLatin1StringView("xl/")))
        return tableText(readXlsx(bytes, limits), limits);
    if (holds(QLatin1StringView("ppt/")))
        return readPptx(bytes, limits);
    return readDocx(bytes, limits);
}

} // namespace

Result<DocumentText> readOffice(const QByteArray &bytes, OfficeKind kind, const ReadLimits &limits)
{
    if (bytes.isEmpty())
        return emptyFile();
    if (bytes.startsWith("PK\x03\x04"))
        return readPackage(bytes, limits);
    if (bytes.left(64).contains("{\\rtf"))
        return richText(bytes, limits);
    if (isCompound(bytes)) {
        if (holdsEncryptedPackage(bytes))
            return passwordProtected();
        return kind == OfficeKind::Xls || kind == OfficeKind::Xlsx ? oldSpreadsheet()
                                                                   : readDoc(bytes, limits);
    }
    return bytes.startsWith("%PDF") ? anotherKind() : damaged(QStringLiteral("no known beginning"));
}

} // namespace soundings::extract
