#include "core/intake/mapi.h"

#include "core/intake/charset.h"
#include "core/rtf/codepage.h"

#include <QDateTime>
#include <QStringDecoder>
#include <QtEndian>

#include <map>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

// The ANSI code page of a Windows locale, by its language (the lower ten bits).
int codePageOfLocale(int locale)
{
    switch (locale) {
    case 0x0404:
    case 0x0c04:
    case 0x1404:
        return 950; // Taiwan, Hong Kong, Macao
    case 0x0c1a:
    case 0x1c1a:
    case 0x201a:
        return 1251; // Serbian in Cyrillic
    default:
        break;
    }
    static const std::map<int, int> pages = {
        {0x01, 1256}, {0x02, 1251}, {0x04, 936},  {0x05, 1250}, {0x08, 1253}, {0x0d, 1255}, {0x0e, 1250},
        {0x11, 932},  {0x12, 949},  {0x15, 1250}, {0x18, 1250}, {0x19, 1251}, {0x1a, 1250}, {0x1b, 1250},
        {0x1c, 1250}, {0x1e, 874},  {0x1f, 1254}, {0x20, 1256}, {0x22, 1251}, {0x23, 1251}, {0x24, 1250},
        {0x25, 1257}, {0x26, 1257}, {0x27, 1257}, {0x29, 1256}, {0x2a, 1258}, {0x2c, 1254}, {0x2f, 1251},
        {0x3f, 1251}, {0x40, 1251}, {0x44, 1251}, {0x50, 1251}};
    const auto found = pages.find(locale & 0x3ff);
    return found == pages.cend() ? 1252 : found->second;
}

QString upToNul(const QString &text)
{
    const qsizetype nul = text.indexOf(QChar(0));
    return nul < 0 ? text : text.left(nul);
}

} // namespace

void MapiProperties::set(quint16 id, quint16 type, const QByteArray &value)
{
    m_values.insert(quint32(id) << 16 | type, value);
}

QByteArray MapiProperties::value(Mapi id, quint16 type) const
{
    return m_values.value(quint32(id) << 16 | type);
}

std::optional<int> MapiProperties::number(Mapi id) const
{
    if (const QByteArray bytes = value(id, mapitype::integer32); bytes.size() >= 4)
        return qFromLittleEndian<qint32>(bytes.constData());
    if (const QByteArray bytes = value(id, mapitype::integer16); bytes.size() >= 2)
        return qFromLittleEndian<qint16>(bytes.constData());
    return std::nullopt;
}

std::optional<Instant> MapiProperties::time(Mapi id) const
{
    const QByteArray bytes = value(id, mapitype::time);
    if (bytes.size() < 8)
        return std::nullopt;
    constexpr qint64 epoch = 11'644'473'600'000; // ms from 1601 to 1970
    const Instant instant{qint64(qFromLittleEndian<quint64>(bytes.constData()) / 10'000) - epoch};
    const int year = QDateTime::fromMSecsSinceEpoch(instant.ms, Qt::UTC).date().year();
    return year >= 1990 && year <= 2100 ? std::optional(instant) : std::nullopt;
}

QString MapiProperties::text(Mapi id) const
{
    if (const QByteArray wide = value(id, mapitype::unicode); !wide.isEmpty())
        return upToNul(QStringDecoder(QStringDecoder::Utf16LE)(wide));
    QByteArray narrow = value(id, mapitype::string8);
    if (const qsizetype nul = narrow.indexOf('\0'); nul >= 0)
        narrow.truncate(nul);
    return decodeText(narrow, rtf::charsetOf(codePage()));
}

QByteArray MapiProperties::bytes(Mapi id) const
{
    return value(id, mapitype::binary);
}

QByteArray MapiProperties::object() const
{
    return value(Mapi::AttachData, mapitype::object);
}

int MapiProperties::codePage() const
{
    constexpr int utf16 = 1200; // of a Unicode message: says nothing of what is none
    const auto named = [&](Mapi id) {
        const int page = number(id).value_or(0);
        return page != utf16 && !rtf::charsetOf(page).isEmpty() ? page : 0;
    };
    if (const int page = named(Mapi::MessageCodePage))
        return page;
    if (const auto locale = number(Mapi::LocaleId); locale && *locale > 0)
        return codePageOfLocale(*locale);
    if (const int page = named(Mapi::InternetCodePage))
        return page;
    return m_codePage > 0 ? m_codePage : 1252;
}

} // namespace soundings::intake
