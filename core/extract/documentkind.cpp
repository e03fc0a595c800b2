#include "core/extract/documentkind.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

using Kind = DocumentKind;

const QHash<QString, Kind> &endings()
{
    static const QHash<QString, Kind> kinds = {
        {u"pdf"_s, Kind::Pdf},       {u"png"_s, Kind::Picture},    {u"jpg"_s, Kind::Picture},
        {u"jpeg"_s, Kind::Picture},  {u"tif"_s, Kind::Picture},    {u"tiff"_s, Kind::Picture},
        {u"bmp"_s, Kind::Picture},   {u"gif"_s, Kind::Picture},    {u"webp"_s, Kind::Picture},
        {u"html"_s, Kind::Html},     {u"htm"_s, Kind::Html},       {u"xhtml"_s, Kind::Html},
        {u"txt"_s, Kind::PlainText}, {u"text"_s, Kind::PlainText}, {u"md"_s, Kind::PlainText},
        {u"log"_s, Kind::PlainText}, {u"xml"_s, Kind::Html},       {u"csv"_s, Kind::Table},
        {u"tsv"_s, Kind::Table},     {u"docx"_s, Kind::Docx},      {u"docm"_s, Kind::Docx},
        {u"dotx"_s, Kind::Docx},     {u"odt"_s, Kind::Odt},        {u"ott"_s, Kind::Odt},
        {u"rtf"_s, Kind::Rtf},       {u"doc"_s, Kind::Doc},        {u"dot"_s, Kind::Doc},
        {u"pptx"_s, Kind::Pptx},     {u"pptm"_s, Kind::Pptx},      {u"ppsx"_s, Kind::Pptx},
        {u"xlsx"_s, Kind::Xlsx},     {u"xlsm"_s, Kind::Xlsx},      {u"ods"_s, Kind::Ods},
        {u"odp"_s, Kind::Odp}};
    return kinds;
}

const QHash<QString, Kind> &types()
{
    static const QString ooxml = u"application/vnd.openxmlformats-officedocument."_s;
    static const QString odf = u"application/vnd.oasis.opendocument."_s;
    static const QHash<QString, Kind> kinds = {
        {u"application/pdf"_s, Kind::Pdf},
        {u"application/x-pdf"_s, Kind::Pdf},
        {u"image/png"_s, Kind::Picture},
        {u"image/jpeg"_s, Kind::Picture},
        {u"image/jpg"_s, Kind::Picture},
        {u"image/pjpeg"_s, Kind::Picture},
        {u"image/tiff"_s, Kind::Picture},
        {u"image/bmp"_s, Kind::Picture},
        {u"image/x-ms-bmp"_s, Kind::Picture},
        {u"image/gif"_s, Kind::Picture},
        {u"image/webp"_s, Kind::Picture},
        {u"text/html"_s, Kind::Html},
        {u"application/xhtml+xml"_s, Kind::Html},
        {u"text/xml"_s, Kind::Html},
        {u"application/xml"_s, Kind::Html},
        {u"text/plain"_s, Kind::PlainText},
        {u"text/markdown"_s, Kind::PlainText},
        {u"text/csv"_s, Kind::Table},
        {u"text/tab-separated-values"_s, Kind::Table},
        {u"text/rtf"_s, Kind::Rtf},
        {u"application/rtf"_s, Kind::Rtf},
        {u"application/msword"_s, Kind::Doc},
        {ooxml + u"wordprocessingml.document"_s, Kind::Docx},
        {u"application/vnd.ms-word.document.macroenabled.12"_s, Kind::Docx},
        {ooxml + u"presentationml.presentation"_s, Kind::Pptx},
        {ooxml + u"presentationml.slideshow"_s, Kind::Pptx},
        {ooxml + u"spreadsheetml.sheet"_s, Kind::Xlsx},
        {u"application/vnd.ms-excel.sheet.macroenabled.12"_s, Kind::Xlsx},
        {odf + u"text"_s, Kind::Odt},
        {odf + u"spreadsheet"_s, Kind::Ods},
        {odf + u"presentation"_s, Kind::Odp}};
    return kinds;
}

// Names in a zip stand in it as they are, those of its own directory last; embedded documents come before.
Kind kindOfZip(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(256);
    const std::pair<const char *, Kind> odf[] = {{"opendocument.text", Kind::Odt},
                                                 {"opendocument.spreadsheet", Kind::Ods},
                                                 {"opendocument.presentation", Kind::Odp}};
    for (const auto &[name, kind] : odf) {
        if (start.contains("mimetype") && start.contains(name))
            return kind;
    }
    const std::pair<const char *, Kind> folders[] = {
        {"word/document", Kind::Docx}, {"xl/workbook", Kind::Xlsx}, {"ppt/presentation", Kind::Pptx}};
    Kind found = Kind::Unknown;
    qsizetype last = -1;
    for (const auto &[name, kind] : folders) {
        const qsizetype at = bytes.lastIndexOf(name);
        if (at > last) {
            last = at;
            found = kind;
        }
    }
    return found;
}

// The names of streams stand as they are, in UTF-16: [MS-CFB] 2.6.1.
Kind kindOfCompound(const QByteArray &bytes)
{
    const auto holds = [&bytes](QStringView name) {
        return bytes.contains(QByteArray(reinterpret_cast<const char *>(name.utf16()), name.size() * 2));
    };
    return holds(u"EncryptedPackage") ? Kind::Protected
           : holds(u"WordDocument")   ? Kind::Doc
           : holds(u"Workbook")       ? Kind::Xls
                                      : Kind::Unknown;
}

bool isPicture(const QByteArray &bytes)
{
    return bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("\xff\xd8\xff") ||
           bytes.startsWith("GIF8") || bytes.startsWith(QByteArray("II*\0", 4)) ||
           bytes.startsWith(QByteArray("MM\0*", 4)) ||
           (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP") ||
           (bytes.startsWith("BM") && bytes.mid(6, 4) == QByteArray(4, '\0'));
}

Kind kindByBytes(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(1024);
    const QByteArray lower = start.trimmed().toLower();
    if (isPicture(bytes))
        return Kind::Picture;
    if (start.contains("%PDF-"))
        return Kind::Pdf;
    if (start.startsWith("PK\x03\x04"))
        return kindOfZip(bytes);
    if (start.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return kindOfCompound(bytes);
    if (lower.startsWith("{\\rtf"))
        return Kind::Rtf;
    return lower.startsWith("<!doctype html") || lower.startsWith("<html") ? Kind::Html : Kind::Unknown;
}

} // namespace

DocumentKind kindByName(const QString &type, const QString &fileName)
{
    const Kind byType = types().value(type.section(u';', 0, 0).trimmed().toLower(), Kind::Unknown);
    if (byType != Kind::Unknown && byType != Kind::PlainText)
        return byType;
    // Mailers call what they don't know text/plain.
    return endings().value(fileName.section(u'.', -1).toLower(), byType);
}

DocumentKind kindOf(const QByteArray &bytes, const QString &type, const QString &fileName)
{
    const Kind byBytes = kindByBytes(bytes);
    return byBytes == Kind::Unknown ? kindByName(type, fileName) : byBytes;
}

} // namespace soundings::extract
