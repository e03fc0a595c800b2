#include "core/reports/readback.h"

#include "core/draft/document.h"
#include "core/zip/archive.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <array>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

QString withoutEntities(QString text)
{
    static const QRegularExpression number(u"&#(x?)([0-9A-Fa-f]{1,6});"_s);
    QString plain;
    qsizetype at = 0;
    for (auto it = number.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        plain += QStringView(text).sliced(at, match.capturedStart() - at);
        plain += QString::fromUcs4(std::array<char32_t, 1>{char32_t(match.captured(2).toUInt(nullptr, match.capturedLength(1) ? 16 : 10))}.data(), 1);
        at = match.capturedEnd();
    }
    plain += QStringView(text).sliced(at);
    for (const auto &[entity, sign] : {std::pair(u"&lt;"_s, u"<"_s), std::pair(u"&gt;"_s, u">"_s), std::pair(u"&quot;"_s, u"\""_s),
                                       std::pair(u"&apos;"_s, u"'"_s), std::pair(u"&nbsp;"_s, u" "_s), std::pair(u"&amp;"_s, u"&"_s)})
        plain.replace(entity, sign);
    return plain;
}

/// "\u00e9" and "\n", as JSON has them.
QString withoutEscapes(const QString &text)
{
    static const QRegularExpression escape(u"\\\\(?:u([0-9A-Fa-f]{4})|(.))"_s);
    QString plain;
    qsizetype at = 0;
    for (auto it = escape.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        plain += QStringView(text).sliced(at, match.capturedStart() - at);
        const QString one = match.captured(2);
        plain += match.capturedLength(1) > 0 ? QString(QChar(match.captured(1).toUShort(nullptr, 16)))
                 : one == u"n" || one == u"t" || one == u"r" ? u" "_s : one;
        at = match.capturedEnd();
    }
    return plain.append(QStringView(text).sliced(at));
}

/// Text, and what stands between its tags: words can run on across a tag, or be parted by it.
void addText(QStringList &texts, const QString &text)
{
    texts << text;
    if (text.contains(u'<') && text.contains(u'>')) {
        static const QRegularExpression tag(u"<[^>]*>"_s);
        texts << withoutEntities(QString(text).remove(tag)) << withoutEntities(QString(text).replace(tag, u" "_s));
    } else if (text.contains(u'\\')) {
        texts << withoutEscapes(text);
    }
}

void addWide(QStringList &texts, const QByteArray &bytes)
{
    for (const QStringConverter::Encoding encoding : {QStringConverter::Utf16BE, QStringConverter::Utf16LE}) {
        for (const qsizetype from : {0, 1}) {
            QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
            if (bytes.size() > from)
                texts << QString(decoder(QByteArrayView(bytes).sliced(from)));
        }
    }
}

void addBytes(QStringList &texts, const QByteArray &bytes)
{
    addText(texts, QString::fromUtf8(bytes));
    if (bytes.contains('\0'))
        addWide(texts, bytes);
}

/// Strings in parentheses lose their backslashes; those in angle brackets are hexadecimal, and mostly UTF-16.
void addStrings(QStringList &texts, const QByteArray &bytes)
{
    QByteArray plain = bytes;
    plain.replace("\\(", "(").replace("\\)", ")").replace("\\\\", "\\");
    texts << QString::fromLatin1(plain);
    addWide(texts, plain);
    static const QRegularExpression hex(u"<([0-9A-Fa-f\\s]{4,})>"_s);
    const QString text = QString::fromLatin1(bytes);
    for (auto it = hex.globalMatch(text); it.hasNext();) {
        const QByteArray one = QByteArray::fromHex(it.next().captured(1).toLatin1());
        texts << QString::fromLatin1(one);
        QStringDecoder wide(QStringConverter::Utf16BE, QStringConverter::Flag::Stateless);
        texts << QString(wide(one));
    }
}

bool isDeflated(const QByteArray &stream) // RFC 1950, 2.2
{
    return stream.size() > 2 && stream[0] == '\x78' && (uchar(stream[0]) * 256 + uchar(stream[1])) % 31 == 0;
}

Result<QByteArray> inflated(const QByteArray &stream, const QString &name)
{
    const char header[] = {0, 1, 0, 0}; // the size that qUncompress() begins with; it grows
    const QByteArray plain = qUncompress(QByteArray(header, sizeof header) + stream);
    if (plain.isEmpty() && stream.size() > 16)
        return failure(ErrorKind::Unreadable, {}, u"%1: a stream can't be unpacked"_s.arg(name));
    return plain;
}

Result<> addPdf(QStringList &texts, const QByteArray &bytes, const QString &name)
{
    addStrings(texts, bytes);
    for (qsizetype at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at)) {
        qsizetype begin = at + 6;
        begin += begin < bytes.size() && bytes[begin] == '\r';
        begin += begin < bytes.size() && bytes[begin] == '\n';
        const qsizetype end = bytes.indexOf("endstream", begin);
        if (end < 0)
            break;
        const QByteArray stream = bytes.sliced(begin, end - begin);
        if (isDeflated(stream)) {
            const Result<QByteArray> plain = inflated(stream, name);
            if (!plain)
                return passOn(plain);
            addStrings(texts, *plain);
        } else {
            addBytes(texts, stream);
        }
        at = end + 9;
    }
    const Result<draft::Document> document = draft::Document::open(bytes, name);
    if (!document)
        return passOn(document);
    for (int page = 0; page < document->pageCount(); ++page)
        texts << document->pageText(page).text;
    for (const draft::OutlineEntry &entry : document->outline())
        texts << entry.name;
    return {};
}

Result<> addArchive(QStringList &texts, const QByteArray &bytes, const QString &name)
{
    Result<zip::Archive> archive = zip::Archive::open(bytes, {});
    if (!archive)
        return passOn(archive);
    for (const QString &entry : archive->names()) {
        const Result<QByteArray> content = archive->read(entry);
        if (!content)
            return passOn(content);
        const Result<QStringList> inside = textsOf(*content, name);
        if (!inside)
            return passOn(inside);
        texts << entry << *inside;
    }
    return {};
}

} // namespace

Result<QStringList> textsOf(const QByteArray &bytes, const QString &name)
{
    QStringList texts;
    addBytes(texts, bytes);
    Result<> more;
    if (bytes.startsWith("%PDF"))
        more = addPdf(texts, bytes, name);
    else if (bytes.startsWith("PK\x03\x04"))
        more = addArchive(texts, bytes, name);
    if (!more)
        return passOn(more);
    return texts;
}

} // namespace soundings::reports
