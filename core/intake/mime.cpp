#include "core/intake/mime.h"

#include "core/intake/charset.h"
#include "core/intake/envelope.h"
#include "core/intake/gmimepointer.h"
#include "core/intake/headers.h"
#include "core/intake/htmltext.h"

#include <QCoreApplication>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr int deepest = 32;
constexpr size_t mostParts = 1000;

QByteArray bytesOf(GMimeStream *stream)
{
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return array ? QByteArray(reinterpret_cast<const char *>(array->data), qsizetype(array->len)) : QByteArray();
}

QByteArray decodedBytes(GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content)
        return {};
    const GPointer<GMimeStream> out(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, out.get());
    return bytesOf(out.get());
}

// Text that calls itself base64 and is none was never encoded: better read as it stands than as noise.
bool isFalseBase64(GMimePart *part)
{
    if (g_mime_part_get_content_encoding(part) != GMIME_CONTENT_ENCODING_BASE64)
        return false;
    GMimeStream *raw = g_mime_data_wrapper_get_stream(g_mime_part_get_content(part));
    g_mime_stream_reset(raw);
    char looked[4096];
    const gssize size = g_mime_stream_read(raw, looked, sizeof looked);
    g_mime_stream_reset(raw);
    const auto foreign = std::count_if(looked, looked + std::max<gssize>(0, size), [](char c) {
        return !g_ascii_isalnum(c) && !g_ascii_isspace(c) && c != '+' && c != '/' && c != '=';
    });
    return foreign > size / 10;
}

QByteArray serialised(GMimeObject *object)
{
    const GPointer<GMimeStream> out(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(object, nullptr, out.get());
    return bytesOf(out.get());
}

QByteArray parameter(GMimeObject *object, const char *name)
{
    const char *value = g_mime_object_get_content_type_parameter(object, name);
    return value ? QByteArray(value) : QByteArray();
}

QString typeOf(GMimeObject *object)
{
    GMimeContentType *type = g_mime_object_get_content_type(object);
    if (!type)
        return u"text/plain"_s;
    char *name = g_mime_content_type_get_mime_type(type);
    const QString text = QString::fromUtf8(name).toLower();
    g_free(name);
    return text;
}

// GMime decodes RFC 2231 and RFC 2047 and knows the fallback charsets; what is still encoded was encoded twice.
QString nameOf(GMimeObject *object)
{
    const char *raw = g_mime_object_get_content_disposition_parameter(object, "filename");
    if (!raw || !*raw)
        raw = g_mime_object_get_content_type_parameter(object, "name");
    if (!raw)
        return {};
    const QString name = headerText(QByteArrayView(raw));
    return name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
}

// GMime follows groups within groups of an address list ("a:a:a:…") by recursion, and falls off the stack. No
// honest address field has hundreds of colons: those beyond become blanks.
QByteArray withShallowAddresses(const QByteArray &bytes)
{
    constexpr int mostColons = 200;
    QByteArray out = bytes;
    int colons = -1; // of the address field we are in; -1 outside of one
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype found = bytes.indexOf('\n', at);
        const qsizetype end = found < 0 ? bytes.size() : found + 1;
        const char first = bytes[at];
        if (first != ' ' && first != '\t') {
            const QByteArray name = bytes.mid(at, std::min<qsizetype>(end - at, 20)).toLower();
            const auto starts = [&](const char *field) { return name.startsWith(field); };
            colons = starts("from") || starts("to") || starts("cc") || starts("bcc") || starts("sender")
                    || starts("reply-to") || starts("resent-")
                ? 0
                : -1;
        }
        for (qsizetype i = at; colons >= 0 && i < end; ++i) {
            if (bytes[i] == ':' && ++colons > mostColons)
                out[i] = ' ';
        }
        at = end;
    }
    return out;
}

GPointer<GMimeMessage> parsed(const QByteArray &original)
{
    startGMime();
    const QByteArray bytes = withShallowAddresses(original);
    const GPointer<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.constData(), size_t(bytes.size())));
    const GPointer<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    GMimeParserOptions *options = g_mime_parser_options_new();
    const char *fallbacks[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options, fallbacks);
    GMimeMessage *message = g_mime_parser_construct_message(parser.get(), options);
    g_mime_parser_options_free(options);
    return GPointer<GMimeMessage>(message);
}

std::vector<std::pair<QByteArray, QByteArray>> headersOf(GMimeMessage *message)
{
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    const int count = g_mime_header_list_get_count(list);
    for (int i = 0; i < count; ++i) {
        GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
        const char *raw = g_mime_header_get_raw_value(header);
        headers.emplace_back(QByteArray(g_mime_header_get_name(header)).toLower(), QByteArray(raw ? raw : ""));
    }
    return headers;
}

bool isMessageText(const QString &type) { return type == u"text/plain" || type == u"text/html"; }

qsizetype words(const QString &text)
{
    qsizetype count = 0;
    bool inWord = false;
    for (const QChar c : text) {
        const bool letter = c.isLetterOrNumber();
        count += letter && !inWord;
        inWord = letter;
    }
    return count;
}

class Walk
{
public:
    explicit Walk(std::vector<MimeLeaf> &leaves) : m_leaves(leaves) {}

    /// `place` is the object's index in the multipart it stands in; `inRelated` tells of multipart/related.
    void object(GMimeObject *object, int depth, int place = 0, bool inRelated = false);

private:
    void part(GMimePart *part, int depth, int place, bool inRelated);
    void multipart(GMimeMultipart *multipart, int depth);
    void alternative(GMimeMultipart *multipart, int depth);
    void message(GMimeMessage *message, MimeLeaf leaf, int depth);
    void add(MimeLeaf leaf);
    void unwalked(GMimeObject *object, const QString &reason);

    std::vector<MimeLeaf> &m_leaves;
};

void Walk::add(MimeLeaf leaf)
{
    if (m_leaves.size() < mostParts)
        m_leaves.push_back(std::move(leaf));
    if (m_leaves.size() == mostParts)
        m_leaves.back().reason = QCoreApplication::translate(
            "soundings", "The message has more parts than Soundings lists. The rest is in the original.");
}

void Walk::unwalked(GMimeObject *object, const QString &reason)
{
    MimeLeaf leaf;
    leaf.type = typeOf(object);
    leaf.bytes = serialised(object);
    leaf.reason = reason;
    add(std::move(leaf));
}

void Walk::object(GMimeObject *object, int depth, int place, bool inRelated)
{
    if (m_leaves.size() >= mostParts)
        return;
    if (depth > deepest)
        return unwalked(object, QCoreApplication::translate("soundings", "The message is nested too deeply to read "
                                                                          "this part. It is in the original."));
    if (GMIME_IS_MULTIPART(object)) {
        const QString type = typeOf(object);
        if (type == u"multipart/alternative")
            alternative(GMIME_MULTIPART(object), depth);
        else
            multipart(GMIME_MULTIPART(object), depth);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        MimeLeaf leaf;
        leaf.name = nameOf(object);
        leaf.type = typeOf(object);
        if (GMimeMessage *nested = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object))) {
            leaf.bytes = serialised(GMIME_OBJECT(nested));
            message(nested, std::move(leaf), depth + 1);
        } else {
            add(std::move(leaf));
        }
    } else if (GMIME_IS_PART(object)) {
        part(GMIME_PART(object), depth, place, inRelated);
    }
}

void Walk::part(GMimePart *part, int depth, int place, bool inRelated)
{
    auto *object = GMIME_OBJECT(part);
    MimeLeaf leaf;
    leaf.name = nameOf(object);
    leaf.type = typeOf(object);
    leaf.charset = parameter(object, "charset");
    leaf.flowed = parameter(object, "format").toLower() == "flowed";
    leaf.delSp = parameter(object, "delsp").toLower() == "yes";
    if (isMessageText(leaf.type) && g_mime_part_get_content(part) && isFalseBase64(part))
        g_mime_data_wrapper_set_encoding(g_mime_part_get_content(part), GMIME_CONTENT_ENCODING_8BIT);
    leaf.bytes = decodedBytes(part);
    if (leaf.type == u"message/rfc822" || leaf.type == u"message/global") { // one that is base64, against the rule
        const auto nested = parsed(leaf.bytes);
        if (nested)
            return message(nested.get(), std::move(leaf), depth + 1);
    }
    // A body is shown unless it says that it is attached; a named one only where a body is due (as RFC 8621 4.1.4).
    const char *disposition = g_mime_object_get_disposition(object);
    const bool attached = disposition && qstricmp(disposition, "attachment") == 0;
    const bool due = place == 0 || (!inRelated && leaf.name.isEmpty());
    if (isMessageText(leaf.type) && !attached && due) {
        leaf.kind = PartKind::Message;
        leaf.text = leafText(leaf);
    }
    add(std::move(leaf));
}

void Walk::multipart(GMimeMultipart *multipart, int depth)
{
    const int count = g_mime_multipart_get_count(multipart);
    const QString type = typeOf(GMIME_OBJECT(multipart));
    if (type == u"multipart/encrypted")
        return unwalked(GMIME_OBJECT(multipart),
                        QCoreApplication::translate("soundings", "This message is encrypted. Ask the sender for it "
                                                                 "in the clear."));
    for (int i = 0; i < count; ++i)
        object(g_mime_multipart_get_part(multipart, i), depth + 1, i, type == u"multipart/related");
    const char *before = count == 0 ? g_mime_multipart_get_prologue(multipart) : nullptr;
    if (before && *before) { // no boundary was found: all there is stands before the first
        MimeLeaf leaf;
        leaf.kind = PartKind::Message;
        leaf.type = u"text/plain"_s;
        leaf.bytes = before;
        leaf.text = leafText(leaf);
        add(std::move(leaf));
    }
}

// One of several forms of the same. Plain text is read where it has substance, else HTML; the other forms' text is
// left out, everything else in them is listed.
void Walk::alternative(GMimeMultipart *multipart, int depth)
{
    struct Branch
    {
        std::vector<MimeLeaf> leaves;
        qsizetype plain = 0; ///< words
        qsizetype html = 0;
    };
    const int count = g_mime_multipart_get_count(multipart);
    if (count == 0)
        return this->multipart(multipart, depth);
    std::vector<Branch> branches;
    qsizetype htmlWords = 0;
    for (int i = 0; i < count && branches.size() < mostParts; ++i) {
        Branch branch;
        Walk(branch.leaves).object(g_mime_multipart_get_part(multipart, i), depth + 1);
        for (const MimeLeaf &leaf : branch.leaves) {
            if (leaf.kind == PartKind::Message)
                (leaf.type == u"text/html" ? branch.html : branch.plain) += words(leaf.text);
        }
        htmlWords = std::max(htmlWords, branch.html);
        branches.push_back(std::move(branch));
    }
    // "Your program can't show this message" is no substance: a few words beside a long HTML form.
    constexpr qsizetype longHtml = 30;
    const auto hasSubstance = [&](const Branch &branch) {
        return branch.plain > 0 && (htmlWords < longHtml || branch.plain * 5 >= htmlWords);
    };
    const bool usePlain = std::any_of(branches.cbegin(), branches.cend(), hasSubstance);
    const bool useHtml = !usePlain && htmlWords > 0;
    bool taken = false;
    for (Branch &branch : branches) {
        const bool chosen = usePlain ? hasSubstance(branch) : useHtml ? branch.html > 0 && !taken : branch.plain > 0;
        taken = taken || chosen;
        for (MimeLeaf &leaf : branch.leaves) {
            if (chosen || leaf.kind != PartKind::Message)
                add(std::move(leaf));
        }
    }
}

// A nested message is an attachment that can be opened by itself; its text is what it says, headed by who wrote
// it when. What is attached to it follows, since a forwarded response often carries the response itself.
void Walk::message(GMimeMessage *message, MimeLeaf leaf, int depth)
{
    MimeMessage nested;
    nested.headers = headersOf(message);
    if (GMimeObject *body = depth > deepest ? nullptr : g_mime_message_get_mime_part(message))
        Walk(nested.leaves).object(body, depth + 1);
    const Mailbox from = firstMailbox(nested.header("from"));
    const QString subject = headerText(nested.header("subject"));
    const QString sender = from.name.isEmpty() || from.address.isEmpty() ? from.name + from.address
                                                                         : from.name + u" <"_s + from.address + u'>';
    QStringList lines;
    if (!sender.isEmpty())
        lines << u"From: "_s + sender;
    if (const QString date = headerText(nested.header("date")); !date.isEmpty())
        lines << u"Date: "_s + date;
    if (!subject.isEmpty())
        lines << u"Subject: "_s + subject;
    QStringList texts = lines.isEmpty() ? QStringList() : QStringList(lines.join(u'\n'));
    for (const MimeLeaf &inner : nested.leaves) {
        if (inner.kind == PartKind::Message && !inner.text.isEmpty())
            texts << inner.text;
    }
    leaf.text = texts.join(u"\n\n"_s);
    if (leaf.name.isEmpty()) {
        QString stem = subject.left(100).replace(u'/', u'-').replace(u'\\', u'-').replace(u':', u'-');
        leaf.name = (stem.isEmpty() ? QCoreApplication::translate("soundings", "Message") : stem) + u".eml"_s;
    }
    add(std::move(leaf));
    for (MimeLeaf &inner : nested.leaves) {
        if (inner.kind != PartKind::Message)
            add(std::move(inner));
    }
}

} // namespace

QByteArray MimeMessage::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name && !value.trimmed().isEmpty())
            return value;
    }
    return {};
}

namespace {

bool lacksParts(GMimeMessage *message)
{
    GMimeObject *body = g_mime_message_get_mime_part(message);
    return body && GMIME_IS_MULTIPART(body) && g_mime_multipart_get_count(GMIME_MULTIPART(body)) == 0;
}

// The same message with the boundary that its body does use; empty where it uses none.
QByteArray withFoundBoundary(const QByteArray &bytes)
{
    constexpr qsizetype longestBoundary = 200;
    const qsizetype body = bytes.indexOf("\n\n");
    const qsizetype begin = body < 0 ? -1 : bytes.indexOf("\n--", body + 1);
    if (begin < 0)
        return {};
    const qsizetype end = bytes.indexOf('\n', begin + 1);
    const QByteArray boundary = bytes.mid(begin + 3, end - begin - 3).trimmed();
    if (end < 0 || boundary.isEmpty() || boundary.size() > longestBoundary || boundary.contains('"'))
        return {};
    // A second field of the name would not be heard: the first one goes.
    QByteArray out = "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n";
    bool dropping = false;
    for (qsizetype at = 0; at < body + 1;) {
        const qsizetype lineEnd = bytes.indexOf('\n', at) + 1;
        const QByteArray line = bytes.mid(at, lineEnd - at);
        const bool folded = line.startsWith(' ') || line.startsWith('\t');
        dropping = folded ? dropping : line.left(13).toLower() == "content-type:";
        if (!dropping)
            out += line;
        at = lineEnd;
    }
    return out + bytes.mid(body + 1);
}

} // namespace

std::optional<MimeMessage> readMime(const QByteArray &bytes)
{
    const QByteArray plain = withoutEnvelope(bytes);
    GPointer<GMimeMessage> message = parsed(plain);
    if (message && lacksParts(message.get())) {
        const QByteArray mended = withFoundBoundary(plain);
        if (GPointer<GMimeMessage> again = mended.isEmpty() ? nullptr : parsed(mended))
            message = std::move(again);
    }
    if (!message)
        return std::nullopt;
    MimeMessage mime;
    mime.headers = headersOf(message.get());
    if (GMimeObject *body = g_mime_message_get_mime_part(message.get()))
        Walk(mime.leaves).object(body, 0);
    // An empty body between attachments says nothing; alone it is all there is.
    const auto blank = [](const MimeLeaf &leaf) { return leaf.kind == PartKind::Message && leaf.text.isEmpty(); };
    if (!std::all_of(mime.leaves.cbegin(), mime.leaves.cend(), blank))
        std::erase_if(mime.leaves, blank);
    else if (mime.leaves.size() > 1)
        mime.leaves.resize(1);
    return mime;
}

QString unflowed(const QString &text, bool delSp)
{
    QString out;
    out.reserve(text.size());
    std::optional<qsizetype> open; // depth of quoting of the paragraph that goes on
    for (qsizetype at = 0; at <= text.size();) {
        qsizetype end = text.indexOf(u'\n', at);
        end = end < 0 ? text.size() : end;
        QStringView line = QStringView(text).mid(at, end - at);
        qsizetype depth = 0;
        while (depth < line.size() && line[depth] == u'>')
            ++depth;
        line = line.mid(depth);
        if (line.startsWith(u' '))
            line = line.mid(1);
        const bool signature = line == u"-- ";
        if (open != depth || signature) {
            if (at > 0)
                out += u'\n';
            if (depth > 0)
                out += QString(depth, u'>') + u' ';
        }
        const bool soft = line.endsWith(u' ') && !signature;
        out += soft && delSp ? line.chopped(1) : line;
        open = soft ? std::optional(depth) : std::nullopt;
        at = end + 1;
    }
    return out;
}

QString leafText(const MimeLeaf &leaf)
{
    QString text;
    if (leaf.type == u"text/html" || leaf.name.endsWith(u".html", Qt::CaseInsensitive)
        || leaf.name.endsWith(u".htm", Qt::CaseInsensitive)) {
        text = htmlToText(leaf.bytes, leaf.charset);
    } else {
        text = cleanText(decodeText(leaf.bytes, leaf.charset));
        if (leaf.flowed)
            text = unflowed(text, leaf.delSp);
    }
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size() && text[i].isSpace(); ++i) {
        if (text[i] == u'\n')
            begin = i + 1;
    }
    qsizetype end = text.size();
    while (end > begin && text[end - 1].isSpace())
        --end;
    return text.mid(begin, end - begin);
}

bool hasReadableType(const MimeLeaf &leaf)
{
    const QString name = leaf.name.toLower();
    const bool plainName = name.endsWith(u".txt") || name.endsWith(u".text") || name.endsWith(u".html")
        || name.endsWith(u".htm") || name.endsWith(u".md");
    const bool rich = leaf.type == u"text/rtf" || leaf.type == u"text/richtext";
    return plainName || (leaf.type.startsWith(u"text/") && !rich);
}

} // namespace soundings::intake
