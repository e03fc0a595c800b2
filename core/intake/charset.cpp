#include "core/intake/charset.h"

#include "core/intake/gmimepointer.h"

#include <gmime/gmime.h>

#include <QHash>
#include <QSet>

#include <array>
#include <cerrno>

namespace soundings::intake {

namespace {

// What 0x80…0x9f mean in windows-1252; the five holes stay what they are and go with the control characters.
constexpr std::array<char16_t, 32> windows1252 = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

char16_t fromWindows1252(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : char16_t(byte);
}

// The length of the valid UTF-8 sequence that starts here; 0 where there is none.
qsizetype sequenceLength(const unsigned char *p, const unsigned char *end)
{
    const unsigned char c = *p;
    if (c < 0x80)
        return 1;
    const qsizetype length = c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
    if (length == 0 || end - p < length)
        return 0;
    for (qsizetype i = 1; i < length; ++i) {
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    }
    const bool overlong = (c == 0xe0 && p[1] < 0xa0) || (c == 0xf0 && p[1] < 0x90);
    const bool beyond = (c == 0xed && p[1] >= 0xa0) || (c == 0xf4 && p[1] >= 0x90);
    return overlong || beyond ? 0 : length;
}

struct Utf8Census
{
    qsizetype sequences = 0; ///< valid, of more than one byte
    qsizetype invalid = 0;   ///< bytes that belong to none
};

Utf8Census censusOf(const QByteArray &bytes)
{
    Utf8Census census;
    const auto *p = reinterpret_cast<const unsigned char *>(bytes.constData());
    const auto *end = p + bytes.size();
    while (p < end) {
        const qsizetype length = sequenceLength(p, end);
        census.sequences += length > 1;
        census.invalid += length == 0;
        p += std::max<qsizetype>(1, length);
    }
    return census;
}

// Bytes that are no UTF-8 stand for what they are in windows-1252: text pasted together from both is common.
QString fromMixedUtf8(const QByteArray &bytes)
{
    QString out;
    out.reserve(bytes.size());
    const char *p = bytes.constData();
    const char *end = p + bytes.size();
    const char *from = p;
    while (p < end) {
        const qsizetype length = sequenceLength(reinterpret_cast<const unsigned char *>(p),
                                                reinterpret_cast<const unsigned char *>(end));
        if (length == 0) {
            out += QString::fromUtf8(from, p - from);
            out += QChar(fromWindows1252(*p));
            from = p + 1;
        }
        p += std::max<qsizetype>(1, length);
    }
    return out + QString::fromUtf8(from, end - from);
}

QString fromWindows(const QByteArray &bytes)
{
    QString out(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.cbegin(), bytes.cend(), out.begin(), [](char c) { return QChar(fromWindows1252(c)); });
    return out;
}

enum class Family { Unknown, Utf8, Western, Other };

Family familyOf(const QByteArray &name)
{
    static const QSet<QByteArray> unknown = {"",     "unknown-8bit", "unknown", "x-unknown",      "default",
                                             "8bit", "7bit",         "binary",  "x-user-defined", "none"};
    static const QSet<QByteArray> utf8 = {"utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "x-utf-8"};
    static const QSet<QByteArray> western = {"us-ascii",     "ascii",        "ansi_x3.4-1968", "iso-8859-1",
                                             "iso8859-1",    "iso_8859-1",   "iso88591",       "8859-1",
                                             "latin1",       "latin-1",      "iso-8859-1-windows-3.1-latin-1",
                                             "windows-1252", "windows1252",  "cp1252",         "cp-1252",
                                             "x-cp1252",     "ansi",         "x-ansi",         "iso-646-us"};
    return unknown.contains(name) ? Family::Unknown
        : utf8.contains(name)     ? Family::Utf8
        : western.contains(name)  ? Family::Western
                                  : Family::Other;
}

// The name under which iconv knows it: the superset that mailers mean, where there is one.
QByteArray iconvName(const QByteArray &name)
{
    static const QHash<QByteArray, QByteArray> names = {
        {"x-mac-roman", "MACINTOSH"},  {"macroman", "MACINTOSH"},    {"mac", "MACINTOSH"},
        {"x-macroman", "MACINTOSH"},   {"ks_c_5601-1987", "CP949"},  {"ks_c_5601", "CP949"},
        {"ksc5601", "CP949"},          {"euc-kr", "CP949"},          {"gb2312", "GB18030"},
        {"gb_2312-80", "GB18030"},     {"gbk", "GB18030"},           {"x-gbk", "GB18030"},
        {"cp936", "GB18030"},          {"shift_jis", "CP932"},       {"shift-jis", "CP932"},
        {"x-sjis", "CP932"},           {"sjis", "CP932"},            {"windows-31j", "CP932"},
        {"big5", "BIG5-HKSCS"},        {"iso-8859-8-i", "ISO-8859-8"}, {"iso-8859-8-e", "ISO-8859-8"},
        {"iso-8859-9", "CP1254"},      {"iso-8859-11", "CP874"},     {"tis-620", "CP874"},
        {"windows-874", "CP874"},      {"unicode-1-1-utf-7", "UTF-7"}, {"x-unicode-2-0-utf-7", "UTF-7"},
        {"unicode", "UTF-16"},         {"ucs-2", "UTF-16"},          {"iso-2022-jp-ms", "ISO-2022-JP-3"}};
    return names.value(name, name);
}

// None where iconv does not know the charset, or where more than a stray byte in fifty is not of it.
std::optional<QString> throughIconv(const QByteArray &bytes, const QByteArray &charset)
{
    startGMime();
    const iconv_t converter = g_mime_iconv_open("UTF-16LE", charset.constData());
    if (converter == iconv_t(-1))
        return std::nullopt;
    QByteArray in = bytes;
    char *from = in.data();
    size_t left = size_t(in.size());
    qsizetype strays = 0;
    QString out;
    std::array<char16_t, 4096> buffer;
    const auto flush = [&](char *to) {
        out.append(reinterpret_cast<const QChar *>(buffer.data()),
                   (reinterpret_cast<char16_t *>(to)) - buffer.data());
    };
    while (left > 0 && strays <= 2 + bytes.size() / 50) {
        char *to = reinterpret_cast<char *>(buffer.data());
        size_t room = sizeof(buffer);
        const size_t done = g_mime_iconv(converter, &from, &left, &to, &room);
        const int error = errno;
        flush(to);
        if (done != size_t(-1) || error == E2BIG)
            continue;
        out += QChar::ReplacementCharacter;
        ++strays;
        ++from;
        --left;
    }
    char *to = reinterpret_cast<char *>(buffer.data());
    size_t room = sizeof(buffer);
    g_mime_iconv(converter, nullptr, nullptr, &to, &room); // what a stateful charset holds back
    flush(to);
    g_mime_iconv_close(converter);
    if (strays > 2 + bytes.size() / 50)
        return std::nullopt;
    return out;
}

QString guess(const QByteArray &bytes)
{
    const Utf8Census census = censusOf(bytes);
    return census.sequences > census.invalid ? fromMixedUtf8(bytes) : fromWindows(bytes);
}

} // namespace

QString decodeText(const QByteArray &bytes, const QByteArray &charset)
{
    const QByteArray name = charset.trimmed().replace('"', "").replace('\'', "").toLower().left(64);
    switch (familyOf(name)) {
    case Family::Unknown: return guess(bytes);
    case Family::Utf8: return guess(bytes);
    case Family::Western: {
        const Utf8Census census = censusOf(bytes);
        return census.sequences > 0 && census.invalid == 0 ? QString::fromUtf8(bytes) : fromWindows(bytes);
    }
    case Family::Other: break;
    }
    if (const auto text = throughIconv(bytes, iconvName(name)))
        return *text;
    return guess(bytes);
}

QString cleanText(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'\r') {
            if (i + 1 >= text.size() || text[i + 1] != u'\n')
                out += u'\n';
        } else if (c == u'\n' || c == u'\t' || (c >= 0x20 && c != 0x7f && (c < 0x80 || c > 0x9f))) {
            if (c != 0xfeff || i > 0)
                out += QChar(c);
        }
    }
    return out;
}

} // namespace soundings::intake
