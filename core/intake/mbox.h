#pragma once

#include <QByteArray>
#include <QIODevice>

#include <optional>

namespace soundings::intake {

/// The messages of an mbox one at a time, in bounded memory whatever the file's size: mboxo, mboxrd and mboxcl
/// (RFC 4155 and the qmail manual's mbox(5)).
///
/// A message begins at a line "From " with a date in it (or the file's first "From " line) that follows an empty
/// line, or, behind a header, is followed by a header field: files joined by hand often lack the empty line. Where the header gives a Content-Length and the file does have a "From " line or its end there, that is
/// believed, since mboxcl writers do not always escape.
///
/// In the message a line of one or more '>' and "From " loses one '>': mboxrd and mboxo writers put it there.
/// mboxo can't be told from mboxrd, and taking one off is wrong only for a line that an mboxo writer found already
/// quoted; leaving it would be wrong for every line escaped.
class MboxReader
{
public:
    /// `device` is open, random access, at its start, and outlives the reader. Messages of more than `most` bytes
    /// are passed over.
    MboxReader(QIODevice &device, qint64 most) : m_device(device), m_most(most) {}

    struct Message
    {
        QByteArray bytes; ///< without the "From " line and the empty line that separates; empty where too large
        int number = 0;   ///< from 1
        bool tooLarge = false;
        qint64 size = 0;
    };

    /// None at the end, or where the device fails: then failed() is true.
    [[nodiscard]] std::optional<Message> next();
    [[nodiscard]] qint64 position() const { return m_consumed; } ///< bytes of the file dealt with
    [[nodiscard]] int count() const { return m_number; }         ///< messages given so far
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    [[nodiscard]] bool readLine(QByteArray &line);
    [[nodiscard]] bool endsAt(qint64 position);
    [[nodiscard]] bool isBeforeField();
    void append(Message &message, const QByteArray &line) const;

    QIODevice &m_device;
    QByteArray m_room; ///< of the line being read
    qint64 m_most;
    qint64 m_consumed = 0;
    int m_number = 0;
    bool m_inMessage = false; ///< its "From " line has been read
    bool m_failed = false;
};

/// Whether a line is one that separates messages: "From ", an address, a date and time.
[[nodiscard]] bool isFromLine(const QByteArray &line);

} // namespace soundings::intake
