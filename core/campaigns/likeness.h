#pragma once

#include <QString>

#include <vector>

/// Pure: how much of one text stands in another.
namespace soundings::campaigns {

/// The words of a bare text (duplicates::bareText), each as a number: equal words are equal numbers in every process.
using Words = std::vector<quint32>;
[[nodiscard]] Words wordsOf(const QString &bareText);

/// How many words of both stand in both in the same order: the longest common subsequence, bit by bit, 64 words at a
/// time (H. Hyyrö, "Bit-Parallel LCS-length Computation Revisited", AWOCA 2004).
[[nodiscard]] size_t wordsInCommon(const Words &a, const Words &b);

struct Likeness
{
    double ofKernel = 0; ///< how much of the kernel stands in the text, 0…1
    int own = 0;         ///< words that the text says besides
};
/// A text of more than three times the kernel's length is none of its copies, whatever stands in it.
[[nodiscard]] Likeness likeness(const Words &kernel, const Words &text);

/// A text of fewer words is no letter that people hand on: many who write briefly write the same.
inline constexpr size_t fewestWords = 20;

} // namespace soundings::campaigns
