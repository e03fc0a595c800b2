#pragma once

#include <QString>

#include <vector>

namespace soundings::references {

/// A word of a text in the form in which it is compared: lower case, without accents, hyphens and
/// apostrophes, ligatures taken apart, whole where a hyphen parted it at a line's end. "Stoke-on-\nTrent" →
/// "stokeontrent".
struct TextWord
{
    QString folded;
    int begin = 0; ///< in the text, UTF-16 units
    int end = 0;
};

[[nodiscard]] std::vector<TextWord> wordsOf(const QString &text);

/// Up to `size` units from `from` on, or before it where `size` is negative; splits no surrogate pair, which
/// a QRegularExpression would refuse.
[[nodiscard]] QString windowOf(const QString &text, int from, int size);

/// Says something about a subject: no article, preposition, auxiliary, number, month or day.
[[nodiscard]] bool isContentWord(const QString &folded);

/// The same for "centre" and "centres": enough for headings.
[[nodiscard]] QString singular(const QString &folded);

} // namespace soundings::references
