#include "core/intake/headers.h"

#include "core/intake/charset.h"
#include "core/intake/maildate.h"

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestHeader = 16 * 1024; // bytes

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

int hexValue(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

QByteArrayView head(QByteArrayView bytes, qsizetype length)
{
    return bytes.first(std::min(bytes.size(), length));
}

QByteArray fromQ(QByteArrayView payload)
{
    QByteArray out;
    for (qsizetype i = 0; i < payload.size(); ++i) {
        const char c = payload[i];
        if (c == '=' && i + 2 < payload.size() && hexValue(payload[i + 1]) >= 0 && hexValue(payload[i + 2]) >= 0) {
            out += char(hexValue(payload[i + 1]) * 16 + hexValue(payload[i + 2]));
            i += 2;
        } else {
            out += c == '_' ? ' ' : c;
        }
    }
    return out;
}

struct EncodedWord
{
    QByteArray charset;
    QByteArray bytes;
    qsizetype end = 0; ///< behind its "?="
};

// "=?charset?B?payload?=" at `begin`. A '?' inside the payload is tolerated, a missing end is not.
std::optional<EncodedWord> encodedWordAt(QByteArrayView raw, qsizetype begin)
{
    constexpr qsizetype longestCharset = 64;
    qsizetype i = begin + 2;
    while (i < raw.size() && raw[i] != '?' && i - begin < longestCharset && !isBlank(raw[i]))
        ++i;
    if (i + 2 >= raw.size() || raw[i] != '?' || raw[i + 2] != '?')
        return std::nullopt;
    const char kind = raw[i + 1] & ~0x20;
    if (kind != 'B' && kind != 'Q')
        return std::nullopt;
    const qsizetype payload = i + 3;
    // In Q a "?=" followed by two hex digits is "=3D" behind a stray '?', not the end.
    qsizetype end = raw.indexOf("?=", payload);
    while (kind == 'Q' && end >= 0 && end + 3 < raw.size() && hexValue(raw[end + 2]) >= 0 && hexValue(raw[end + 3]) >= 0
           && raw.indexOf("?=", end + 2) >= 0 && raw.sliced(end + 2).indexOf("=?") > raw.sliced(end + 2).indexOf("?="))
        end = raw.indexOf("?=", end + 2);
    const qsizetype next = raw.indexOf("=?", payload);
    if (end < 0 || (next >= 0 && next < end - 1))
        return std::nullopt;
    EncodedWord word;
    word.charset = raw.sliced(begin + 2, i - begin - 2).toByteArray();
    if (const qsizetype language = word.charset.indexOf('*'); language >= 0) // RFC 2231, 5
        word.charset.truncate(language);
    const QByteArrayView bytes = raw.sliced(payload, end - payload);
    word.bytes = kind == 'Q' ? fromQ(bytes) : QByteArray::fromBase64(bytes.toByteArray());
    word.end = end + 2;
    return word;
}

// Encoded words decoded, blanks as they are. Neighbours of one charset are joined as bytes before they are
// decoded, since some mailers split a character between two.
QString decoded(QByteArrayView raw)
{
    QString out;
    QByteArray plain;
    EncodedWord held;
    const auto flushHeld = [&] {
        out += decodeText(held.bytes, held.charset);
        held = {};
    };
    for (qsizetype i = 0; i < raw.size();) {
        const auto word = raw[i] == '=' && i + 1 < raw.size() && raw[i + 1] == '?' ? encodedWordAt(raw, i) : std::nullopt;
        if (!word) {
            plain += raw[i++];
            continue;
        }
        const bool adjoins = held.end > 0 && plain.trimmed().isEmpty(); // RFC 2047, 6.2
        if (held.end > 0 && !(adjoins && held.charset.compare(word->charset, Qt::CaseInsensitive) == 0))
            flushHeld();
        if (!adjoins)
            out += decodeText(plain, {});
        plain.clear();
        held.charset = word->charset;
        held.bytes += word->bytes;
        held.end = i = word->end;
    }
    if (held.end > 0)
        flushHeld();
    return out + decodeText(plain, {});
}

QString oneLine(const QString &text)
{
    QString plain = text;
    for (QChar &c : plain) {
        if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
            c = u' ';
    }
    return plain.simplified();
}

// One mailbox as it is scanned: what stands outside and inside of "<…>", and the comments.
struct Scanned
{
    QByteArray phrase;
    QByteArray comment;
    QByteArray angle;
    bool hasAngle = false;

    [[nodiscard]] bool isWhole() const { return hasAngle || phrase.contains('@'); }
};

qsizetype scanQuoted(QByteArrayView raw, qsizetype i, QByteArray &into)
{
    for (++i; i < raw.size() && raw[i] != '"'; ++i) {
        if (raw[i] == '\\' && i + 1 < raw.size())
            ++i;
        into += raw[i];
    }
    return i + 1;
}

qsizetype scanComment(QByteArrayView raw, qsizetype i, QByteArray &into)
{
    int depth = 0;
    for (; i < raw.size(); ++i) {
        if (raw[i] == '\\' && i + 1 < raw.size())
            into += raw[++i];
        else if (raw[i] == '(')
            ++depth;
        else if (raw[i] == ')' && --depth == 0)
            return i + 1;
        else
            into += raw[i];
    }
    return i;
}

Scanned scanFirst(QByteArrayView raw)
{
    Scanned box;
    for (qsizetype i = 0; i < raw.size();) {
        const char c = raw[i];
        if (c == '"') {
            i = scanQuoted(raw, i, box.phrase);
        } else if (c == '(') {
            i = scanComment(raw, i, box.comment);
        } else if (c == '<') {
            qsizetype end = raw.indexOf('>', i);
            end = end < 0 ? raw.size() : end;
            if (!box.hasAngle)
                box.angle = raw.sliced(i + 1, end - i - 1).toByteArray();
            box.hasAngle = true;
            i = end + 1;
        } else if (c == '=' && i + 1 < raw.size() && raw[i + 1] == '?' && encodedWordAt(raw, i)) {
            const qsizetype end = encodedWordAt(raw, i)->end;
            box.phrase += raw.sliced(i, end - i).toByteArray();
            i = end;
        } else if ((c == ',' || c == ';') && box.isWhole()) {
            break;
        } else if (c == ':' && !box.isWhole()) { // a group: its name is nobody's
            box = {};
            ++i;
        } else {
            if (c != ';')
                box.phrase += c;
            ++i;
        }
    }
    return box;
}

QString bareAddress(QByteArray address)
{
    if (const qsizetype route = address.lastIndexOf(':'); route >= 0 && address.trimmed().startsWith('@'))
        address = address.mid(route + 1); // "@a,@b:c@d", RFC 5322 4.4
    QString text = decoded(address).remove(u'"').remove(u'<').remove(u'>');
    text = oneLine(text).remove(u' ');
    if (text.startsWith(u"mailto:", Qt::CaseInsensitive))
        text.remove(0, 7);
    return text;
}

QString tidyName(const QByteArray &raw)
{
    QString name = oneLine(decoded(raw));
    if (name.contains(u"=?"_s)) // encoded twice by a gateway
        name = oneLine(decoded(name.toUtf8()));
    while (name.size() >= 2 && (name.startsWith(u'\'') || name.startsWith(u'"')) && name.endsWith(name[0]))
        name = name.mid(1, name.size() - 2).trimmed();
    while (name.endsWith(u','))
        name.chop(1);
    return name;
}

QByteArray wordAfter(QByteArrayView raw, QByteArrayView key)
{
    qsizetype i = 0;
    while (i < raw.size()) {
        while (i < raw.size() && isBlank(raw[i]))
            ++i;
        const qsizetype begin = i;
        while (i < raw.size() && !isBlank(raw[i]))
            ++i;
        if (raw.sliced(begin, i - begin).toByteArray().compare(key.toByteArray(), Qt::CaseInsensitive) != 0)
            continue;
        while (i < raw.size() && isBlank(raw[i]))
            ++i;
        qsizetype end = i;
        while (end < raw.size() && !isBlank(raw[end]) && raw[end] != ';')
            ++end;
        return raw.sliced(i, end - i).toByteArray();
    }
    return {};
}

} // namespace

QString headerText(QByteArrayView raw)
{
    return oneLine(decoded(head(raw, longestHeader)));
}

Mailbox firstMailbox(QByteArrayView raw)
{
    const Scanned box = scanFirst(head(raw, longestHeader));
    Mailbox mailbox;
    if (box.hasAngle) {
        mailbox.address = bareAddress(box.angle);
        mailbox.name = tidyName(box.phrase.trimmed().isEmpty() ? box.comment : box.phrase);
        if (!mailbox.address.contains(u'@') && mailbox.name.contains(u'@'))
            mailbox.address = bareAddress(mailbox.name.toUtf8()); // "a@b <>"
    } else if (box.phrase.contains('@')) {
        mailbox.address = bareAddress(box.phrase);
        mailbox.name = tidyName(box.comment);
    } else {
        mailbox.name = tidyName(box.phrase.trimmed().isEmpty() ? box.comment : box.phrase);
        if (mailbox.name.contains(u'@')) { // the whole of it in an encoded word
            const Mailbox inner = firstMailbox(mailbox.name.toUtf8());
            return inner.address.isEmpty() ? mailbox : inner;
        }
    }
    if (mailbox.name == mailbox.address)
        mailbox.name.clear();
    return mailbox;
}

QString messageIdOf(QByteArrayView raw)
{
    constexpr qsizetype longestId = 2048;
    const QByteArrayView value = head(raw, longestHeader);
    const qsizetype begin = value.indexOf('<');
    const qsizetype end = begin < 0 ? -1 : value.indexOf('>', begin);
    const QByteArrayView id = end < 0 ? value : value.sliced(begin + 1, end - begin - 1);
    return oneLine(decodeText(head(id, longestId).toByteArray(), {})).remove(u'<').remove(u'>').trimmed();
}

Hop hopOf(QByteArrayView raw)
{
    return stampOf(raw).hop;
}

Stamp stampOf(QByteArrayView raw)
{
    // Comments hold what servers like to say, semicolons included.
    const QByteArrayView value = head(raw, longestHeader);
    QByteArray plain;
    QByteArray ignored;
    for (qsizetype i = 0; i < value.size();) {
        if (value[i] == '(') {
            i = scanComment(value, i, ignored);
            plain += ' ';
        } else {
            plain += value[i++];
        }
    }
    const qsizetype semicolon = plain.lastIndexOf(';');
    const QByteArrayView clauses = head(plain, semicolon < 0 ? plain.size() : semicolon);
    Stamp stamp = dateStampOf(semicolon < 0 ? QByteArrayView() : QByteArrayView(plain).sliced(semicolon + 1));
    if (!stamp.hop.at && semicolon > 0) { // "…; date; envelope-from …"
        const qsizetype before = plain.lastIndexOf(';', semicolon - 1);
        if (before >= 0) {
            Stamp earlier = dateStampOf(QByteArrayView(plain).sliced(before + 1, semicolon - before - 1));
            if (earlier.hop.at)
                stamp = std::move(earlier);
        }
    }
    stamp.hop.from = headerText(wordAfter(clauses, "from"));
    stamp.hop.by = headerText(wordAfter(clauses, "by"));
    return stamp;
}

Stamp dateStampOf(QByteArrayView raw)
{
    return {{{}, {}, mailDate(raw)}, headerText(raw), namesZone(raw)};
}

} // namespace soundings::intake
