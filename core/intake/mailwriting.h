#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace soundings::intake {

/// A message as we write it. Line ends and other control characters in what becomes a header are blanks
/// there.
struct OutgoingMail
{
    struct File
    {
        QString name;
        QString type; ///< MIME type
        QByteArray bytes;
    };

    QString fromName;
    QString fromAddress; ///< with an empty name too: no From
    QString toName;
    QString toAddress; ///< empty: no To
    QString subject;
    QString inReplyTo;  ///< a Message-ID without angle brackets; empty: answers nothing
    bool draft = false; ///< X-Unsent: 1, by which Outlook and others open it for sending
    QString text;       ///< `\n` line ends; empty with a file: no part of text
    std::optional<File> file;
};

/// The message's bytes: UTF-8 in quoted-printable, a file in base64, CRLF line ends, no Date. The same
/// message is the same bytes every time. Read again by readMail(), its parts are the text and the file.
[[nodiscard]] QByteArray writeMail(const OutgoingMail &mail);

/// Whether mail can be sent there: one "@" with something on both sides, no blanks and no signs that
/// separate.
[[nodiscard]] bool isMailAddress(const QString &address);

} // namespace soundings::intake
