#include "core/search/letters.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <string>
#include <vector>

namespace soundings::search {

namespace {

using namespace Qt::StringLiterals;

bool isWordCategory(QChar::Category category)
{
    switch (category) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Mark_SpacingCombining: // vowel signs of Indic scripts: a different word without them
        return true;
    default:
        return false;
    }
}

/// Letters that no decomposition takes to their base, but that people type as it.
std::string_view plainForm(char32_t c)
{
    switch (c) {
    case 0x00DF:
        return "ss"; // Qt folds case one character to one
    case 0x00E6:
        return "ae";
    case 0x00F0:
        return "d"; // eth
    case 0x00F8:
        return "o";
    case 0x00FE:
        return "th"; // thorn
    case 0x0111:
        return "d";
    case 0x0127:
        return "h";
    case 0x0131:
        return "i"; // dotless
    case 0x0142:
        return "l";
    case 0x0153:
        return "oe";
    case 0x0167:
        return "t";
    default:
        return {};
    }
}

bool isApostrophe(char32_t c)
{
    return c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07;
}

bool isSingle(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x3041 && c <= 0x30FF) ||
           (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
           c == 0x3005 || c == 0x3007;
}

/// Folded once; the result may hold what folds further ("ẞ" → "ß" → "ss").
QString foldOnce(char32_t c)
{
    return QString::fromUcs4(&c, 1)
        .normalized(QString::NormalizationForm_KD)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_KD);
}

std::string foldedForm(char32_t c)
{
    std::string folded;
    const QList<uint> codes = foldOnce(c).toUcs4();
    for (const char32_t code : codes) {
        if (!isWordCategory(QChar::category(code)) || isApostrophe(code))
            continue;
        if (QChar::category(code) == QChar::Number_DecimalDigit && code > 0x7F)
            folded += static_cast<char>('0' + QChar::digitValue(code));
        else if (const std::string_view plain = plainForm(code); !plain.empty())
            folded += plain;
        else
            folded += QString::fromUcs4(&code, 1).toUtf8().toStdString();
    }
    // "ゟ" would fold to two words.
    if (codes.size() > 1 && std::count_if(codes.begin(), codes.end(), isSingle) > 1)
        return QString::fromUcs4(&c, 1).toUtf8().toStdString();
    return folded;
}

/// "½" would fold to "12".
bool isFraction(char32_t c)
{
    return QChar::category(c) == QChar::Number_Other && QChar::decomposition(c).contains(QChar(0x2044));
}

LetterKind kindOf(char32_t c)
{
    if (isApostrophe(c))
        return LetterKind::Apostrophe;
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing)
        return LetterKind::Mark;
    if (category == QChar::Other_Format)
        return c == 0x200B ? LetterKind::Sign : LetterKind::Invisible; // the zero-width space parts words
    if (!isWordCategory(category) || isFraction(c))
        return LetterKind::Sign;
    if (isSingle(c))
        return LetterKind::Single;
    const QList<uint> folded = c < 0x3000 ? QList<uint>() : foldOnce(c).toUcs4(); // "㊀" folds to "一"
    return std::any_of(folded.begin(), folded.end(), isSingle) ? LetterKind::Single : LetterKind::Letter;
}

/// The scripts of Europe and most of the others, worked out once: 12,000 characters in a few milliseconds.
class LetterTable
{
public:
    static constexpr char32_t size = 0x3000;

    LetterTable()
    {
        m_entries.resize(size);
        for (char32_t c = 0x80; c < size; ++c) {
            Entry &entry = m_entries[c];
            entry.kind = kindOf(c);
            if (entry.kind != LetterKind::Letter)
                continue;
            const std::string folded = foldedForm(c);
            entry.offset = static_cast<uint32_t>(m_folded.size());
            entry.size = static_cast<uint8_t>(folded.size());
            m_folded += folded;
        }
    }

    Letter at(char32_t c) const
    {
        const Entry &entry = m_entries[c];
        return {entry.kind, std::string_view(m_folded).substr(entry.offset, entry.size)};
    }

private:
    struct Entry
    {
        uint32_t offset = 0;
        uint8_t size = 0;
        LetterKind kind = LetterKind::Sign;
    };
    std::vector<Entry> m_entries;
    std::string m_folded;
};

} // namespace

Letter letterOf(char32_t c)
{
    static const LetterTable table;
    if (c < LetterTable::size)
        return table.at(c);
    thread_local std::string folded;
    const LetterKind kind = kindOf(c);
    if (kind == LetterKind::Letter || kind == LetterKind::Single)
        folded = foldedForm(c);
    return {kind, folded};
}

Decoded decode(std::string_view text, size_t at)
{
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    const size_t units = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + units > text.size())
        return {};
    char32_t c = lead & (0xFFu >> (units + 1));
    for (size_t i = 1; i < units; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return {};
        c = (c << 6) | (byte(at + i) & 0x3Fu);
    }
    const bool overlong = (units == 3 && c < 0x800) || (units == 4 && c < 0x10000);
    if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return {};
    return {c, units};
}

Decoded decode(std::u16string_view text, size_t at)
{
    const char16_t unit = text[at];
    if (!QChar::isSurrogate(unit))
        return {unit, 1};
    if (QChar::isHighSurrogate(unit) && at + 1 < text.size() && QChar::isLowSurrogate(text[at + 1]))
        return {QChar::surrogateToUcs4(unit, text[at + 1]), 2};
    return {};
}

} // namespace soundings::search
