#pragma once

#include "core/consultation/response.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

/// What intake hands to the desk: one item, as it lies there and as it was read, with nothing decided about it yet.
namespace soundings::intake {

/// An item found, of which nothing has been read: whoever sent it may have made it to do harm.
struct Raw
{
    QString source;   ///< "inbox/0017.eml", "archive.mbox#17"
    QByteArray bytes; ///< as they were received
    QString ending;   ///< of the file's name, lower case, without the dot; "eml" of what is known to be a message
    Instant time;     ///< the file's, or when a server took it in: evidence of last resort
};

/// An item that could be read. Its parts have no ids; their index is their place in `parts`.
struct Letter
{
    QString source;      ///< "inbox/0017.eml", "archive.mbox#17"
    QByteArray original; ///< the bytes as they were received
    Channel channel = Channel::Email;
    QString name;    ///< of who wrote, decoded; may be empty
    QString address; ///< e-mail, as written; may be empty
    QString subject;
    QString messageId; ///< without angle brackets; may be empty
    std::optional<Instant> sent;
    Instant received;
    Evidence evidence = Evidence::FileTime;
    std::vector<Hop> hops; ///< newest first
    std::vector<Part> parts;
};

/// An item of which nothing could be made: kept and explained.
struct Unread
{
    QString source;
    QByteArray original; ///< empty where the bytes could not be read, or are too many to hold
    QString reason;      ///< a sentence for a person
};

using Item = std::variant<Letter, Unread>;
using Found = std::variant<Raw, Unread>; ///< Unread: what could not even be opened

} // namespace soundings::intake
