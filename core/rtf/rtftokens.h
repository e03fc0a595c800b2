#pragma once

#include <QByteArrayView>

namespace soundings::rtf {

struct Token
{
    enum class Kind {
        Open,   ///< {
        Close,  ///< }
        Word,   ///< \name, \name12
        Symbol, ///< a backslash and one character that is no letter
        Byte,   ///< \'hh
        Text,   ///< bytes between these; without line ends, which mean nothing
        End
    };
    Kind kind = Kind::End;
    QByteArrayView text;   ///< the word's name, or the text; of the input
    int value = 0;         ///< the word's number, clamped; the byte; the symbol's character
    bool hasValue = false; ///< of a word
};

/// RTF 1.9.1 cut into tokens. Any bytes can be cut; each call goes on by at least one, up to End.
class Tokens
{
public:
    explicit Tokens(QByteArrayView rtf)
        : m_rtf(rtf)
    {}

    [[nodiscard]] Token next();
    void skip(qsizetype bytes); ///< what \bin announces; not beyond the end

private:
    [[nodiscard]] Token word();
    [[nodiscard]] Token symbol();

    QByteArrayView m_rtf;
    qsizetype m_at = 0;
};

} // namespace soundings::rtf
