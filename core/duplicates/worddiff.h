#pragma once

#include <QStringView>

#include <vector>

namespace soundings::duplicates {

/// A stretch of a text that the other text does not have; UTF-16.
struct Stretch
{
    qsizetype begin = 0;
    qsizetype end = 0;

    friend bool operator==(const Stretch &, const Stretch &) = default;
};
struct WordDiff
{
    std::vector<Stretch> left;
    std::vector<Stretch> right;
    bool whole =
        true; ///< false: the texts differ too much to be compared word by word; one stretch covers the rest
};

/// By words, case and punctuation counted, white space not: a longest common subsequence (Hunt and McIlroy
/// 1976) of what lies between the words that both begin and end with. Words longer than that make up to 4
/// million cells.
[[nodiscard]] WordDiff wordDiff(QStringView left, QStringView right);

} // namespace soundings::duplicates
