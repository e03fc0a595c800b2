#include "core/extract/charset.h"

#include <uchardet.h>

#include <QHash>
#include <QStringDecoder>

#include <algorithm>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> decoded(QByteArrayView bytes, const char *name, bool strict)
{
    QStringDecoder decoder(name);
    if (!decoder.isValid())
        return std::nullopt;
    QString text = decoder(bytes);
    if (strict && decoder.hasError())
        return std::nullopt;
    return text;
}

// UTF-16 without a mark: the letters of Western text have a NUL for one of their bytes.
const char *utf16Order(const QByteArray &bytes)
{
    qsizetype even = 0;
    qsizetype odd = 0;
    const qsizetype looked = qMin<qsizetype>(bytes.size(), 4096);
    for (qsizetype i = 0; i < looked; ++i)
        (i % 2 == 0 ? even : odd) += bytes[i] == 0 ? 1 : 0;
    return odd > looked / 4 && even < looked / 50   ? "UTF-16LE"
           : even > looked / 4 && odd < looked / 50 ? "UTF-16BE"
                                                    : nullptr;
}

// What the statistics say, heard only where the text is mostly beyond ASCII: on Western text they guess
// wildly.
QByteArray guessedName(const QByteArray &bytes)
{
    const auto high = std::count_if(bytes.cbegin(), bytes.cend(), [](char c) { return (c & 0x80) != 0; });
    if (high * 4 < bytes.size())
        return {};
    const uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, bytes.constData(), size_t(qMin<qsizetype>(bytes.size(), 1 << 20)));
    uchardet_data_end(detector);
    const QByteArray name = uchardet_get_charset(detector);
    uchardet_delete(detector);
    static const QByteArray latin[] = {"ASCII", "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", ""};
    return std::find(std::begin(latin), std::end(latin), name) == std::end(latin) ? name : QByteArray();
}

} // namespace

QString detectedText(const QByteArray &bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return QStringDecoder(*marked)(bytes);
    if (const char *order = utf16Order(bytes))
        return decoded(bytes, order, false).value_or(QString());
    if (const auto utf8 = decoded(bytes, "UTF-8", true))
        return *utf8;
    const QByteArray name = guessedName(bytes);
    if (!name.isEmpty()) {
        if (const auto text = decoded(bytes, name.constData(), true))
            return *text;
    }
    return codePageText(bytes, 1252);
}

QString codePageText(QByteArrayView bytes, int page)
{
    static const QHash<int, const char *> others = {
        {932, "windows-31j"},    {936, "gb18030"},      {949, "windows-949"},      {950, "big5"},
        {10000, "macintosh"},    {1361, "windows-949"}, {10007, "x-mac-cyrillic"}, {20866, "koi8-r"},
        {28591, "windows-1252"}, {28592, "iso-8859-2"}, {28605, "iso-8859-15"},    {54936, "gb18030"},
        {65001, "utf-8"},        {708, "iso-8859-6"}};
    const bool windows = page == 874 || (page >= 1250 && page <= 1258);
    const QByteArray name = others.contains(page) ? QByteArray(others[page])
                            : windows             ? "windows-" + QByteArray::number(page)
                                                  : "ibm-" + QByteArray::number(page);
    if (const auto text = decoded(bytes, name.constData(), false))
        return *text;
    return decoded(bytes, "windows-1252", false).value_or(QString::fromLatin1(bytes));
}

std::optional<int> codePageOfCharset(int charset)
{
    static const QHash<int, int> pages = {{0, 1252},   {77, 10000}, {128, 932},  {129, 949},  {130, 1361},
                                          {134, 936},  {136, 950},  {161, 1253}, {162, 1254}, {163, 1258},
                                          {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874},
                                          {238, 1250}, {254, 437},  {255, 850}};
    const auto found = pages.constFind(charset);
    return found == pages.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace soundings::extract
