#include "core/intake/mime.h"

#include "core/intake/envelope.h"
#include "core/intake/gmimepointer.h"
#include "core/intake/headers.h"
#include "core/intake/nested.h"

#include <QCoreApplication>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

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
    void unwalked(GMimeObject *object, const QString &reason);

    std::vector<MimeLeaf> &m_leaves;
};

void Walk::unwalked(GMimeObject *object, const QString &reason)
{
    MimeLeaf leaf;
    leaf.type = typeOf(object);
    leaf.bytes = serialised(object);
    leaf.reason = reason;
    addLeaf(std::move(leaf), m_leaves);
}

void Walk::object(GMimeObject *object, int depth, int place, bool inRelated)
{
    if (m_leaves.size() >= mostParts)
        return;
    if (depth > deepestNesting)
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
            addLeaf(std::move(leaf), m_leaves);
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
    // A body is shown unless it says that it is attached; a named one only where a body is due (as RFC 8621 4.1.4).
    const char *disposition = g_mime_object_get_disposition(object);
    const bool attached = disposition && qstricmp(disposition, "attachment") == 0;
    const bool due = place == 0 || (!inRelated && leaf.name.isEmpty());
    if (isMessageText(leaf.type) && !attached && due) {
        leaf.kind = PartKind::Message;
        leaf.text = leafText(leaf);
        return addLeaf(std::move(leaf), m_leaves);
    }
    addAttached(std::move(leaf), depth, m_leaves);
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
        addLeaf(std::move(leaf), m_leaves);
    }
}

void Walk::alternative(GMimeMultipart *multipart, int depth)
{
    const int count = g_mime_multipart_get_count(multipart);
    if (count == 0)
        return this->multipart(multipart, depth);
    std::vector<std::vector<MimeLeaf>> forms;
    for (int i = 0; i < count && forms.size() < mostParts; ++i)
        Walk(forms.emplace_back()).object(g_mime_multipart_get_part(multipart, i), depth + 1);
    addOneForm(std::move(forms), m_leaves);
}

void Walk::message(GMimeMessage *message, MimeLeaf leaf, int depth)
{
    MimeMessage nested;
    nested.headers = headersOf(message);
    if (GMimeObject *body = depth > deepestNesting ? nullptr : g_mime_message_get_mime_part(message))
        Walk(nested.leaves).object(body, depth + 1);
    addNested(std::move(nested), std::move(leaf), m_leaves);
}

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

std::optional<MimeMessage> readMime(const QByteArray &bytes, int depth)
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
        Walk(mime.leaves).object(body, depth);
    settleBodies(mime.leaves);
    return mime;
}

} // namespace soundings::intake
