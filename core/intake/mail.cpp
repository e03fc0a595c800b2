#include "core/intake/mail.h"

#include "core/intake/envelope.h"
#include "core/intake/headers.h"
#include "core/intake/maildate.h"
#include "core/intake/mime.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Part partOf(const MimeLeaf &leaf, int index)
{
    Part part;
    part.kind = leaf.kind;
    part.index = index;
    part.name = leaf.name;
    part.type = leaf.type;
    part.bytes = leaf.bytes.size();
    part.sha256 = sha256(leaf.bytes);
    part.text = leaf.kind == PartKind::Attachment && hasReadableType(leaf) ? leafText(leaf) : leaf.text;
    part.reason = leaf.reason;
    if (!part.text.isEmpty())
        part.state = TextState::Read;
    else if (!part.reason.isEmpty())
        return part;
    else if (part.kind == PartKind::Message)
        part.reason = QCoreApplication::translate("soundings", "The message has no text.");
    else if (leaf.bytes.isEmpty())
        part.reason = QCoreApplication::translate("soundings", "The attachment is empty.");
    else if (hasReadableType(leaf))
        part.reason = QCoreApplication::translate("soundings", "The attachment holds no text.");
    else
        part.reason = QCoreApplication::translate("soundings", "Soundings keeps and opens attachments of this kind, "
                                                               "but does not search their text yet.");
    return part;
}

void addReceipt(const MimeMessage &mime, Instant fileTime, Letter &letter)
{
    constexpr size_t mostHops = 100; // RFC 5321 6.3 calls as many a loop
    for (const auto &[name, value] : mime.headers) {
        if (name == "received" && letter.hops.size() < mostHops)
            letter.hops.push_back(hopOf(value));
    }
    for (const auto &[name, value] : mime.headers) {
        if (name == "date" && !letter.sent)
            letter.sent = mailDate(value);
    }
    const auto dated = std::find_if(letter.hops.cbegin(), letter.hops.cend(), [](const Hop &hop) { return hop.at; });
    if (dated != letter.hops.cend()) {
        letter.received = *dated->at;
        letter.evidence = Evidence::ReceivedHeader;
    } else if (letter.sent) {
        letter.received = *letter.sent;
        letter.evidence = Evidence::DateHeader;
    } else {
        letter.received = fileTime;
        letter.evidence = Evidence::FileTime;
    }
}

void addSender(const MimeMessage &mime, Letter &letter)
{
    for (const char *header : {"from", "reply-to", "sender", "return-path"}) {
        const Mailbox mailbox = firstMailbox(mime.header(header));
        if (letter.name.isEmpty())
            letter.name = mailbox.name;
        if (letter.address.isEmpty())
            letter.address = mailbox.address;
        if (!letter.address.isEmpty())
            return;
    }
}

} // namespace

Item readMail(const QByteArray &bytes, const QString &source, Instant fileTime)
{
    if (bytes.isEmpty())
        return Unread{source, bytes,
                      QCoreApplication::translate("soundings", "%1 is empty: there is nothing in it to read.").arg(source)};
    const auto mime = isMail(bytes, true) ? readMime(bytes) : std::nullopt;
    if (!mime)
        return Unread{source, bytes,
                      QCoreApplication::translate("soundings", "%1 does not begin as an e-mail does (no sender, no "
                                                               "subject, no date). Open it in the program that made "
                                                               "it to see what it is.").arg(source)};
    Letter letter;
    letter.source = source;
    letter.original = bytes;
    letter.channel = Channel::Email;
    letter.subject = headerText(mime->header("subject"));
    letter.messageId = messageIdOf(mime->header("message-id"));
    addSender(*mime, letter);
    addReceipt(*mime, fileTime, letter);
    letter.parts.reserve(mime->leaves.size());
    for (const MimeLeaf &leaf : mime->leaves)
        letter.parts.push_back(partOf(leaf, int(letter.parts.size())));
    return letter;
}

Result<QByteArray> partBytes(const QByteArray &original, int partIndex)
{
    const auto mime = isMail(original, true) ? readMime(original) : std::nullopt;
    if (!mime && partIndex == 0)
        return original;
    if (!mime || partIndex < 0 || size_t(partIndex) >= mime->leaves.size())
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("soundings", "The original has no part %1.").arg(partIndex + 1));
    return mime->leaves[size_t(partIndex)].bytes;
}

Result<QByteArray> partBytes(const QByteArray &original, const Part &part)
{
    if (part.sha256 == sha256(original))
        return original;
    auto bytes = partBytes(original, part.index);
    if (bytes && sha256(*bytes) != part.sha256)
        return failure(ErrorKind::Unreadable,
                       QCoreApplication::translate("soundings", "The attachment %1 is not in the original as it was "
                                                                "when it was taken in.").arg(part.name));
    return bytes;
}

} // namespace soundings::intake
