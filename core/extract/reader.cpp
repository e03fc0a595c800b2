#include "core/extract/reader.h"

#include "core/extract/charset.h"
#include "core/extract/documentkind.h"
#include "core/extract/failures.h"
#include "core/extract/office.h"
#include "core/extract/pdf.h"
#include "core/extract/picture.h"
#include "core/intake/charset.h"
#include "core/intake/htmltext.h"

#include <QCoreApplication>
#include <QLocale>

#include <optional>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

using Kind = DocumentKind;

QString sentence(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

std::optional<OfficeKind> officeKind(Kind kind)
{
    switch (kind) {
    case Kind::Docx:
        return OfficeKind::Docx;
    case Kind::Odt:
        return OfficeKind::Odt;
    case Kind::Rtf:
        return OfficeKind::Rtf;
    case Kind::Doc:
        return OfficeKind::Doc;
    case Kind::Pptx:
        return OfficeKind::Pptx;
    case Kind::Xlsx:
        return OfficeKind::Xlsx;
    case Kind::Ods:
        return OfficeKind::Ods;
    case Kind::Odp:
        return OfficeKind::Odp;
    case Kind::Xls:
        return OfficeKind::Xls;
    default:
        return std::nullopt;
    }
}

// The charset that a declared type carries: "text/plain; charset=utf-8".
QByteArray charsetOf(const QString &type)
{
    const QString parameter = type.section(u"charset="_s, 1, 1, QString::SectionCaseInsensitiveSeps);
    return parameter.section(u';', 0, 0).trimmed().toLatin1();
}

QString plainText(const QByteArray &bytes, const QString &type)
{
    const QByteArray charset = charsetOf(type);
    return intake::cleanText(charset.isEmpty() ? detectedText(bytes) : intake::decodeText(bytes, charset));
}

DocumentText fromTable(const Table &table)
{
    DocumentText document;
    document.text = tableLines(table).join(u'\n');
    return document;
}

Result<DocumentText> readKind(Kind kind, const QByteArray &bytes, const QString &type,
                              const QString &fileName, const ReadLimits &limits)
{
    if (const auto office = officeKind(kind))
        return readOffice(bytes, *office, limits);
    DocumentText document;
    switch (kind) {
    case Kind::Picture:
        return readPicture(bytes, limits);
    case Kind::Table:
        return readTable(bytes, type, fileName, limits).map(fromTable);
    case Kind::Html:
        document.text = intake::htmlToText(bytes, charsetOf(type));
        return document;
    case Kind::PlainText:
        document.text = plainText(bytes, type);
        return document;
    case Kind::Protected:
        return passwordProtected();
    default:
        return failure(ErrorKind::Unreadable,
                       sentence("Soundings keeps documents of this kind, but has no reader for "
                                "them."));
    }
}

// All readers but that of PDFs say what is wrong and not with which file.
tl::unexpected<Error> naming(const QString &fileName, const Error &error)
{
    const QString name =
        fileName.isEmpty() ? sentence("The attachment without a name") : u'“' + fileName + u'”';
    return failure(error.kind, sentence("%1 could not be read. %2").arg(name, error.message), error.detail);
}

void keepWithin(DocumentText &document, qsizetype most)
{
    if (document.text.size() <= most)
        return;
    document.text.truncate(document.text[most - 1].isHighSurrogate() ? most - 1 : most);
    document.notes += sentence("Only the first %1 characters were read.").arg(QLocale().toString(most));
}

} // namespace

Result<DocumentText> readDocument(const QByteArray &bytes, const QString &type, const QString &fileName,
                                  const ReadLimits &limits)
{
    if (bytes.isEmpty())
        return naming(fileName, emptyFile().value());
    const Kind kind = kindOf(bytes, type, fileName);
    auto document =
        kind == Kind::Pdf ? readPdf(bytes, fileName, limits) : readKind(kind, bytes, type, fileName, limits);
    if (!document)
        return kind == Kind::Pdf ? document : naming(fileName, document.error());
    document->text.remove(QChar::Null);
    keepWithin(*document, limits.characters);
    return document;
}

Result<Table> readTableDocument(const QByteArray &bytes, const QString &type, const QString &fileName,
                                const ReadLimits &limits)
{
    auto table = readTable(bytes, type, fileName, limits);
    if (!table)
        return naming(fileName, table.error());
    return table;
}

} // namespace soundings::extract
