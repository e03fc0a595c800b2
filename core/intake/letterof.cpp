#include "core/intake/letterof.h"

#include "core/intake/headers.h"
#include "core/intake/maildate.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace soundings::intake {

namespace {

Part partOf(const MimeLeaf &leaf, int index)
{
    Part part;
    part.kind = leaf.kind;
    part.index = index;
    part.name = leaf.name;
    part.type = leaf.type;
    part.bytes = leaf.bytes.size();
    part.sha256 = QCryptographicHash::hash(leaf.bytes, QCryptographicHash::Sha256);
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
        part.reason =
            QCoreApplication::translate("soundings", "Soundings keeps and opens attachments of this kind, "
                                                     "but does not read them.");
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
    const auto dated =
        std::find_if(letter.hops.cbegin(), letter.hops.cend(), [](const Hop &hop) { return hop.at; });
    if (dated != letter.hops.cend()) {
        letter.received = *dated->at;
        letter.evidence = Evidence::ReceivedHeader;
    } else if (mime.delivered) {
        letter.received = *mime.delivered;
        letter.evidence = Evidence::ReceivedHeader; // the same clock: the recipient's own server
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

Letter letterOf(const MimeMessage &mime, const QByteArray &bytes, const QString &source, Instant fileTime)
{
    Letter letter;
    letter.source = source;
    letter.original = bytes;
    letter.channel = Channel::Email;
    letter.subject = headerText(mime.header("subject"));
    letter.messageId = messageIdOf(mime.header("message-id"));
    addSender(mime, letter);
    addReceipt(mime, fileTime, letter);
    letter.parts.reserve(mime.leaves.size());
    for (const MimeLeaf &leaf : mime.leaves)
        letter.parts.push_back(partOf(leaf, int(letter.parts.size())));
    return letter;
}

} // namespace soundings::intake
