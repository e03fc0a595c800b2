#pragma once

#include "core/consultation/response.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

/// What every walk over a message gives, of whatever format, and the rules they have in common. Bounded: what
/// lies beyond is one part that says so.
namespace soundings::intake {

constexpr int deepestNesting = 32; ///< levels of parts and messages within messages
constexpr size_t mostParts = 1000;

/// A part as it stands in the message, decoded.
struct MimeLeaf
{
    PartKind kind = PartKind::Attachment;
    QString name; ///< decoded; without a folder
    QString type; ///< lower case
    QByteArray charset;
    QByteArray bytes;
    QString text;        ///< of a message's text and of a nested message
    QString reason;      ///< why there is no text, where that is known already
    bool flowed = false; ///< RFC 3676
    bool delSp = false;
    bool spare = false; ///< a message's text that counts only where there is no other
};

struct MimeMessage
{
    std::vector<std::pair<QByteArray, QByteArray>>
        headers; ///< name and raw value, in order, without Content-…
    std::vector<MimeLeaf> leaves;
    std::optional<Instant>
        delivered; ///< stamped by the recipient's own server, where a format keeps that apart

    /// The first that is not empty, in any case; empty where there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

void addLeaf(MimeLeaf leaf, std::vector<MimeLeaf> &leaves);

/// One of several forms of the same text. Plain text is read where it has substance, else HTML; the other
/// forms' text is left out, everything else in them is listed.
void addOneForm(std::vector<std::vector<MimeLeaf>> forms, std::vector<MimeLeaf> &leaves);

/// A nested message is an attachment that can be opened by itself (`leaf`, its bytes); its text is what it
/// says, headed by who wrote it when. What is attached to it follows, since a forwarded response often
/// carries the response itself.
void addNested(MimeMessage nested, MimeLeaf leaf, std::vector<MimeLeaf> &leaves);

/// At a walk's end: an empty body between attachments says nothing, alone it is all there is; a spare text
/// goes where there is another.
void settleBodies(std::vector<MimeLeaf> &leaves);

/// RFC 3676: soft line breaks joined, stuffing removed. `text` has `\n` line ends.
[[nodiscard]] QString unflowed(const QString &text, bool delSp);

/// The text of a leaf that is text of whatever kind: cleaned, unflowed, HTML made readable.
[[nodiscard]] QString leafText(const MimeLeaf &leaf);
[[nodiscard]] bool hasReadableType(const MimeLeaf &leaf);

} // namespace soundings::intake
