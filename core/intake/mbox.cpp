#include "core/intake/mbox.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 longestRead = 1024 * 1024; // bytes of a line taken at once

bool isBlankLine(const QByteArray &line) { return line == "\n" || line == "\r\n"; }

bool isEscapedFrom(const QByteArray &line)
{
    qsizetype marks = 0;
    while (marks < line.size() && line[marks] == '>')
        ++marks;
    return marks > 0 && line.mid(marks, 5) == "From ";
}

std::optional<qint64> contentLength(const QByteArray &line)
{
    constexpr QByteArrayView name = "content-length:";
    if (line.left(name.size()).toLower() != name)
        return std::nullopt;
    bool ok = false;
    const qint64 length = line.mid(name.size()).trimmed().toLongLong(&ok);
    return ok && length >= 0 ? std::optional(length) : std::nullopt;
}

} // namespace

bool isFromLine(const QByteArray &line)
{
    constexpr qsizetype longest = 512;
    if (!line.startsWith("From ") || line.size() > longest)
        return false;
    static const QRegularExpression shape(
        u"^From +(?:\\S+ at \\S+ +|\"[^\"]*\"\\S* +|\\S+ +)?"
        "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +)?"
        "(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\\d{1,2} +\\d{1,2}:\\d\\d(?::\\d\\d)?(?: +[A-Z+-][A-Za-z0-9]*){0,2} +\\d{4}"
        "|\\d{1,2} +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\\d{4} +\\d{1,2}:\\d\\d(?::\\d\\d)?"
        "|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?\\S*)"
        "(?: +[A-Z+-][A-Za-z0-9]*)?(?: +\\([^)]*\\))?(?: +remote from .*)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return shape.match(QString::fromLatin1(line)).hasMatch();
}

bool MboxReader::readLine(QByteArray &line)
{
    // Into a room of its own: QIODevice would make one of this size for every line.
    m_room.resize(longestRead + 1);
    const qint64 size = m_device.readLine(m_room.data(), m_room.size());
    if (size <= 0) {
        m_failed = m_failed || !m_device.atEnd();
        return false;
    }
    line = m_room.first(size);
    m_consumed += size;
    return true;
}

// Whether a message may end here, within the file: nothing but empty lines up to a "From " line or the end.
bool MboxReader::endsAt(qint64 position)
{
    const qint64 before = m_device.pos();
    constexpr qint64 looked = 1024;
    m_device.seek(position);
    QByteArray ahead = m_device.read(looked);
    m_device.seek(before);
    qsizetype begin = 0;
    while (begin < ahead.size() && (ahead[begin] == '\n' || ahead[begin] == '\r'))
        ++begin;
    ahead.remove(0, begin);
    const qsizetype end = ahead.indexOf('\n');
    return ahead.isEmpty() || isFromLine(ahead.left(end < 0 ? ahead.size() : end));
}

/// Whether the next line is a header field (RFC 5322, 2.2: a name of printable characters, and a colon).
bool MboxReader::isBeforeField()
{
    constexpr qint64 looked = 128;
    const QByteArray ahead = m_device.peek(looked);
    const qsizetype colon = ahead.indexOf(':');
    return colon > 0 && std::all_of(ahead.begin(), ahead.begin() + colon, [](char c) { return c > ' ' && c <= '~'; });
}

void MboxReader::append(Message &message, const QByteArray &line) const
{
    message.size += line.size();
    message.tooLarge = message.tooLarge || message.size > m_most;
    if (message.tooLarge)
        message.bytes = QByteArray();
    else
        message.bytes += line;
}

std::optional<MboxReader::Message> MboxReader::next()
{
    QByteArray line;
    Message message;
    bool atLineStart = true;
    if (!m_inMessage) {
        do {
            if (!readLine(line))
                return std::nullopt;
        } while (isBlankLine(line));
        if (!line.startsWith("From ")) // one message without its "From " line
            append(message, line);
        atLineStart = line.endsWith('\n');
    }
    m_inMessage = false;
    message.number = ++m_number;
    bool inHeader = true;
    qint64 believedUntil = 0;
    std::optional<qint64> length;
    QByteArray heldBlank; // an empty line that may be the separator
    while (readLine(line)) {
        if (atLineStart && (!heldBlank.isEmpty() || !inHeader) && m_consumed - line.size() >= believedUntil &&
            isFromLine(line) && (!heldBlank.isEmpty() || isBeforeField())) {
            m_inMessage = true;
            break;
        }
        if (!heldBlank.isEmpty())
            append(message, heldBlank);
        heldBlank.clear();
        const bool blank = atLineStart && isBlankLine(line);
        if (blank && inHeader) {
            inHeader = false;
            if (length && *length <= m_device.size() - m_consumed && endsAt(m_consumed + *length))
                believedUntil = m_consumed + *length;
        } else if (inHeader && !length) {
            length = contentLength(line);
        }
        if (blank)
            heldBlank = line;
        else if (atLineStart && isEscapedFrom(line))
            append(message, line.mid(1));
        else
            append(message, line);
        atLineStart = line.endsWith('\n');
    }
    return message;
}

} // namespace soundings::intake
