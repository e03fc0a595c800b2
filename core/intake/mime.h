#pragma once

#include "core/consultation/response.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

/// The one walk over a message's parts, so that what was read and what is opened later are the same part.
/// Bounded: 32 levels, 1,000 parts; what lies beyond is one part that says so.
namespace soundings::intake {

/// A part as it stands in the message, decoded.
struct MimeLeaf
{
    PartKind kind = PartKind::Attachment;
    QString name; ///< decoded; without a folder
    QString type; ///< lower case
    QByteArray charset;
    QByteArray bytes;
    QString text;   ///< of a message's text and of a nested message
    QString reason; ///< why there is no text, where that is known already
    bool flowed = false; ///< RFC 3676
    bool delSp = false;
};

struct MimeMessage
{
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< name and raw value, in order, without Content-…
    std::vector<MimeLeaf> leaves;

    /// The first that is not empty, in any case; empty where there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// None where the bytes are no mail.
[[nodiscard]] std::optional<MimeMessage> readMime(const QByteArray &bytes);

/// RFC 3676: soft line breaks joined, stuffing removed. `text` has `\n` line ends.
[[nodiscard]] QString unflowed(const QString &text, bool delSp);

/// The text of a leaf that is text of whatever kind: cleaned, unflowed, HTML made readable.
[[nodiscard]] QString leafText(const MimeLeaf &leaf);
[[nodiscard]] bool hasReadableType(const MimeLeaf &leaf);

} // namespace soundings::intake
