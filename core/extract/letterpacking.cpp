#include "core/extract/letterpacking.h"

#include <algorithm>

namespace soundings::extract {

namespace {

constexpr int digestBytes = 32;

void pack(Packer &to, const std::optional<Instant> &instant)
{
    to.number(quint8(instant.has_value()));
    to.number(instant ? instant->ms : qint64(0));
}

std::optional<Instant> instantFrom(Unpacker &from)
{
    const bool given = from.number<quint8>() != 0;
    const Instant instant{from.number<qint64>()};
    return given ? std::optional(instant) : std::nullopt;
}

template<class E>
E wordFrom(Unpacker &from, E last)
{
    return E(std::min(from.number<quint8>(), quint8(last)));
}

// Texts go into the database and onto the screen: no NUL.
QString textFrom(Unpacker &from)
{
    QString text = from.text();
    text.remove(QChar::Null);
    return text;
}

QByteArray digestFrom(Unpacker &from)
{
    QByteArray digest = from.bytes();
    digest.resize(digestBytes, '\0');
    return digest;
}

void pack(Packer &to, const Hop &hop)
{
    to.text(hop.from);
    to.text(hop.by);
    pack(to, hop.at);
}

Hop hopFrom(Unpacker &from)
{
    Hop hop;
    hop.from = textFrom(from);
    hop.by = textFrom(from);
    hop.at = instantFrom(from);
    return hop;
}

void pack(Packer &to, const Stamp &stamp)
{
    pack(to, stamp.hop);
    to.text(stamp.written);
    to.number(quint8(stamp.zoned));
}

Stamp stampFrom(Unpacker &from)
{
    Stamp stamp;
    stamp.hop = hopFrom(from);
    stamp.written = textFrom(from);
    stamp.zoned = from.number<quint8>() != 0;
    return stamp;
}

void pack(Packer &to, const Part &part)
{
    to.number(quint8(part.kind));
    to.text(part.name);
    to.text(part.type);
    to.number(part.bytes);
    to.bytes(part.sha256);
    to.text(part.text);
    to.number(quint8(part.state));
    to.text(part.reason);
}

Part partFrom(Unpacker &from)
{
    Part part;
    part.kind = wordFrom(from, PartKind::Attachment);
    part.name = textFrom(from);
    part.type = textFrom(from);
    part.bytes = std::max<qint64>(0, from.number<qint64>());
    part.sha256 = digestFrom(from);
    part.text = textFrom(from);
    part.state = wordFrom(from, TextState::Unreadable);
    part.reason = textFrom(from);
    return part;
}

void pack(Packer &to, const intake::Letter &letter)
{
    to.number(quint8(letter.channel));
    to.text(letter.name);
    to.text(letter.address);
    to.text(letter.subject);
    to.text(letter.messageId);
    pack(to, letter.sent);
    to.number(letter.received.ms);
    to.number(quint8(letter.evidence));
    to.number(quint32(letter.hops.size()));
    for (const Hop &hop : letter.hops)
        pack(to, hop);
    to.number(quint32(letter.parts.size()));
    for (const Part &part : letter.parts)
        pack(to, part);
}

intake::Letter letterFrom(Unpacker &from)
{
    intake::Letter letter;
    letter.channel = wordFrom(from, Channel::Phone);
    letter.name = textFrom(from);
    letter.address = textFrom(from);
    letter.subject = textFrom(from);
    letter.messageId = textFrom(from);
    letter.sent = instantFrom(from);
    letter.received = Instant{from.number<qint64>()};
    letter.evidence = wordFrom(from, Evidence::FileTime); // nobody gives a time in there
    for (quint32 hops = from.count(2 * sizeof(quint64)); hops > 0 && from.sound(); --hops)
        letter.hops.push_back(hopFrom(from));
    for (quint32 parts = from.count(5 * sizeof(quint64)); parts > 0 && from.sound(); --parts) {
        letter.parts.push_back(partFrom(from));
        letter.parts.back().index = int(letter.parts.size()) - 1;
    }
    return letter;
}

} // namespace

void pack(Packer &to, const std::vector<intake::Raw> &items)
{
    to.number(quint32(items.size()));
    for (const intake::Raw &raw : items) {
        to.text(raw.source);
        to.bytes(raw.bytes);
        to.text(raw.ending);
        to.number(raw.time.ms);
    }
}

std::vector<intake::Raw> rawFrom(Unpacker &from)
{
    std::vector<intake::Raw> items;
    for (quint32 left = from.count(3 * sizeof(quint64)); left > 0 && from.sound(); --left) {
        intake::Raw raw;
        raw.source = from.text();
        raw.bytes = from.bytes();
        raw.ending = from.text();
        raw.time = Instant{from.number<qint64>()};
        items.push_back(std::move(raw));
    }
    return items;
}

void pack(Packer &to, const std::vector<intake::Item> &items)
{
    to.number(quint32(items.size()));
    for (const intake::Item &item : items) {
        const auto *letter = std::get_if<intake::Letter>(&item);
        to.number(quint8(letter != nullptr));
        if (letter)
            pack(to, *letter);
        else
            to.text(std::get<intake::Unread>(item).reason);
    }
}

std::vector<intake::Item> itemsFrom(Unpacker &from)
{
    std::vector<intake::Item> items;
    for (quint32 left = from.count(sizeof(quint64) + 1); left > 0 && from.sound(); --left) {
        if (from.number<quint8>() != 0)
            items.emplace_back(letterFrom(from));
        else
            items.emplace_back(intake::Unread{{}, {}, textFrom(from)});
    }
    return items;
}

void pack(Packer &to, const std::optional<intake::MailFacts> &facts)
{
    to.number(quint8(facts.has_value()));
    if (!facts)
        return;
    to.number(quint8(facts->date.has_value()));
    if (facts->date)
        pack(to, *facts->date);
    to.number(quint32(facts->hops.size()));
    for (const Stamp &stamp : facts->hops)
        pack(to, stamp);
    to.text(facts->organisation);
}

std::optional<intake::MailFacts> factsFrom(Unpacker &from)
{
    if (from.number<quint8>() == 0)
        return std::nullopt;
    intake::MailFacts facts;
    if (from.number<quint8>() != 0)
        facts.date = stampFrom(from);
    for (quint32 hops = from.count(3 * sizeof(quint64)); hops > 0 && from.sound(); --hops)
        facts.hops.push_back(stampFrom(from));
    facts.organisation = textFrom(from);
    return facts;
}

} // namespace soundings::extract
