#include "core/extract/rtftokens.h"

namespace soundings::extract {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexValue(char c)
{
    return isDigit(c)             ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

} // namespace

RtfToken RtfTokens::next()
{
    while (m_at < m_bytes.size()) {
        const char c = m_bytes[m_at++];
        RtfToken token;
        switch (c) {
        case '{':
            token.kind = RtfToken::Open;
            return token;
        case '}':
            token.kind = RtfToken::Close;
            return token;
        case '\\':
            return control();
        case '\r':
        case '\n':
        case '\0':
            continue;
        default:
            token.kind = RtfToken::Byte;
            token.byte = c;
            return token;
        }
    }
    return {};
}

RtfToken RtfTokens::control()
{
    if (!has(0))
        return {};
    const char c = m_bytes[m_at];
    if (isLetter(c))
        return word();
    ++m_at;
    if (c == '\'')
        return hexByte();
    RtfToken token;
    if (c == '{' || c == '}' || c == '\\') {
        token.kind = RtfToken::Byte;
        token.byte = c;
    } else if (c == '\r' || c == '\n') { // an escaped line end is a paragraph's
        token.kind = RtfToken::Word;
        token.word = "par";
        m_at += c == '\r' && has(0) && m_bytes[m_at] == '\n' ? 1 : 0;
    } else {
        token.kind = RtfToken::Sign;
        token.byte = c;
    }
    return token;
}

RtfToken RtfTokens::word()
{
    RtfToken token;
    token.kind = RtfToken::Word;
    const qsizetype begin = m_at;
    while (has(0) && isLetter(m_bytes[m_at]))
        ++m_at;
    token.word = m_bytes.sliced(begin, m_at - begin);
    const bool negative = has(1) && m_bytes[m_at] == '-' && isDigit(m_bytes[m_at + 1]);
    m_at += negative ? 1 : 0;
    qint64 number = 0;
    while (has(0) && isDigit(m_bytes[m_at])) {
        token.hasNumber = true;
        number = qMin<qint64>(number * 10 + (m_bytes[m_at++] - '0'), 1'000'000'000);
    }
    token.number = int(negative ? -number : number);
    if (has(0) && m_bytes[m_at] == ' ')
        ++m_at;
    if (token.word == "bin" && token.number > 0)
        m_at += qMin<qsizetype>(token.number, m_bytes.size() - m_at);
    return token;
}

RtfToken RtfTokens::hexByte()
{
    RtfToken token;
    token.kind = RtfToken::Byte;
    token.escaped = true;
    const int high = has(0) ? hexValue(m_bytes[m_at]) : -1;
    const int low = has(1) ? hexValue(m_bytes[m_at + 1]) : -1;
    if (high < 0 || low < 0) { // what follows is text again
        token.byte = '?';
        return token;
    }
    token.byte = char(high * 16 + low);
    m_at += 2;
    return token;
}

} // namespace soundings::extract
