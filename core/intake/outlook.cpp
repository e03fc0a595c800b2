#include "core/intake/outlook.h"

#include "core/intake/letterof.h"
#include "core/intake/mapimessage.h"
#include "core/intake/olefile.h"

#include <QCoreApplication>
#include <QtEndian>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr char fixedStream[] = "__properties_version1.0";
constexpr char valueStreams[] = "__substg1.0_";

// What stands before the entries of a properties stream: [MS-OXMSG] 2.4.1.
constexpr qsizetype ofMessage = 32;
constexpr qsizetype ofEmbedded = 24;
constexpr qsizetype ofAttachment = 8;

bool isMessage(const OleStorage &storage)
{
    return std::any_of(storage.names().cbegin(), storage.names().cend(), [](const QByteArray &name) {
        return name == fixedStream || name.startsWith(valueStreams);
    });
}

MapiProperties propertiesOf(const OleStorage &storage, qsizetype header)
{
    MapiProperties properties;
    constexpr qsizetype entry = 16; // tag, flags, value
    const QByteArray fixed = storage.stream(fixedStream).value_or(QByteArray());
    for (qsizetype at = header; at + entry <= fixed.size(); at += entry) {
        const auto tag = qFromLittleEndian<quint32>(fixed.constData() + at);
        properties.set(quint16(tag >> 16), quint16(tag), fixed.mid(at + 8, 8));
    }
    constexpr qsizetype tagDigits = 8;
    for (const QByteArray &name : storage.names()) {
        if (!name.startsWith(valueStreams) || name.size() != qsizetype(sizeof valueStreams) - 1 + tagDigits)
            continue;
        const quint32 tag = name.right(tagDigits).toUInt(nullptr, 16);
        if (quint16(tag) == mapitype::object)
            continue;
        if (const auto value = storage.stream(name))
            properties.set(quint16(tag >> 16), quint16(tag), *value);
    }
    return properties;
}

// The header of a message that stands alone is longer by eight bytes.
QByteArray standingAlone(const OleStorage &message)
{
    QByteArray fixed = message.stream(fixedStream).value_or(QByteArray());
    if (fixed.size() >= ofEmbedded)
        fixed.insert(ofEmbedded, QByteArray(ofMessage - ofEmbedded, '\0'));
    return message.packed({{fixedStream, fixed}});
}

MapiMessage messageOf(const OleStorage &storage, qsizetype header, int depth);

MapiAttachment attachmentOf(const OleStorage &storage, int codePage, int depth)
{
    MapiAttachment attachment;
    attachment.properties = propertiesOf(storage, ofAttachment);
    attachment.properties.setFallbackCodePage(codePage);
    const auto object = storage.storage(QByteArray(valueStreams) + "3701000D");
    if (!object)
        return attachment;
    constexpr int embedded = 5; // ATTACH_EMBEDDED_MSG
    const bool message = isMessage(*object) || attachment.properties.number(Mapi::AttachMethod) == embedded;
    attachment.object = message ? standingAlone(*object) : object->packed({});
    attachment.objectType = message ? u"application/vnd.ms-outlook"_s : u"application/x-ole-storage"_s;
    if (message && depth < deepestNesting)
        attachment.message = std::make_shared<MapiMessage>(messageOf(*object, ofEmbedded, depth + 1));
    return attachment;
}

MapiMessage messageOf(const OleStorage &storage, qsizetype header, int depth)
{
    MapiMessage message;
    message.properties = propertiesOf(storage, header);
    QByteArrayList names = storage.names();
    std::sort(names.begin(), names.end());
    for (const QByteArray &name : names) {
        if (!name.startsWith("__attach_version1.0_#") || message.attachments.size() > mostParts)
            continue;
        if (const auto inner = storage.storage(name))
            message.attachments.push_back(attachmentOf(*inner, message.properties.codePage(), depth));
    }
    return message;
}

} // namespace

bool isOutlook(const QByteArray &bytes)
{
    const auto file = OleStorage::open(bytes);
    return file && isMessage(*file);
}

std::optional<MimeMessage> readOutlookMime(const QByteArray &bytes, int depth)
{
    const auto file = OleStorage::open(bytes);
    if (!file || !isMessage(*file))
        return std::nullopt;
    return mimeOf(messageOf(*file, ofMessage, depth), depth);
}

Item readOutlook(const QByteArray &bytes, const QString &source, Instant fileTime)
{
    if (const auto mime = readOutlookMime(bytes))
        return letterOf(*mime, bytes, source, fileTime);
    return Unread{source, bytes,
                  QCoreApplication::translate("soundings",
                                              "%1 is named as a message of Outlook, but is damaged or "
                                              "something else. Open it in Outlook, or ask the sender to "
                                              "send it again.")
                      .arg(source)};
}

} // namespace soundings::intake
