#include "core/search/wordscanner.h"

#include "core/search/letters.h"

namespace soundings::search {

namespace {

constexpr size_t longestWord = 128; // bytes, folded

template<class Unit>
bool isAscii(Unit unit)
{
    return static_cast<std::make_unsigned_t<Unit>>(unit) < 0x80;
}
template<>
bool isAscii(char16_t unit)
{
    return unit < 0x80;
}

bool startsWord(LetterKind kind)
{
    return kind == LetterKind::Letter || kind == LetterKind::Single;
}

} // namespace

template<class Unit>
void WordScanner<Unit>::append(std::string_view folded)
{
    if (m_folded.size() + folded.size() <= longestWord)
        m_folded += folded;
}

template<class Unit>
bool WordScanner<Unit>::letterAt(size_t at) const
{
    if (at >= m_text.size())
        return false;
    if (isAscii(m_text[at])) {
        const char folded = foldedAscii(static_cast<unsigned char>(m_text[at]));
        return folded && folded != '\'';
    }
    return letterOf(decode(m_text, at).c).kind == LetterKind::Letter;
}

template<class Unit>
bool WordScanner<Unit>::next()
{
    m_folded.clear();
    bool inWord = false;
    while (m_at < m_text.size()) {
        size_t units = 1;
        LetterKind kind = LetterKind::Sign;
        char ascii = 0;
        std::string_view folded;
        if (isAscii(m_text[m_at])) {
            ascii = foldedAscii(static_cast<unsigned char>(m_text[m_at]));
            kind = ascii == '\'' ? LetterKind::Apostrophe : ascii ? LetterKind::Letter : LetterKind::Sign;
            folded = {&ascii, 1};
        } else {
            const Decoded decoded = decode(m_text, m_at);
            const Letter letter = letterOf(decoded.c);
            units = decoded.units;
            kind = letter.kind;
            folded = letter.folded;
        }

        const bool joins = inWord
            && (kind == LetterKind::Letter || kind == LetterKind::Mark || kind == LetterKind::Invisible
                || (kind == LetterKind::Apostrophe && letterAt(m_at + units)));
        if (inWord && !joins) {
            if (!m_folded.empty())
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
            if (!m_folded.empty())
                return true;
            inWord = false;
        }
    }
    return inWord && !m_folded.empty();
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
            const char ascii = foldedAscii(static_cast<unsigned char>(c));
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
