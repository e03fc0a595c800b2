#include "core/rtf/rtftokens.h"

#include <algorithm>
#include <limits>

namespace soundings::rtf {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLineEnd(char c)
{
    return c == '\r' || c == '\n';
}

int hexValue(char c)
{
    return isDigit(c)             ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

} // namespace

void Tokens::skip(qsizetype bytes)
{
    m_at += std::clamp<qsizetype>(bytes, 0, m_rtf.size() - m_at);
}

Token Tokens::next()
{
    while (m_at < m_rtf.size() && isLineEnd(m_rtf[m_at]))
        ++m_at;
    if (m_at >= m_rtf.size())
        return {};
    const char c = m_rtf[m_at];
    if (c == '{' || c == '}') {
        ++m_at;
        return {c == '{' ? Token::Kind::Open : Token::Kind::Close, {}, 0, false};
    }
    if (c == '\\') {
        ++m_at;
        return m_at < m_rtf.size() && isLetter(m_rtf[m_at]) ? word() : symbol();
    }
    const qsizetype begin = m_at;
    while (m_at < m_rtf.size() && m_rtf[m_at] != '{' && m_rtf[m_at] != '}' && m_rtf[m_at] != '\\' &&
           !isLineEnd(m_rtf[m_at]))
        ++m_at;
    return {Token::Kind::Text, m_rtf.sliced(begin, m_at - begin), 0, false};
}

Token Tokens::word()
{
    constexpr qsizetype longestName = 32; // what is longer is no word of RTF, and its rest is text
    Token token{Token::Kind::Word, {}, 0, false};
    const qsizetype begin = m_at;
    while (m_at < m_rtf.size() && isLetter(m_rtf[m_at]) && m_at - begin < longestName)
        ++m_at;
    token.text = m_rtf.sliced(begin, m_at - begin);
    const bool negative = m_at + 1 < m_rtf.size() && m_rtf[m_at] == '-' && isDigit(m_rtf[m_at + 1]);
    m_at += negative;
    qint64 value = 0;
    for (; m_at < m_rtf.size() && isDigit(m_rtf[m_at]); ++m_at) {
        value = std::min<qint64>(value * 10 + (m_rtf[m_at] - '0'), std::numeric_limits<int>::max());
        token.hasValue = true;
    }
    token.value = int(negative ? -value : value);
    if (m_at < m_rtf.size() && m_rtf[m_at] == ' ')
        ++m_at;
    return token;
}

Token Tokens::symbol()
{
    if (m_at >= m_rtf.size())
        return {};
    const char c = m_rtf[m_at++];
    if (c != '\'')
        return {Token::Kind::Symbol, {}, static_cast<unsigned char>(c), false};
    const int high = m_at < m_rtf.size() ? hexValue(m_rtf[m_at]) : -1;
    const int low = m_at + 1 < m_rtf.size() ? hexValue(m_rtf[m_at + 1]) : -1;
    if (high < 0 || low < 0)
        return {Token::Kind::Symbol, {}, '\'', false};
    m_at += 2;
    return {Token::Kind::Byte, {}, high * 16 + low, false};
}

} // namespace soundings::rtf
