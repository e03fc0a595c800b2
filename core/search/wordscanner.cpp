#include "core/search/wordscanner.h"

#include "core/search/letters.h"

#include <algorithm>

namespace soundings::search {

namespace {

bool isAscii(char unit)
{
    return static_cast<unsigned char>(unit) < 0x80;
}
bool isAscii(char16_t unit)
{
    return unit < 0x80;
}

template<class Unit>
char asciiOf(Unit unit)
{
    return foldedAscii[static_cast<size_t>(unit)];
}

bool startsWord(LetterKind kind)
{
    return kind == LetterKind::Letter || kind == LetterKind::Single;
}

} // namespace

template<class Unit>
void WordScanner<Unit>::append(std::string_view folded)
{
    if (m_size + folded.size() <= longest) {
        std::copy(folded.begin(), folded.end(), m_folded.begin() + static_cast<std::ptrdiff_t>(m_size));
        m_size += folded.size();
    }
}

template<class Unit>
bool WordScanner<Unit>::letterAt(size_t at) const
{
    if (at >= m_text.size())
        return false;
    if (isAscii(m_text[at]))
        return asciiOf(m_text[at]) && m_text[at] != '\'';
    return letterOf(decode(m_text, at).c).kind == LetterKind::Letter;
}

template<class Unit>
void WordScanner<Unit>::skipAsciiSigns()
{
    while (m_at < m_text.size() && isAscii(m_text[m_at]) && (!asciiOf(m_text[m_at]) || m_text[m_at] == '\''))
        ++m_at;
}

/// The quick way through most of an English text.
template<class Unit>
void WordScanner<Unit>::takeAsciiLetters()
{
    while (m_at < m_text.size() && isAscii(m_text[m_at])) {
        const char folded = asciiOf(m_text[m_at]);
        if (!folded || folded == '\'')
            break;
        if (m_size < longest)
            m_folded[m_size++] = folded;
        m_end = ++m_at;
    }
}

template<class Unit>
bool WordScanner<Unit>::next()
{
    m_size = 0;
    bool inWord = false;
    skipAsciiSigns();
    while (m_at < m_text.size()) {
        size_t units = 1;
        LetterKind kind = LetterKind::Sign;
        char ascii = 0;
        std::string_view folded;
        if (isAscii(m_text[m_at])) {
            ascii = asciiOf(m_text[m_at]);
            kind = ascii == '\'' ? LetterKind::Apostrophe : ascii ? LetterKind::Letter : LetterKind::Sign;
            folded = {&ascii, 1};
        } else {
            const Decoded decoded = decode(m_text, m_at);
            const Letter letter = letterOf(decoded.c);
            units = decoded.units;
            kind = letter.kind;
            folded = letter.folded;
        }

        const bool joins = inWord && (kind == LetterKind::Letter || kind == LetterKind::Mark ||
                                      kind == LetterKind::Invisible ||
                                      (kind == LetterKind::Apostrophe && letterAt(m_at + units)));
        if (inWord && !joins) {
            if (m_size > 0)
                return true; // what stands here is looked at again for the next word
            inWord = false;
        }
        if (!inWord && !startsWord(kind)) {
            m_at += units;
            continue;
        }
        if (!inWord)
            m_begin = m_at;
        inWord = true;
        m_at += units;
        if (kind == LetterKind::Apostrophe)
            append("'");
        else if (startsWord(kind))
            append(folded);
        if (kind != LetterKind::Invisible)
            m_end = m_at;
        if (kind == LetterKind::Single) {
            if (m_size > 0)
                return true;
            inWord = false;
        } else {
            takeAsciiLetters();
        }
    }
    return inWord && m_size > 0;
}

template class WordScanner<char>;
template class WordScanner<char16_t>;

std::vector<Word> split(QStringView text)
{
    std::vector<Word> words;
    WordScanner<char16_t> scanner({text.utf16(), static_cast<size_t>(text.size())});
    while (scanner.next()) {
        const std::string_view folded = scanner.folded();
        words.push_back({QString::fromUtf8(folded.data(), static_cast<qsizetype>(folded.size())),
                         {static_cast<qsizetype>(scanner.begin()), static_cast<qsizetype>(scanner.end())}});
    }
    return words;
}

QString fold(QStringView text)
{
    const std::u16string_view units(text.utf16(), static_cast<size_t>(text.size()));
    QByteArray folded;
    folded.reserve(text.size());
    bool space = false;
    const auto put = [&](std::string_view bytes) {
        if (space && !folded.isEmpty())
            folded += ' ';
        space = false;
        folded.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    for (size_t at = 0; at < units.size();) {
        const Decoded decoded = decode(units, at);
        const char32_t c = decoded.c;
        at += decoded.units;
        if (QChar::isSpace(c)) {
            space = true;
        } else if (c < 0x80) {
            const char ascii = foldedAscii[c];
            const char kept = ascii ? ascii : static_cast<char>(c);
            put({&kept, 1});
        } else if (const Letter letter = letterOf(c); startsWord(letter.kind)) {
            if (!letter.folded.empty())
                put(letter.folded);
        } else if (letter.kind == LetterKind::Apostrophe) {
            put("'");
        } else if (QChar::category(c) == QChar::Punctuation_Dash) {
            put("-");
        } else if (letter.kind == LetterKind::Sign) {
            const QByteArray sign = QString::fromUcs4(&c, 1).toUtf8();
            put({sign.constData(), static_cast<size_t>(sign.size())});
        }
    }
    return QString::fromUtf8(folded);
}

} // namespace soundings::search
