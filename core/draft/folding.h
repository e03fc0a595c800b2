#pragma once

#include <QString>

#include <vector>

namespace soundings::draft {

/// What to do with a hyphen at the end of a line: it may part a word ("produc-tivity") or belong to it ("on-Trent").
enum class LineHyphens { Joined, Kept };

/// Text in the form in which it is compared: lower case, without accents, ligatures taken apart, typographic quotes
/// and dashes as ASCII, soft hyphens gone, every run of white space one space, words parted at line ends whole.
struct Folded
{
    QString text;
    std::vector<int> source; ///< for each unit of `text`, which unit of the original it came from; and the end
    bool hadLineHyphens = false;
};

[[nodiscard]] Folded folded(QStringView text, LineHyphens hyphens = LineHyphens::Joined);

} // namespace soundings::draft
