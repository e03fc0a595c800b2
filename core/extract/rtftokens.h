#pragma once

#include <QByteArray>

namespace soundings::extract {

/// One thing in a rich text file.
struct RtfToken
{
    enum Kind {
        Open,  ///< {
        Close, ///< }
        Word,  ///< \name, with a number or without
        Sign,  ///< \~ and its like: `byte` is the sign
        Byte,  ///< a character of text, or \'hh
        End,
    };
    Kind kind = End;
    QByteArrayView word;
    int number = 0;
    bool hasNumber = false;
    char byte = 0;
    bool escaped = false; ///< a byte as \'hh
};

/// Reads rich text forwards. Bytes behind \bin are passed over.
class RtfTokens
{
public:
    explicit RtfTokens(QByteArrayView bytes)
        : m_bytes(bytes)
    {}
    [[nodiscard]] RtfToken next();
    [[nodiscard]] qsizetype offset() const { return m_at; }

private:
    RtfToken control();
    RtfToken word();
    RtfToken hexByte();
    [[nodiscard]] bool has(qsizetype more) const { return m_at + more < m_bytes.size(); }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

} // namespace soundings::extract
