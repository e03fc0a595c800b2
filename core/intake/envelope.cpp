#include "core/intake/envelope.h"

#include <QByteArrayMatcher>
#include <QSet>
#include <QStringDecoder>

namespace soundings::intake {

namespace {

constexpr qsizetype headerScanned = 64 * 1024; // bytes

qsizetype lineEnd(const QByteArray &bytes, qsizetype from)
{
    const qsizetype end = bytes.indexOf('\n', from);
    return end < 0 ? bytes.size() : end;
}

// ".emlx": a line with the message's length in bytes, the message, a property list.
QByteArray withoutEmlx(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    if (end <= 0 || end > 20)
        return bytes;
    bool ok = false;
    const qlonglong length = bytes.left(end).trimmed().toLongLong(&ok);
    if (!ok || length <= 0 || length > bytes.size() - end - 1)
        return bytes;
    return bytes.mid(end + 1, length);
}

QByteArray withPlainLineEnds(const QByteArray &bytes)
{
    if (!bytes.contains('\r'))
        return bytes;
    QByteArray text = bytes;
    if (!bytes.contains('\n')) // Mac OS 9 and older
        return text.replace('\r', '\n');
    static const QByteArrayMatcher encoding("inary");
    if (bytes.contains('\0') && encoding.indexIn(bytes) >= 0)
        return bytes;
    return text.replace("\r\n", "\n");
}

// The field's name in lower case where the line is one; empty where not.
QByteArray fieldName(QByteArrayView line)
{
    qsizetype i = 0;
    while (i < line.size() && i < 128 && line[i] > 32 && line[i] < 127 && line[i] != ':')
        ++i;
    const QByteArray name = line.first(i).toByteArray().toLower();
    while (i < line.size() && (line[i] == ' ' || line[i] == '\t'))
        ++i;
    return i < line.size() && line[i] == ':' ? name : QByteArray();
}

} // namespace

QByteArray withoutEnvelope(const QByteArray &bytes)
{
    QByteArray text = bytes;
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        text = QString(QStringDecoder(QStringDecoder::Utf16)(bytes)).toUtf8();
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    qsizetype begin = 0;
    while (begin < text.size() && (text[begin] == '\n' || text[begin] == '\r'))
        ++begin;
    if (begin > 0)
        text.remove(0, begin);
    text = withoutEmlx(text);
    text = withPlainLineEnds(text);
    while (text.startsWith("From ") || text.startsWith(">From "))
        text.remove(0, std::min(text.size(), lineEnd(text, 0) + 1));
    return text;
}

bool isMail(const QByteArray &bytes, bool named)
{
    static const QSet<QByteArray> ofMachines = {"received",     "message-id",   "mime-version", "content-type",
                                                "return-path",  "delivered-to", "x-mailer",     "dkim-signature",
                                                "content-transfer-encoding",    "x-received",   "arc-seal"};
    static const QSet<QByteArray> known = {"from",     "to",          "cc",         "bcc",        "subject",
                                           "date",     "sender",      "reply-to",   "in-reply-to", "references",
                                           "priority", "importance",  "thread-topic", "thread-index", "list-id",
                                           "user-agent", "disposition-notification-to", "comments", "keywords",
                                           "content-disposition", "content-language", "errors-to", "organization",
                                           "status", "precedence", "apparently-to", "newsgroups", "resent-from"};
    const QByteArray text = withoutEnvelope(bytes.left(headerScanned));
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = lineEnd(text, at);
        const QByteArrayView line = QByteArrayView(text).sliced(at, end - at);
        const bool empty = line.isEmpty() || line == "\r";
        if (empty)
            return false;
        const bool folded = line[0] == ' ' || line[0] == '\t';
        const QByteArray name = folded ? QByteArray() : fieldName(line);
        if (ofMachines.contains(name) || (named && (known.contains(name) || name.startsWith("x-"))))
            return true;
        if (!named && !folded && name.isEmpty())
            return false; // a line that is no header: prose that has one further down
        at = end + 1;
    }
    return false;
}

} // namespace soundings::intake
