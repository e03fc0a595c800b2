#include "core/rtf/codepage.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>

namespace soundings::rtf {

namespace {

const iconv_t none = iconv_t(-1);

} // namespace

QByteArray charsetOf(int codePage)
{
    if (codePage >= 1250 && codePage <= 1258)
        return "windows-" + QByteArray::number(codePage);
    if (codePage >= 28591 && codePage <= 28605)
        return "iso-8859-" + QByteArray::number(codePage - 28590);
    static const std::map<int, QByteArray> others = {
        {437, "ibm437"},        {708, "iso-8859-6"},    {737, "cp737"},          {775, "cp775"},
        {850, "ibm850"},        {852, "ibm852"},        {855, "ibm855"},         {857, "ibm857"},
        {858, "cp858"},         {860, "ibm860"},        {861, "ibm861"},         {862, "ibm862"},
        {863, "ibm863"},        {864, "ibm864"},        {865, "ibm865"},         {866, "ibm866"},
        {869, "ibm869"},        {874, "cp874"},         {932, "cp932"},          {936, "gbk"},
        {949, "cp949"},         {950, "big5"},          {1200, "utf-16le"},      {1201, "utf-16be"},
        {1361, "johab"},        {10000, "macintosh"},   {10007, "mac-cyrillic"}, {20127, "us-ascii"},
        {20866, "koi8-r"},      {20932, "euc-jp"},      {21866, "koi8-u"},       {38598, "iso-8859-8"},
        {50220, "iso-2022-jp"}, {50221, "iso-2022-jp"}, {50222, "iso-2022-jp"},  {50225, "iso-2022-kr"},
        {51932, "euc-jp"},      {51936, "gb2312"},      {51949, "euc-kr"},       {52936, "hz-gb-2312"},
        {54936, "gb18030"},     {65000, "utf-7"},       {65001, "utf-8"}};
    const auto found = others.find(codePage);
    return found == others.cend() ? QByteArray() : found->second;
}

struct CodePages::Converters
{
    std::map<int, iconv_t> open;

    iconv_t of(int codePage);
};

iconv_t CodePages::Converters::of(int codePage)
{
    if (const auto found = open.find(codePage); found != open.cend())
        return found->second;
    constexpr size_t mostOpen = 64; // a document that names more is not one
    const QByteArray name = charsetOf(codePage);
    const bool known = !name.isEmpty() && open.size() < mostOpen;
    const iconv_t converter = known ? iconv_open("UTF-16LE", name.constData()) : none;
    if (converter == none && codePage != 1252)
        return of(1252);
    open.emplace(codePage, converter);
    return converter;
}

CodePages::CodePages()
    : m_converters(std::make_unique<Converters>())
{}

CodePages::~CodePages()
{
    for (const auto &[codePage, converter] : m_converters->open) {
        if (converter != none)
            iconv_close(converter);
    }
}

QString CodePages::decoded(const QByteArray &bytes, int codePage)
{
    const bool wide = codePage == 1200 || codePage == 1201;
    if (!wide &&
        std::all_of(bytes.cbegin(), bytes.cend(), [](char c) { return static_cast<signed char>(c) >= 0; }))
        return QString::fromLatin1(bytes);
    const iconv_t converter = m_converters->of(codePage);
    if (converter == none)
        return QString::fromLatin1(bytes);
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
    QByteArray in = bytes;
    char *from = in.data();
    size_t left = size_t(in.size());
    QString out;
    std::array<char16_t, 2048> buffer;
    while (left > 0) {
        char *to = reinterpret_cast<char *>(buffer.data());
        size_t room = sizeof(buffer);
        const size_t done = iconv(converter, &from, &left, &to, &room);
        const int error = errno;
        out.append(reinterpret_cast<const QChar *>(buffer.data()), qsizetype(sizeof(buffer) - room) / 2);
        if (done != size_t(-1) || error == E2BIG)
            continue;
        out += QChar::ReplacementCharacter;
        ++from;
        --left;
    }
    return out;
}

} // namespace soundings::rtf
