#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// What each character is to the word rules (see wordscanner.h), and its folded form.
namespace soundings::search {

enum class LetterKind : uint8_t {
    Sign,      ///< parts words
    Letter,    ///< or digit
    Single,    ///< a word of its own
    Mark,      ///< combining: belongs to the word before it, and vanishes
    Invisible, ///< within a word vanishes
    Apostrophe,
};

struct Letter
{
    LetterKind kind = LetterKind::Sign;
    std::string_view folded; ///< UTF-8; until the next letterOf() on this thread. Of a Letter or Single only
};

/// Of a code point beyond ASCII.
[[nodiscard]] Letter letterOf(char32_t c);

/// Of ASCII: the folded letter or digit, '\'' or 0 for a sign.
inline constexpr std::array<char, 128> foldedAscii = [] {
    std::array<char, 128> table{};
    for (char c = '0'; c <= '9'; ++c)
        table[static_cast<size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) {
        table[static_cast<size_t>(c)] = c;
        table[static_cast<size_t>(c - 'a' + 'A')] = c;
    }
    table['\''] = '\'';
    return table;
}();

struct Decoded
{
    char32_t c = 0xFFFD; ///< as it stands for what is malformed
    size_t units = 1;
};
[[nodiscard]] Decoded decode(std::string_view text, size_t at);
[[nodiscard]] Decoded decode(std::u16string_view text, size_t at);

} // namespace soundings::search
