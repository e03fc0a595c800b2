#include "core/intake/filekind.h"

#include <QHash>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

const QHash<QString, QString> &letterTypes()
{
    static const QHash<QString, QString> types = {
        {u"pdf"_s, u"application/pdf"_s},
        {u"docx"_s, u"application/vnd.openxmlformats-officedocument.wordprocessingml.document"_s},
        {u"docm"_s, u"application/vnd.ms-word.document.macroenabled.12"_s},
        {u"doc"_s, u"application/msword"_s},
        {u"dot"_s, u"application/msword"_s},
        {u"odt"_s, u"application/vnd.oasis.opendocument.text"_s},
        {u"rtf"_s, u"application/rtf"_s},
        {u"txt"_s, u"text/plain"_s},
        {u"text"_s, u"text/plain"_s},
        {u"md"_s, u"text/markdown"_s},
        {u"html"_s, u"text/html"_s},
        {u"htm"_s, u"text/html"_s},
        {u"mht"_s, u"multipart/related"_s},
        {u"mhtml"_s, u"multipart/related"_s},
        {u"pages"_s, u"application/vnd.apple.pages"_s},
        {u"wpd"_s, u"application/vnd.wordperfect"_s},
        {u"wps"_s, u"application/vnd.ms-works"_s},
        {u"ppt"_s, u"application/vnd.ms-powerpoint"_s},
        {u"pptx"_s, u"application/vnd.openxmlformats-officedocument.presentationml.presentation"_s},
        {u"odp"_s, u"application/vnd.oasis.opendocument.presentation"_s},
        {u"jpg"_s, u"image/jpeg"_s},
        {u"jpeg"_s, u"image/jpeg"_s},
        {u"png"_s, u"image/png"_s},
        {u"tif"_s, u"image/tiff"_s},
        {u"tiff"_s, u"image/tiff"_s},
        {u"gif"_s, u"image/gif"_s},
        {u"bmp"_s, u"image/bmp"_s},
        {u"webp"_s, u"image/webp"_s},
        {u"heic"_s, u"image/heic"_s},
        {u"epub"_s, u"application/epub+zip"_s}};
    return types;
}

const QHash<QString, QString> &tableTypes()
{
    static const QHash<QString, QString> types = {
        {u"csv"_s, u"text/csv"_s},
        {u"tsv"_s, u"text/tab-separated-values"_s},
        {u"xlsx"_s, u"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_s},
        {u"xlsm"_s, u"application/vnd.ms-excel.sheet.macroenabled.12"_s},
        {u"xls"_s, u"application/vnd.ms-excel"_s},
        {u"ods"_s, u"application/vnd.oasis.opendocument.spreadsheet"_s}};
    return types;
}

} // namespace

QString tableType(const QString &ending) { return tableTypes().value(ending); }

bool isMailEnding(const QString &ending) { return ending == u"eml" || ending == u"emlx"; }

bool isOutlookEnding(const QString &ending) { return ending == u"msg"; }

bool isDocumentEnding(const QString &ending) { return letterTypes().contains(ending) || tableTypes().contains(ending); }

bool isKnownEnding(const QString &ending)
{
    return isMailEnding(ending) || isOutlookEnding(ending) || isDocumentEnding(ending);
}

QString typeOfEnding(const QString &ending)
{
    if (isMailEnding(ending))
        return u"message/rfc822"_s;
    if (isOutlookEnding(ending))
        return u"application/vnd.ms-outlook"_s;
    return tableTypes().value(ending, letterTypes().value(ending));
}

} // namespace soundings::intake
