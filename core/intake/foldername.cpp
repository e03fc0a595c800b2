#include "core/intake/foldername.h"

namespace soundings::intake {

namespace {

constexpr auto base64 = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

bool isPlain(char16_t c)
{
    return c >= 0x20 && c <= 0x7e;
}

/// "&…-": UTF-16 big-endian in base64, with a comma in place of the slash.
QByteArray shifted(QStringView run)
{
    QByteArray bytes;
    for (const QChar c : run) {
        bytes.append(char(c.unicode() >> 8));
        bytes.append(char(c.unicode() & 0xff));
    }
    return '&' + bytes.toBase64(base64).replace('/', ',') + '-';
}

std::optional<QString> unshifted(const QByteArray &run)
{
    const QByteArray bytes = QByteArray::fromBase64(QByteArray(run).replace(',', '/'));
    QString text;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        text.append(QChar(uchar(bytes[i]) << 8 | uchar(bytes[i + 1])));
    // There is one way to write a run. Any other is no name that the server would know again.
    return text.isValidUtf16() && shifted(text) == '&' + run + '-' ? std::optional(text) : std::nullopt;
}

} // namespace

QByteArray encodeFolderName(const QString &name)
{
    QByteArray encoded;
    for (qsizetype i = 0; i < name.size();) {
        const qsizetype begin = i;
        while (i < name.size() && !isPlain(name[i].unicode()))
            ++i;
        if (i > begin) {
            encoded += shifted(QStringView(name).sliced(begin, i - begin));
            continue;
        }
        encoded += name[i] == u'&' ? QByteArray("&-") : QByteArray(1, char(name[i].unicode()));
        ++i;
    }
    return encoded;
}

std::optional<QString> decodeFolderName(const QByteArray &bytes)
{
    QString name;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (!isPlain(uchar(bytes[i])))
            return std::nullopt;
        if (bytes[i] != '&') {
            name.append(QLatin1Char(bytes[i]));
            continue;
        }
        const qsizetype end = bytes.indexOf('-', i);
        if (end < 0)
            return std::nullopt;
        const std::optional<QString> run =
            end == i + 1 ? QStringLiteral("&") : unshifted(bytes.sliced(i + 1, end - i - 1));
        if (!run)
            return std::nullopt;
        name += *run;
        i = end;
    }
    return name;
}

} // namespace soundings::intake
