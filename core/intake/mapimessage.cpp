#include "core/intake/mapimessage.h"

#include "core/intake/filekind.h"
#include "core/intake/headers.h"
#include "core/intake/lzfu.h"
#include "core/intake/mime.h"
#include "core/intake/nested.h"
#include "core/rtf/codepage.h"
#include "core/rtf/rtf.h"

#include <QCoreApplication>
#include <QLocale>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

// Headers
// ----------------------------------------------------------------------------------------------------

// Outlook puts a line before them that is none.
QByteArray transportHeaders(const MapiProperties &properties)
{
    QByteArray headers = properties.text(Mapi::TransportHeaders).toUtf8().trimmed();
    if (headers.startsWith("Microsoft Mail Internet Headers"))
        headers.remove(0, headers.indexOf('\n') + 1);
    return headers.trimmed();
}

QByteArray mailbox(const MapiProperties &properties, Mapi name, Mapi smtp, Mapi address, Mapi type)
{
    QString mail = properties.text(smtp).trimmed();
    const QString other = properties.text(address).trimmed();
    if (mail.isEmpty() && properties.text(type).compare(u"EX", Qt::CaseInsensitive) != 0 &&
        other.contains(u'@'))
        mail = other;
    QString who = properties.text(name).simplified();
    who.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    const QString quoted = who.isEmpty() ? QString() : u'"' + who + u'"';
    return (mail.isEmpty() ? quoted : quoted + u" <"_s + mail + u'>').trimmed().toUtf8();
}

QByteArray subjectOf(const MapiProperties &properties)
{
    QString subject = properties.text(Mapi::Subject);
    if (subject.startsWith(QChar(1))) // the length of its "RE: "
        subject.remove(0, 2);
    return (subject.isEmpty() ? properties.text(Mapi::NormalizedSubject) : subject).toUtf8();
}

void addHeaders(const MapiProperties &properties, MimeMessage &mime)
{
    if (const QByteArray transport = transportHeaders(properties); !transport.isEmpty()) {
        if (auto read = readMime(transport + "\n\n"))
            mime.headers = std::move(read->headers);
    }
    const auto addFirst = [&](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            mime.headers.emplace(mime.headers.begin(), name, value);
    };
    if (firstMailbox(mime.header("from")).address.isEmpty()) {
        addFirst("from", mailbox(properties, Mapi::SentRepresentingName, Mapi::SentRepresentingSmtpAddress,
                                 Mapi::SentRepresentingAddress, Mapi::SentRepresentingType));
        const QByteArray sender = mailbox(properties, Mapi::SenderName, Mapi::SenderSmtpAddress,
                                          Mapi::SenderAddress, Mapi::SenderType);
        addFirst(mime.header("from").isEmpty() ? "from" : "sender", sender);
    }
    if (mime.header("subject").isEmpty())
        addFirst("subject", subjectOf(properties));
    if (mime.header("message-id").isEmpty())
        addFirst("message-id", properties.text(Mapi::InternetMessageId).toUtf8());
    if (const auto sent = properties.time(Mapi::ClientSubmitTime); sent && mime.header("date").isEmpty()) {
        const QDateTime utc = QDateTime::fromMSecsSinceEpoch(sent->ms, Qt::UTC);
        addFirst("date", QLocale::c().toString(utc, u"ddd, d MMM yyyy HH:mm:ss '+0000'"_s).toLatin1());
    }
    mime.delivered = properties.time(Mapi::DeliveryTime);
}

// Bodies
// -----------------------------------------------------------------------------------------------------

MimeLeaf bodyLeaf(const QString &type, const QByteArray &bytes, const QByteArray &charset)
{
    MimeLeaf leaf;
    leaf.kind = PartKind::Message;
    leaf.type = type;
    leaf.bytes = bytes;
    leaf.charset = charset;
    leaf.text = leafText(leaf);
    return leaf;
}

MimeLeaf htmlLeaf(const MapiProperties &properties)
{
    const QByteArray binary = properties.bytes(Mapi::Html);
    if (binary.isEmpty())
        return bodyLeaf(u"text/html"_s, properties.text(Mapi::Html).toUtf8(), "utf-8");
    const auto page = properties.number(Mapi::InternetCodePage);
    QByteArray charset = rtf::charsetOf(page.value_or(properties.codePage()));
    if (charset.startsWith("utf-16") && !binary.contains('\0'))
        charset.clear();
    return bodyLeaf(u"text/html"_s, binary, charset);
}

// What a contact or an appointment says where it has no text.
QString factsOf(const MapiProperties &properties)
{
    const QString kind = properties.text(Mapi::MessageClass).toLower();
    QStringList lines;
    if (kind.startsWith(u"ipm.contact")) {
        for (const Mapi id : {Mapi::DisplayName, Mapi::Title, Mapi::CompanyName, Mapi::PostalAddress,
                              Mapi::BusinessPhone, Mapi::MobilePhone, Mapi::HomePhone})
            lines << properties.text(id).trimmed();
    } else if (kind.startsWith(u"ipm.appointment") || kind.startsWith(u"ipm.schedule")) {
        for (const Mapi id : {Mapi::StartDate, Mapi::EndDate}) {
            const auto time = properties.time(id);
            lines << (time ? isoUtc(*time) : QString());
        }
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void addBodies(const MapiProperties &properties, std::vector<MimeLeaf> &leaves)
{
    MimeLeaf plain = bodyLeaf(u"text/plain"_s, properties.text(Mapi::Body).toUtf8(), "utf-8");
    MimeLeaf html = htmlLeaf(properties);
    const QByteArray compressed = properties.bytes(Mapi::RtfCompressed);
    const auto rtf = compressed.isEmpty() ? std::nullopt : decompressedRtf(compressed);
    const auto wrapped = rtf && html.text.isEmpty() ? rtf::encapsulatedHtml(*rtf) : std::nullopt;
    if (wrapped)
        html = bodyLeaf(u"text/html"_s, *wrapped, "utf-8");
    else if (rtf && html.text.isEmpty() && plain.text.isEmpty())
        plain = bodyLeaf(u"text/plain"_s, rtf::text(*rtf).toUtf8(), "utf-8");
    if (html.text.isEmpty() && plain.text.isEmpty())
        plain = bodyLeaf(u"text/plain"_s, factsOf(properties).toUtf8(), "utf-8");
    if (html.text.isEmpty() && plain.text.isEmpty() && !compressed.isEmpty() && !rtf) {
        plain.bytes = compressed;
        plain.reason =
            QCoreApplication::translate("soundings", "The message's text is damaged and can't be read. Ask "
                                                     "the sender to send it again.");
        return addLeaf(std::move(plain), leaves);
    }
    std::vector<std::vector<MimeLeaf>> forms(2);
    forms[0].push_back(std::move(plain));
    if (!html.bytes.isEmpty())
        forms[1].push_back(std::move(html));
    const size_t before = leaves.size();
    const MimeLeaf empty = forms[0].front();
    addOneForm(std::move(forms), leaves);
    if (leaves.size() == before) // an empty message still is one
        addLeaf(empty, leaves);
}

// Attachments
// ------------------------------------------------------------------------------------------------

enum class Method { None, ByValue, ByReference, ByReferenceResolved, ByReferenceOnly, Embedded, Object, Web };

QString attachmentName(const MapiProperties &properties)
{
    for (const Mapi id : {Mapi::AttachLongFileName, Mapi::AttachFileName, Mapi::DisplayName,
                          Mapi::AttachLongPathName, Mapi::AttachPathName}) {
        const QString name = properties.text(id).simplified();
        if (!name.isEmpty())
            return name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    }
    return {};
}

MimeLeaf attachmentLeaf(const MapiAttachment &attachment)
{
    const MapiProperties &properties = attachment.properties;
    MimeLeaf leaf;
    leaf.name = attachmentName(properties);
    leaf.type = properties.text(Mapi::AttachMimeTag).trimmed().toLower();
    leaf.charset = properties.text(Mapi::AttachCharset).toLatin1();
    leaf.bytes = attachment.objectType.isEmpty() ? properties.bytes(Mapi::AttachData) : attachment.object;
    if (!attachment.objectType.isEmpty())
        leaf.type = attachment.objectType;
    else if (leaf.type.isEmpty())
        leaf.type = typeOfEnding(leaf.name.section(u'.', -1).toLower());
    if (leaf.type.isEmpty())
        leaf.type = u"application/octet-stream"_s;
    if (leaf.name.isEmpty() && !attachment.objectType.isEmpty() && !attachment.message)
        leaf.name = QCoreApplication::translate("soundings", "Object");
    return leaf;
}

QString reasonFor(const MapiAttachment &attachment, const MimeLeaf &leaf)
{
    const auto method = Method(attachment.properties.number(Mapi::AttachMethod).value_or(0));
    if (method == Method::Embedded)
        return QCoreApplication::translate("soundings",
                                           "This message within the message is nested too deeply or "
                                           "damaged. It is in the original.");
    if (method == Method::Object || !attachment.objectType.isEmpty())
        return QCoreApplication::translate("soundings",
                                           "This is an object of another program, placed into the message. "
                                           "Open the original in Outlook to see it.");
    const bool linked = method == Method::ByReference || method == Method::ByReferenceResolved ||
                        method == Method::ByReferenceOnly || method == Method::Web;
    if (!linked || !leaf.bytes.isEmpty())
        return {};
    return QCoreApplication::translate("soundings",
                                       "Only a link to this file was sent, not the file itself. Ask the "
                                       "sender for it.");
}

void addAttachment(const MapiAttachment &attachment, int depth, std::vector<MimeLeaf> &leaves)
{
    MimeLeaf leaf = attachmentLeaf(attachment);
    if (attachment.message) {
        if (!leaf.name.endsWith(u".msg", Qt::CaseInsensitive))
            leaf.name.clear(); // Outlook's is the subject, which names it anyway
        return addNested(mimeOf(*attachment.message, depth + 1), std::move(leaf), leaves);
    }
    leaf.reason = reasonFor(attachment, leaf);
    if (!leaf.reason.isEmpty())
        return addLeaf(std::move(leaf), leaves);
    addAttached(std::move(leaf), depth, leaves);
}

} // namespace

MimeMessage mimeOf(const MapiMessage &message, int depth)
{
    MimeMessage mime;
    addHeaders(message.properties, mime);
    addBodies(message.properties, mime.leaves);
    for (const MapiAttachment &attachment : message.attachments) {
        if (mime.leaves.size() < mostParts)
            addAttachment(attachment, depth, mime.leaves);
    }
    settleBodies(mime.leaves);
    return mime;
}

} // namespace soundings::intake
