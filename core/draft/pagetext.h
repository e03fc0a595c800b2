#pragma once

#include "core/consultation/draft.h"

#include <QString>

#include <optional>
#include <vector>

/// The words of a page as values: what search, selection and the recognition of headings work on.
namespace soundings::draft {

/// A word as the PDF gives it, before the page is put together.
struct RawWord
{
    QString text;
    Box box;
    bool spaceAfter = false;
    std::vector<float> edges; ///< see Word
};

struct Word
{
    QString text;
    Box box;
    int begin = 0; ///< of the word in PageText::text, in UTF-16 units
    int line = 0;  ///< index into PageText::lines
    /// Where each UTF-16 unit begins from left to right, as fractions of the page's width, and where the last one
    /// ends; empty where the word does not run from left to right.
    std::vector<float> edges;

    [[nodiscard]] int end() const { return begin + int(text.size()); }
};

struct Line
{
    int firstWord = 0;
    int wordCount = 0;
    Box box;
    double height = 0; ///< of its words, the middle one, as a fraction of the page's height
};

/// The text of a page: words in reading order, a space between words that stand apart, \n at the end of a line.
struct PageText
{
    QString text;
    std::vector<Word> words;
    std::vector<Line> lines;
};

/// Words on one page of a draft.
struct Span
{
    int page = 0;  ///< from 0
    int begin = 0; ///< in PageText::text, UTF-16 units
    int end = 0;

    friend bool operator==(const Span &, const Span &) = default;
};

/// Puts words that come in reading order together to lines and text. Pure.
[[nodiscard]] PageText composePage(std::vector<RawWord> words);

/// The text of a line without its \n.
[[nodiscard]] QString lineText(const PageText &page, int line);

/// The words that have text in [begin, end) of the page's text.
[[nodiscard]] std::vector<int> wordsBetween(const PageText &page, int begin, int end);
/// What to mark for [begin, end) of the page's text: a box a line, cut at letters where `edges` allow it.
[[nodiscard]] std::vector<Box> boxesBetween(const PageText &page, int begin, int end);

/// The word under a point, as fractions of the page. None where no word is.
[[nodiscard]] std::optional<int> wordAt(const PageText &page, double x, double y);
/// The word nearest to a point: in the nearest line, lines above and below counting as farther than words to the
/// side. `aspect` is the page's height over its width. None on a page without words.
[[nodiscard]] std::optional<int> nearestWord(const PageText &page, double x, double y, double aspect);

[[nodiscard]] Box united(const Box &a, const Box &b); ///< an empty box adds nothing

} // namespace soundings::draft
