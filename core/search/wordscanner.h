#pragma once

#include <QString>

#include <array>
#include <string_view>
#include <vector>

/// What a word is, in the index, in a query and in the reader: one set of rules for all three.
///
/// - A word is a run of letters, digits and combining marks of any script. Hyphens, dots and other signs part
///   words. An apostrophe of any shape between letters belongs to the word; soft hyphens and other invisible
///   format characters do too, and vanish.
/// - Each ideograph, hiragana and katakana is a word of its own.
/// - Folded: compatibility-decomposed (NFKD), combining marks dropped, case folded, ß → ss, ø → o, æ → ae, ł
/// → l
///   and the like; digits of every script become 0-9; apostrophes become '.
/// - A folded word is cut after 128 UTF-8 bytes.
namespace soundings::search {

/// [begin, end) in UTF-16 code units.
struct Range
{
    qsizetype begin = 0;
    qsizetype end = 0;

    friend bool operator==(const Range &, const Range &) = default;
};

/// Walks the words of a text in UTF-8 or UTF-16; malformed units part words.
template<class Unit>
class WordScanner
{
public:
    explicit WordScanner(std::basic_string_view<Unit> text)
        : m_text(text)
    {}

    bool next(); ///< to the first word, then to the next; false at the end
    [[nodiscard]] std::string_view folded() const
    {
        return {m_folded.data(), m_size};
    }                                                      ///< UTF-8; until next()
    [[nodiscard]] size_t begin() const { return m_begin; } ///< in units of the text
    [[nodiscard]] size_t end() const { return m_end; }

private:
    static constexpr size_t longest = 128;

    void append(std::string_view folded);
    void skipAsciiSigns();
    void takeAsciiLetters();
    [[nodiscard]] bool letterAt(size_t at) const;

    std::basic_string_view<Unit> m_text;
    std::array<char, longest> m_folded{};
    size_t m_size = 0; ///< of m_folded
    size_t m_at = 0;
    size_t m_begin = 0;
    size_t m_end = 0;
};
extern template class WordScanner<char>;
extern template class WordScanner<char16_t>;

struct Word
{
    QString folded;
    Range range;
};

/// All words of a text, in order.
[[nodiscard]] std::vector<Word> split(QStringView text);

/// Letters and digits folded as in words, white space collapsed to one space and trimmed, dashes made '-';
/// other signs stay. For comparing names: idempotent.
[[nodiscard]] QString fold(QStringView text);

} // namespace soundings::search
